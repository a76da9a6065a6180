import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHRASED_LANGUAGES, phrasesIn } from '#language/phrases.ts';
import { addresses } from '#message/addresses.ts';
import { PARTNERSHIP } from '../library/root.ts';
import { type BuiltSite, buildRoot } from './built-root.ts';
import { pageAt, pagesOf, tagsOf, textOf } from './pages.ts';

/** Before there was news for Harbour in another language. */
const EARLY = new Date('2031-04-15T12:00:00Z');
const others = PHRASED_LANGUAGES.filter((language) => language !== 'en');
const validator = new HtmlValidate({ extends: ['html-validate:recommended'], rules: { 'tel-non-breaking': 'off' } });
let built: BuiltSite;

async function change(file: string, before: RegExp, after: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  expect(text).toMatch(before);
  await writeFile(file, text.replace(before, after));
}

beforeAll(async () => {
  const root = await mkdtemp(join(tmpdir(), 'languages-'));
  await cp(PARTNERSHIP, root, { recursive: true });
  const listed = others.map((id) => `  - { id: ${id}, name: Name of ${id} }\n`).join('');
  await change(join(root, 'content/settings.yaml'), / {2}- \{ id: pl, name: Polski \}\n/, listed);
  const spoken = `"languages": ${JSON.stringify(PHRASED_LANGUAGES)}`;
  await change(join(root, 'content/hotspots/harbour.json'), /"languages": \[.*?\]/s, spoken);
  built = await buildRoot(root, EARLY, 'languages');
  await rm(root, { recursive: true });
});
afterAll(() => built.remove());

describe.each(others)('the page of a place without news in the language %s', (language) => {
  const phrases = phrasesIn(language);
  const page = (): string => pageAt(built.site, addresses.short('harbour', language));

  it('says so, in that language and its direction', () => {
    expect(tagsOf(page(), 'html')[0]).toEqual({ lang: language, dir: phrases.direction });
    expect(textOf(page(), 'h1')).toContain(phrases.newsFor('Harbour').slice(0, 3));
    expect(page()).toContain(`<p>${phrases.area.noNews}</p>`);
    expect(tagsOf(page(), 'article')).toEqual([]);
  });

  it('still says how to tell us, and where there is more', () => {
    expect(page()).toContain(phrases.report.heading);
    expect(page()).toContain(phrases.area.moreInEnglish);
  });

  it('is valid HTML', async () => {
    const { results } = await validator.validateString(page());
    expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
  });
});

it('a place has pages in its own languages only', () => {
  const short = pagesOf(built.site).filter(({ path }) => path.endsWith('/hill-end/') && /^\/[a-z]{2,3}\//.test(path));
  expect(short.map(({ path }) => path)).toEqual(['/en/hill-end/']);
});
