import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { PHRASED_LANGUAGES, phrasesIn } from '#language/phrases.ts';
import type { Library } from '#library/library.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { composeMessage } from '#message/compose.ts';
import type { Message } from '#message/message.ts';
import { plainWords } from '#message/plain-words.ts';
import { copyOfPartnership, lay, textOf } from '../library/root.ts';

const OTHERS = PHRASED_LANGUAGES.filter((language) => language !== 'en');

/** Names, telephone numbers, and what the partnership says of a service in English only. */
const THE_SAME = [
  ...['Crimestoppers', '0800 555 111', '101', '999', 'Fearless'],
  ...['The Listening Ear', '01632 960001', 'Someone to talk to.'],
];

const versionIn = (language: string, review: string): string => `---
title: ${JSON.stringify(phrasesIn(language).kind.success)}
summary: ${JSON.stringify(phrasesIn(language).sample)}
translation:
  ${review}
---

${phrasesIn(language).report.police}

<Facts>

- 2
- 3

</Facts>

<Map />

<Support />
`;

/** The small partnership, if it published in every language. */
async function inEveryLanguage(review: string): Promise<Library> {
  const root = await copyOfPartnership();
  const settings = (await textOf('settings.yaml')).replace(
    /languages:[\s\S]*?(?=districts:)/,
    stringify({ languages: ['en', ...OTHERS].map((id) => ({ id, name: id })) }),
  );
  const files = OTHERS.map((id) => [`stories/quiet-harbour/${id}.mdx`, versionIn(id, review)]);
  await lay(root, { 'settings.yaml': settings, ...Object.fromEntries(files) });
  const { library, problems } = await readLibrary(root);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (!library) throw new Error('The partnership cannot be read.');
  return library;
}

function harbourIn(language: string, library: Library): Message {
  const story = library.stories.find(({ slug }) => slug === 'quiet-harbour');
  if (!story) throw new Error('There is no such story.');
  return composeMessage(story, language, library);
}

const DRAFT = 'reviewed: no';
const CHECKED = 'reviewed: yes\n  by: news-desk\n  date: 2031-05-01';

describe('a partnership that publishes in every language that has fixed words', () => {
  it('tells of a draft in each, but for English, until somebody has reviewed it', async () => {
    const draft = await inEveryLanguage(DRAFT);
    const checked = await inEveryLanguage(CHECKED);
    for (const language of OTHERS) {
      expect(harbourIn(language, draft).notices).toEqual([phrasesIn(language).draftTranslation]);
      expect(harbourIn(language, checked).notices).toEqual([]);
    }
    expect(harbourIn('en', draft).notices).toEqual([]);
  });

  it('says a message in that language from the first line to the last', async () => {
    const library = await inEveryLanguage(CHECKED);
    const english = plainWords(harbourIn('en', library), 'UTC');
    for (const language of OTHERS) {
      const message = harbourIn(language, library);
      expect(message).toMatchObject({ language, direction: phrasesIn(language).direction });
      expect(message.dateline).toMatch(/2\D+2031/);
      expect(message.places).toContain('The Harbour');
      const said = plainWords(message, 'UTC');
      expect(said).toContain(phrasesIn(language).facts);
      expect(said.filter((words) => english.includes(words))).toEqual(THE_SAME);
    }
  });
});
