import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLibrary } from '#library/read-library-fs.ts';
import { parseStory } from '#story/parse-story.ts';
import { plainProblems } from '#story/plain/plain-problems.ts';
import { storyOf } from '../../library/root.ts';
import { PROJECT } from '../../shipped.ts';

const TARGET = { 'reading-age': 9, 'house-words': {} };
const OFFICE = [
  'The Partnership implemented a comprehensive methodology, notwithstanding considerable organisational difficulties.',
  'Stakeholders are requested to ensure that appropriate safeguarding arrangements are implemented immediately.',
  'Subsequent investigation identified considerable quantities of substances, necessitating specialised examination.',
  'Additional preventative interventions are anticipated throughout neighbouring communities during forthcoming months.',
];

async function found(body: string, target: Parameters<typeof plainProblems>[1] = TARGET) {
  const texts = new Map([['en', { file: 'en.mdx', text: storyOf(body) }]]);
  const { story } = parseStory({ slug: 'told', folder: 'stories', path: 'told', texts, otherNames: [] });
  if (!story) throw new Error('This is no story.');
  return plainProblems(story, target);
}

const codes = async (body: string, target?: Parameters<typeof plainProblems>[1]): Promise<string[]> =>
  (await found(body, target)).map(({ code }) => code);

describe('advice on words', () => {
  it('tells that a text of offices is hard to read, and names three of its sentences', async () => {
    const problems = await found(OFFICE.join(' '));
    expect(problems.filter(({ code }) => code === 'words-hard')).toHaveLength(1);
    const named = problems.filter(({ code }) => code === 'sentence-hard');
    expect(named).toHaveLength(3);
    for (const { args, line } of named) {
      expect(OFFICE).toContain('words' in args ? args.words : '');
      expect(line).toBe(13);
    }
  });

  it('asks less of a text for older readers', async () => {
    const text = 'The partners have decided together that the meeting will happen on Tuesday afternoon in the village.';
    expect(await codes(text, { ...TARGET, 'reading-age': 6 })).toContain('words-hard');
    expect(await codes(text, { ...TARGET, 'reading-age': 16 })).toEqual([]);
  });

  it('is silent about short words', async () => {
    expect(await codes('We went to the old dock. A man sat there with his dog. He said that all was well.')).toEqual(
      [],
    );
  });

  it.each([
    ['Officers executed a warrant.', 'Say “searched”.'],
    ['Whilst we waited, it rained.', 'Say “while”.'],
    ['The OCG moved on.', 'Say “organised crime group”.'],
    ['A multi-agency day.', 'Say “of several organisations”.'],
  ])('has plain words for “%s”', async (body, hint) => {
    const { wordingOf } = await import('#problem/wording.ts');
    expect((await found(body)).map((problem) => wordingOf(problem).hint)).toEqual([hint]);
  });

  it('takes an abbreviation for one in capitals only', async () => {
    expect(await codes('They sell socks in the shop, and soc is no word.')).toEqual([]);
  });

  it('knows the words of a partnership too', async () => {
    const target = { ...TARGET, 'house-words': { 'boat house': 'club' } };
    expect(await codes('Come to the boat house.', target)).toEqual(['word-of-offices']);
    expect(await codes('Come to the boat house.')).toEqual([]);
  });

  it.each([
    ['A wheelchair bound man came in.', 1],
    ['The addicts need help.', 1],
    ['A man and a woman came, and he said that it was easy.', 0],
    ['Just ask a policeman.', 0],
  ])('puts people first: “%s”', async (body, count) => {
    expect((await codes(body)).filter((code) => code === 'person-first')).toHaveLength(count);
  });

  it('finds nothing in the shipped stories', async () => {
    const { library } = await readLibrary(PROJECT);
    const problems = await Promise.all((library?.stories ?? []).map((story) => plainProblems(story, TARGET)));
    expect(problems.flat()).toEqual([]);
  });
});

describe('the dictionaries', () => {
  it('are reached by no import but the one that check asks for when it runs', () => {
    const files = readdirSync(join(PROJECT, 'scripts'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const users = files.filter((file) => {
      const text = readFileSync(join(PROJECT, 'scripts', file), 'utf8');
      return /from '(?:#story\/plain\/|retext|unified)/.test(text) && !file.startsWith('story/plain/');
    });
    expect(users).toEqual([]);
  });
});
