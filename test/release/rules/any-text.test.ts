import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '#library/library.ts';
import { checkRelease } from '#release/rules/check.ts';
import { parseStory } from '#story/parse-story.ts';
import { type Story, versionsOf } from '#story/story.ts';
import { STAGES } from '#story/vocabulary.ts';
import { FIXTURES } from '../../library/root.ts';
import { englishOf, LANGUAGES, NOW, partnership, storyOf } from './story-of.ts';

let library: Library;
beforeAll(async () => {
  library = await partnership();
});

const STORIES = join(FIXTURES, 'rules/stories');

function parsed(text: string): Story {
  const texts = new Map([['en', { file: 'content/stories/told/en.mdx', text }]]);
  const { story } = parseStory({ slug: 'told', folder: 'stories', path: 'told', texts, otherNames: [] });
  if (!story) throw new Error('This is no story.');
  return story;
}

/** A story whose body is a text as it is, whatever Markdown would make of it. */
function withBody(stage: (typeof STAGES)[number], text: string, language = 'en'): Story {
  const story = storyOf({
    stage,
    words: 'x',
    language,
    isProtected: true,
    ...(stage === 'none' ? {} : { young: '[victim]' }),
  });
  for (const version of versionsOf(story))
    version.blocks = [{ type: 'paragraph', children: [{ type: 'text', value: text }] }];
  return story;
}

describe('a story of each stage', () => {
  it('is there', () => {
    expect(readdirSync(STORIES).sort()).toEqual(STAGES.map((stage) => `${stage}.mdx`).sort());
  });

  it.each(STAGES)('passes clean at %s', (stage) => {
    const story = parsed(readFileSync(join(STORIES, `${stage}.mdx`), 'utf8'));
    expect(story.stage).toBe(stage);
    expect(checkRelease(story, library, NOW)).toEqual([]);
  });

  it.each(['verdict', 'sentence', 'concluded'] as const)('told at arrest, the words of %s are found', (stage) => {
    const story = parsed(readFileSync(join(STORIES, `${stage}.mdx`), 'utf8'));
    expect(checkRelease({ ...story, stage: 'arrest' }, library, NOW).length).toBeGreaterThan(0);
  });
});

describe('any text', () => {
  const words = fc.array(
    fc.oneof(
      fc.constantFrom(
        ...'the thief dealers John Smith , 34 of 12 High Street LS1 1AA his daughter known to police . " ’ 15-year-old boy arrested گرفتار مجرم ਚੋਰ zatrzymano Mr victim reward £5 Crimestoppers'.split(
          ' ',
        ),
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    ),
    { maxLength: 40 },
  );

  it('is read without a fault, and each finding tells words that stand there', () => {
    fc.assert(
      fc.property(words, fc.constantFrom(...STAGES), fc.constantFrom(...LANGUAGES), (parts, stage, language) => {
        const text = parts.join(' ');
        for (const { problem, id } of checkRelease(withBody(stage, text, language), library, NOW)) {
          if (!('words' in problem.args) || !/\/body\//.test(id)) continue;
          expect(problem.args.words).not.toBe('');
          expect(text).toContain(String(problem.args.words).replace(/…$/, ''));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same names to the same findings, wherever in the file they stand', () => {
    const ids = (told: string): string[] =>
      checkRelease(parsed(englishOf({ stage: 'arrest', words: 'x', body: told })), library, NOW).map(({ id }) => id);
    const [first] = ids('The thief is held.');
    expect(ids('We waited.\n\nThen it rained.\n\nThe thief is held.')).toEqual([first]);
    expect(ids('The burglar is held.')).not.toEqual([first]);
  });

  it('points at the line on which the words stand, also within a long paragraph, a list or a tag', () => {
    const body = [
      'It was a long night, and **many',
      'people** saw it. Then',
      'the thief was arrested,\\',
      'and a gunman too.',
      '',
      '<Facts>',
      '',
      '- One: a boat',
      '- Two: the burglar was',
      '  caught red-handed',
      '',
      '</Facts>',
      '',
      '<Photo',
      '  src="photo.jpg"',
      '  alt="A boat."',
      '  caption="The offender and his boat"',
      '/>',
    ].join('\n');
    const text = englishOf({ stage: 'arrest', words: 'x', body });
    const lines = text.split('\n');
    const found = checkRelease(parsed(text), library, NOW);
    expect(found.map(({ problem }) => ('words' in problem.args ? problem.args.words : ''))).toEqual(
      expect.arrayContaining(['thief', 'gunman', 'burglar', 'caught red-handed', 'offender', 'photo.jpg']),
    );
    for (const { problem } of found) {
      expect(lines[problem.line - 1]).toContain('words' in problem.args ? problem.args.words : '?');
    }
  });
});

describe('64 kB made to take long', () => {
  const fill = (part: string): string => part.repeat(Math.ceil((64 * 1024) / part.length)).slice(0, 64 * 1024);
  const HOSTILE: [string, string][] = [
    ['one letter', fill('a')],
    ['capitals', fill('A ')],
    ['names', fill('John Smith ')],
    ['names with ages', fill('John Smith, 34, of ')],
    ['guilt', fill('the thief ')],
    ['numbers', fill('12 ')],
    ['streets', fill('12 High Street ')],
    ['half of a phrase', fill('known to the ')],
    ['full stops', fill('. ')],
    ['apostrophes', fill("a's'")],
    ['quotation marks', fill('“” ')],
    ['postcodes', fill('LS1 1AA')],
    ['joiners', fill('ک\u200c')],
    ['marks', fill('ਕ\u0a3c\u0a4d')],
    ['ages', fill('15 year old boy ')],
    ['relations', fill('his daughter ')],
    ['rewards', fill('reward £5 ')],
    ['schools', fill('Harbour High School ')],
    ['hedges', fill('he sold ')],
  ];

  it.each(HOSTILE)('%s', (_, text) => {
    const story = withBody('arrest', text, 'ur');
    checkRelease(withBody('arrest', 'x'), library, NOW);
    const before = process.cpuUsage();
    checkRelease(story, library, NOW);
    const { user, system } = process.cpuUsage(before);
    // Two languages of 64 kB each; a hundred milliseconds for one, and as much again for a machine that is busy.
    expect((user + system) / 1000).toBeLessThan(400);
  });
});
