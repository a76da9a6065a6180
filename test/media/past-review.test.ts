import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeMessage } from '#message/compose.ts';
import type { Message } from '#message/message.ts';
import { linksOf, plainWords } from '#message/plain-words.ts';
import { publish } from '#publish/publish-fs.ts';
import { publicLibrary } from '#release/public-library.ts';
import { openBrowser } from '../browser/chromium.ts';
import { type Served, serve } from '../browser/serve.ts';
import { FIELDS, lay, PARTNERSHIP } from '../library/root.ts';
import { filesOf, lettersOf } from '../publish/letters.ts';
import { signedLibrary } from '../release/signed.ts';
import { picture } from '../story/pictures.ts';
import { listenToEmail, listenToFlyer, listenToPage } from './listen.ts';
import { dense, firstMissing, firstMissingLink, numbersIn } from './spoken.ts';

/** The day of review of one of two pictures begins. */
const DAY = new Date('2031-05-19T23:00:00Z');
const BEFORE = new Date(DAY.getTime() - 1);
/** What is said of that picture, in each language. */
const GONE = ['quagga alt', 'quagga caption', 'quagga credit', 'face.jpg'];
const PHOTOS = `<Photo src="face.jpg" alt="${GONE[0]}" caption="${GONE[1]}" credit="${GONE[2]}" />

Between them.

<Photo src="street.jpg" alt="A street." caption="The street by the harbour." />`;
const RELEASE = `image: face.jpg
pictures:
  face.jpg: { shows: person, approved: news-desk, why: w, risk: r, review: 2031-05-20, ends: expiry }
  street.jpg: { shows: no-person }
aim:`;

describe('a story of which one picture is past its review', () => {
  let home: string;
  let before: Message[];
  let messages: Message[];
  let browser: Browser;
  let page: Page;
  let site: Served;
  const { out, words } = { out: () => join(home, 'out'), words: (one: Message) => plainWords(one, 'Europe/London') };
  const read = (path: string): Promise<Buffer> => readFile(join(out(), path));

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'past-review-'));
    const root = join(home, 'root');
    await cp(PARTNERSHIP, root, { recursive: true });
    const photo = (width: number): Promise<Buffer> => picture(width, 200).jpeg().toBuffer();
    const polish = '---\ntitle: Sieci\nsummary: Sieci dla wszystkich.\ntranslation: { reviewed: no }\n---\n\n';
    // The newest of all, so that bulletins tell it in full.
    const newest = FIELDS.replace('2031-05-02', '2031-05-18').replace('aim:', RELEASE);
    await lay(root, {
      'stories/nets/en.mdx': `${newest}Nets.\n\n${PHOTOS}\n`,
      'stories/nets/pl.mdx': `${polish}Sieci.\n\n${PHOTOS}\n`,
      'stories/nets/face.jpg': await photo(320),
      'stories/nets/street.jpg': await photo(330),
    });
    const library = await signedLibrary(root);
    const messagesAt = (now: Date): Message[] => {
      const seen = publicLibrary(library, now);
      const story = seen.stories.find(({ slug }) => slug === 'nets');
      return story ? ['en', 'pl'].map((language) => composeMessage(story, language, seen)) : [];
    };
    [before, messages] = [messagesAt(BEFORE), messagesAt(DAY)];
    await publish(
      publicLibrary(library, DAY),
      out(),
      () => undefined,
      async () => [],
    );
    browser = await openBrowser();
    page = await browser.newPage();
    site = await serve(join(out(), 'site'));
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await rm(home, { recursive: true, force: true });
  });

  const eachMessage = async (look: (message: Message) => Promise<void>): Promise<void> => {
    expect(messages.map(({ language }) => language)).toEqual(['en', 'pl']);
    for (const message of messages) await look(message);
  };

  it('says what it said before, but for that picture', () => {
    for (const [at, message] of messages.entries()) {
      const earlier = before[at];
      const said = earlier ? words(earlier) : [];
      expect(said.join()).toContain('quagga caption');
      expect(words(message)).toEqual(said.filter((line) => !line.includes('quagga')));
    }
  });

  it('says the same words on its page', () =>
    eachMessage(async (message) => {
      // The small partnership has its site below /news.
      const path = new URL(message.address).pathname.replace(/^\/news/, '');
      const spoken = await listenToPage(page, site.address + path);
      expect(dense(spoken.text)).toBe(dense(words(message).join('')));
      expect(spoken.links).toEqual(linksOf(message));
    }));

  it('says the same words on its flyer', () =>
    eachMessage(async (message) => {
      const { text } = await listenToFlyer(await read(`flyers/nets/harbour-${message.language}-a5.pdf`));
      expect(firstMissing(words(message), text)).toBeUndefined();
    }));

  it('says the same words in both parts of its email', () =>
    eachMessage(async (message) => {
      const { html, text } = await listenToEmail(page, await read(`bulletins/harbour-${message.language}.eml`));
      for (const spoken of [html, text]) {
        expect(firstMissing(words(message), spoken.text)).toBeUndefined();
        expect(firstMissingLink(linksOf(message), spoken.links)).toBeUndefined();
      }
      const bare = text.text.replace(/(?:https?:\/\/|mailto:|tel:)\S+/g, '').replace(/^ *\d+\. /gm, '');
      expect(numbersIn(html.text)).toEqual(numbersIn(bare));
    }));

  it('has nothing of that picture in any file', async () => {
    for (const path of await filesOf(out())) {
      const letters = path + (await lettersOf(path));
      expect(
        GONE.filter((one) => letters.includes(one)),
        path,
      ).toEqual([]);
    }
  });
});
