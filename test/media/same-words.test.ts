import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FULL_STORIES } from '#bulletin/prepare.ts';
import { coversLanguage } from '#language/fonts.ts';
import { phrasesIn } from '#language/phrases.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { absolute, addresses, addressInWords } from '#message/addresses.ts';
import { composeMessage } from '#message/compose.ts';
import type { Message } from '#message/message.ts';
import { linksOf, plainWords } from '#message/plain-words.ts';
import { bulletinJobs, flyerJobs } from '#publish/jobs.ts';
import { type PublicLibrary, publicLibrary } from '#release/public-library.ts';
import { plainText } from '#story/block.ts';
import { versionsOf } from '#story/story.ts';
import { openBrowser } from '../browser/chromium.ts';
import { type Served, serve } from '../browser/serve.ts';
import { PROJECT, SHIPPED_OUT, shippedBytes } from '../shipped.ts';
import { listenToEmail, listenToFlyer, listenToPage } from './listen.ts';
import { dense, firstMissing, firstMissingLink, numbersIn } from './spoken.ts';

const library = await shippedLibrary();
const { zone } = library.settings;
const messages = library.stories.flatMap((story) =>
  versionsOf(story).map(({ language }) => composeMessage(story, language, library)),
);
const named = <M extends { message: Message }>(rows: readonly M[]) =>
  rows.map((row): [string, M] => [`${row.message.slug} in ${row.message.language}`, row]);

describe('every story says the same words, numbers, telephone numbers and links, in the same order', () => {
  let browser: Browser;
  let page: Page;
  let site: Served;

  beforeAll(async () => {
    browser = await openBrowser();
    page = await browser.newPage();
    site = await serve(join(SHIPPED_OUT, 'site'));
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  it.each(named(messages.map((message) => ({ message }))))('on its page: %s', async (_, { message }) => {
    const spoken = await listenToPage(page, site.address + new URL(message.address).pathname);
    expect(firstMissing(plainWords(message, zone), spoken.text)).toBeUndefined();
    // A page says nothing else within the story: the same length once spaces are gone.
    expect(dense(spoken.text)).toBe(dense(plainWords(message, zone).join('')));
    expect(spoken.links).toEqual(linksOf(message));
  });

  const flyers = flyerJobs(library).filter(({ message }) => coversLanguage(message.language));
  it.each(named(flyers))('on its flyer: %s', async (_, { message, hotspot }) => {
    const path = `flyers/${message.slug}/${hotspot.id}-${message.language}-a5.pdf`;
    const spoken = await listenToFlyer(shippedBytes(path));
    const rest = phrasesIn(message.language).readRest(addressInWords(message.address));
    const text = withoutAddresses(spoken.text, message);
    const isCut = dense(text).includes(dense(rest));
    const lines = isCut ? [...keptLines(message, text), rest, ...closingLines(message)] : plainWords(message, zone);
    expect(firstMissing(lines, text)).toBeUndefined();
    expect(withoutFurniture(text, message, hotspot.properties.name, hotspot.id)).toBe(dense(lines.join('')));
    if (!isCut) expect(firstMissingLink(linksOf(message).map(asUrl), spoken.links.map(asUrl))).toBeUndefined();
  });

  const bulletins = bulletinJobs(library).map((job): [string, typeof job] => [
    `${job.hotspot.id} in ${job.language}`,
    job,
  ]);
  it.each(bulletins)('in both parts of its email: %s', async (_, job) => {
    const { html, text } = await listenToEmail(page, shippedBytes(`bulletins/${job.hotspot.id}-${job.language}.eml`));
    for (const [place, message] of job.messages.entries()) {
      const isFull = place < FULL_STORIES;
      const lines = isFull ? plainWords(message, zone) : [message.title, message.summary];
      const links = isFull ? linksOf(message) : [message.address];
      for (const spoken of [html, text]) {
        expect(firstMissing(lines, spoken.text)).toBeUndefined();
        expect(firstMissingLink(links, spoken.links)).toBeUndefined();
      }
    }
    expect(numbersIn(html.text)).toEqual(numbersIn(withoutMarks(text.text)));
  });
});

/** A flyer without what belongs to the sheet and not to its story: masthead, foot, addresses of panels, list marks. */
function withoutFurniture(text: string, message: Message, place: string, area: string): string {
  const { settings, county } = library;
  const phrases = phrasesIn(message.language);
  const masthead = [phrases.newsFor(place), settings.name];
  const address = addressInWords(absolute(settings.site, addresses.short(area, message.language)));
  const foot = [phrases.scan(place), address, settings.name, settings.strapline];
  // A flyer that had no room for its map needs no credit for it either.
  const credit = dense(county.credit);
  const sheet = dense(text)
    .replaceAll('•', '')
    .replace(dense(masthead.join('')), '')
    .replace(dense(foot.join('')), '');
  const items = message.body.flatMap((block) => (block.type === 'list' && block.ordered ? block.items : []));
  const story = sheet.endsWith(credit) ? sheet.slice(0, -credit.length) : sheet;
  const unnumbered = items.map((item) => dense(plainText(item))).reduce(withoutNumber, story);
  // Panels stand last; the story may use the same words further up.
  const panels = unnumbered.lastIndexOf(dense(message.report.heading));
  return unnumbered.slice(0, panels) + withoutPanelMarks(unnumbered.slice(panels), message);
}

/** Routes and services show their addresses, and the hours of a service end with a full stop before its words. */
function withoutPanelMarks(text: string, { report, support }: Message): string {
  const services = support?.services ?? [];
  const addresses = [...report.routes, ...services].flatMap(({ link }) => (link ? dense(addressInWords(link)) : []));
  const bare = addresses.reduce((all, address) => all.replace(address, ''), text);
  const hours = services.flatMap((service) => (service.hours ? dense(service.hours) : []));
  return hours.reduce((all, words) => all.replace(`${words}.`, words), bare);
}

function withoutNumber(text: string, item: string): string {
  const at = text.indexOf(item);
  return text.slice(0, at).replace(/\d\.$/, '') + text.slice(at);
}

/** PDF readers write an address with a path at least of a slash. */
function asUrl(link: string): string {
  return new URL(link).href;
}

/** Paper spells out where a link leads, in brackets after its words. */
function withoutAddresses(spoken: string, message: Message): string {
  return linksOf(message).reduce(
    (text, link) => text.replaceAll(dense(`(${addressInWords(link)})`), ''),
    dense(spoken),
  );
}

/** All lines above the body, and as many of the body as the flyer still has: photo, quotes and the end may be missing. */
function keptLines(message: Message, spoken: string): string[] {
  const isCut = ({ type }: Message['body'][number], parts: readonly string[]): boolean => parts.includes(type);
  const bodies = [[], ['photo'], ['photo', 'quote']].map((parts) => message.body.filter((one) => !isCut(one, parts)));
  const closing = closingLines(message).length;
  const kept = bodies.map((body) => {
    const lines = plainWords({ ...message, body }, zone).slice(0, -closing);
    const missing = firstMissing(lines, spoken);
    return missing === undefined ? lines : lines.slice(0, lines.indexOf(missing));
  });
  const most = kept.reduce((best, one) => (one.length > best.length ? one : best));
  expect(most.length, 'only the body may be cut').toBeGreaterThanOrEqual(most.indexOf(message.places) + 1);
  expect(most).toContain(message.places);
  return most;
}

/** How to tell us, and who helps: these are never cut. */
function closingLines(message: Message): string[] {
  const lines = plainWords(message, zone);
  return lines.slice(
    plainWords({ ...message, support: undefined, report: { heading: '', ask: [], routes: [] } }, zone).length - 1,
  );
}

/** The text of an email spells out what its HTML shows by other means: addresses, and the numbers of a list. */
function withoutMarks(text: string): string {
  return text.replace(/(?:https?:\/\/|mailto:|tel:)\S+/g, '').replace(/^ *\d+\. /gm, '');
}

async function shippedLibrary(): Promise<PublicLibrary> {
  const { library: read } = await readLibrary(PROJECT);
  if (!read?.settings.clock) throw new Error('What ships can be read, and has a clock of its own.');
  return publicLibrary(read, read.settings.clock);
}
