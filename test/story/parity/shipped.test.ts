import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Problem } from '#problem/problem.ts';
import { parseStory } from '#story/parse-story.ts';

const CONTENT = fileURLToPath(new URL('../../../content', import.meta.url));

const translations = ['stories', 'appeals', 'events'].flatMap((folder) =>
  readdirSync(join(CONTENT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\/(?!en\.)[a-z]{2,3}\.mdx$/.test(file))
    .map((file) => join(folder, file)),
);

function problemsOf(file: string, change: (text: string) => string): Problem[] {
  const [, slug = '', name = ''] = file.split('/');
  const language = name.replace('.mdx', '');
  const read = (path: string): string => readFileSync(join(CONTENT, path), 'utf8');
  const texts = new Map([
    ['en', { file: 'en.mdx', text: read(file.replace(name, 'en.mdx')) }],
    [language, { file: name, text: change(read(file)) }],
  ]);
  return parseStory({ slug, folder: 'stories', path: slug, texts, otherNames: [] }, ['en', language]).problems.filter(
    ({ code }) => code.startsWith('translation-'),
  );
}

/** Where the words of a file have digits: not the name of a picture, not the numbers of a list. */
function digitsOf(text: string): number[] {
  return [...text.matchAll(/(?!^\d\.)\d/gm)].map(({ index }) => index);
}

describe.each(translations)('the translation %s', (file) => {
  it('says what the English says', () => {
    expect(problemsOf(file, (text) => text)).toEqual([]);
  });

  it('is refused when any one digit of it is another', () => {
    const text = readFileSync(join(CONTENT, file), 'utf8');
    const places = digitsOf(text);
    expect(places.length).toBeGreaterThan(10);
    const passed = places.filter((at) => {
      const other = String((Number(text[at]) + 1) % 10);
      return problemsOf(file, () => text.slice(0, at) + other + text.slice(at + 1)).length === 0;
    });
    expect(passed.map((at) => text.slice(at - 10, at + 10))).toEqual([]);
  });
});
