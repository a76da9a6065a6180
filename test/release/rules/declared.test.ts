import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Library } from '#library/library.ts';
import type { ReleaseSettings } from '#partnership/release-settings.ts';
import { GATE_SENTENCES } from '#problem/gate-sentences.ts';
import { checkRelease } from '#release/rules/check.ts';
import { RULES } from '#release/rules/table.ts';
import { FIXTURES } from '../../library/root.ts';
import { findingsIn, inShort, NOW, partnership, storyOf, type Told } from './story-of.ts';

const withSettings =
  (own: Partial<ReleaseSettings>) =>
  (library: Library): Library => ({
    ...library,
    settings: { ...library.settings, release: { ...library.settings.release, ...own } },
  });

/** The release record of a picture of somebody. */
const record = (shows: string, changes: Record<string, string> = {}): string => {
  const own = { shows, approved: 'news-desk', why: 'w', risk: 'r', review: '2031-09-01', ends: 'expiry', ...changes };
  return `pictures:\n  photo.jpg: { ${Object.entries(own)
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ')} }\n`;
};

const picture = (stage: string, fields: string, more: Partial<Told> = {}): Told => ({
  stage,
  words: 'A boat.',
  body: `<Photo src="photo.jpg" alt="${more.words ?? 'A boat.'}" />`,
  fields,
  ...more,
});

/** The signer of investigations, where the small partnership has none. */
const withSio = (library: Library): Library => ({
  ...library,
  people: library.people.map((person) => ({ ...person, signs: [...person.signs, 'sio'] })),
});

const PICTURES: [string, Told, string[]][] = [
  ['nothing declared', picture('none', ''), ['picture-undeclared']],
  ['nothing declared of a man', picture('none', '', { words: 'A man on the quay.' }), ['picture-without-record']],
  ['a drawing of a man, undeclared', picture('none', '', { words: 'A drawing of a man.' }), ['picture-undeclared']],
  ['a thing', picture('arrest', 'pictures:\n  photo.jpg: { shows: no-person }\n'), []],
  [
    'a man declared as a thing',
    picture('none', 'pictures:\n  photo.jpg: { shows: no-person }\n', { words: 'A man.' }),
    ['picture-shows-person'],
  ],
  [
    'a man, where the same picture stands a second time',
    {
      ...picture('none', 'pictures:\n  photo.jpg: { shows: no-person }\n'),
      body: '<Photo src="photo.jpg" alt="A boat." />\n\n<Photo src="photo.jpg" alt="A boat." caption="A wanted man." />',
    },
    ['picture-shows-person'],
  ],
  [
    'a person, and nobody knows who approved',
    picture('none', record('person', { approved: 'nobody' })),
    ['picture-approver'],
  ],
  ['a person', picture('none', record('person')), []],
  ['a person after arrest', picture('arrest', record('person')), ['picture-while-active']],
  ['a person at charge', picture('charge', record('investigation')), ['picture-while-active']],
  ['a wanted person', picture('report', record('investigation', { ends: 'apprehended' })), []],
  [
    'a wanted person after arrest',
    picture('arrest', record('investigation', { ends: 'apprehended' })),
    ['picture-of-apprehended'],
  ],
  [
    'a wanted person after sentence',
    picture('sentence', record('investigation', { ends: 'apprehended' })),
    ['picture-of-apprehended'],
  ],
  ['custody at charge', picture('charge', record('custody')), ['custody-image-early']],
  ['custody at report', picture('report', record('custody')), ['custody-image-early']],
  ['custody at verdict', picture('verdict', record('custody')), ['custody-image-threshold']],
  [
    'custody after 5 months',
    picture('sentence', `${record('custody')}outcomes: { convictions: 1, sentence-years: 0.4 }\n`),
    ['custody-image-threshold'],
  ],
  [
    'custody after 2 years',
    picture('sentence', `${record('custody')}outcomes: { convictions: 1, sentence-years: 2 }\n`),
    [],
  ],
  [
    'custody of one of four',
    picture('sentence', `${record('custody')}outcomes: { convictions: 4, sentence-years: 1 }\n`),
    ['custody-image-threshold'],
  ],
  [
    'a suspect under 18',
    picture('report', record('investigation'), { young: '[suspect]' }),
    ['picture-of-young', 'picture-beside-protected'],
  ],
  [
    'somebody beside a protected victim',
    picture('sentence', record('person'), { isProtected: true }),
    ['picture-beside-protected'],
  ],
];

describe('a picture', () => {
  it.each(PICTURES)('of %s', async (_, told, expected) => {
    const codes = (await findingsIn(told, withSio)).map(({ problem }) => problem.code);
    expect(codes.sort()).toEqual([...expected].sort());
  });

  it('of an investigation is approved by somebody who signs as its senior officer', async () => {
    const told = picture('report', record('investigation', { ends: 'apprehended' }));
    const none = (library: Library): Library => ({
      ...library,
      people: library.people.map((one) => ({ ...one, signs: [] })),
    });
    expect((await findingsIn(told, none)).map(({ problem }) => problem.code)).toEqual(['picture-approver']);
  });

  it('of custody comes down on the day that its years are over, and not the day before', () => {
    return partnership().then((library) => {
      const story = storyOf(picture('sentence', `${record('custody')}outcomes: { sentence-years: 2 }\n`));
      const codes = (now: string): string[] =>
        checkRelease(story, withSio(library), new Date(now)).map(({ problem }) => problem.code);
      expect(codes('2037-05-02T07:59:59Z')).toEqual([]);
      expect(codes('2037-05-02T08:00:00Z')).toEqual(['custody-image-old']);
    });
  });

  it('says who it shows in its own data too', async () => {
    const library = await partnership();
    const story = {
      ...storyOf({ stage: 'arrest', words: 'Some words.' }),
      pictureData: { 'photo.jpg': ['Zoltan Vass, 34, in custody'] },
    };
    const [finding] = checkRelease(story, library, NOW);
    expect(finding?.problem).toMatchObject({ code: 'suspect-named', file: 'content/stories/told/photo.jpg', line: 1 });
  });
});

describe('what is declared', () => {
  it.each(['report', 'arrest', 'charge', 'trial', 'verdict', 'sentence', 'concluded'])(
    'is asked of every story at %s',
    async (stage) => {
      const story = storyOf({ stage, words: 'Some words.' });
      const bare = { ...story, 'under-18': undefined, protected: undefined, orders: undefined };
      const findings = checkRelease(bare, await partnership(), NOW);
      expect(findings.map(inShort)).toEqual(
        ['under-18-undeclared', 'protected-undeclared', 'orders-undeclared'].map((code) => `${code}=stage: ${stage}`),
      );
      expect(findings.every(({ problem }) => problem.severity === 'must')).toBe(true);
    },
  );

  it('is not asked of a story without a case', async () => {
    expect(await findingsIn({ stage: 'none', words: 'Some words.' })).toEqual([]);
  });

  it('has to fit the theme', async () => {
    const library = await partnership();
    const codes = (isProtected: boolean): string[] =>
      checkRelease(
        { ...storyOf({ stage: 'charge', words: 'x', isProtected }), themes: ['modern-slavery'] },
        library,
        NOW,
      ).map(({ problem }) => problem.code);
    expect(codes(false)).toEqual(['theme-unprotected']);
    expect(codes(true)).toEqual([]);
  });

  it('asks of a small place where somebody must not be recognised', async () => {
    const library = await partnership();
    const told = { ...storyOf({ stage: 'charge', words: 'x', isProtected: true }), aim: ['harbour'] };
    expect(checkRelease(told, library, NOW).map(inShort)).toEqual(['aim-narrows=harbour']);
    expect(checkRelease({ ...told, aim: ['saltmarsh'] }, library, NOW)).toEqual([]);
    expect(checkRelease({ ...told, protected: [] }, library, NOW)).toEqual([]);
  });

  it('asks of each order of a court, before and after its last day, at every stage', async () => {
    const library = await partnership();
    const orders = '[{ kind: withheld, says: No name., until: 2031-06-01 }]';
    const story = storyOf({ stage: 'charge', words: 'x', orders });
    const codes = (now: string): string[] =>
      checkRelease(story, library, new Date(now)).map(({ problem }) => problem.code);
    expect(codes('2031-06-01T23:59:59Z')).toEqual(['order-in-force']);
    expect(codes('2031-06-02T00:00:00Z')).toEqual(['order-ended']);
    expect(checkRelease({ ...story, stage: 'none' }, library, NOW).map(inShort)).toEqual([
      'order-in-force=withheld: No name.',
    ]);
  });
});

describe('the settings', () => {
  it('make a name before charge a question, where a force allows it for a reason', async () => {
    const told = { stage: 'arrest', words: 'Zoltan Vass, 34, was arrested.' };
    const [finding] = await findingsIn(told, withSettings({ 'names-at-arrest': 'with-reason' }));
    expect(finding?.problem).toMatchObject({ code: 'suspect-named-with-reason', severity: 'ask' });
  });

  it('move the beginning of active proceedings from the day of a new law on', async () => {
    const library = withSettings({
      'active-from': [
        { since: '2031-07-01', stage: 'charge' },
        { since: '1981-08-27', stage: 'arrest' },
      ],
    })(await partnership());
    const codes = (stage: string, now: string): string[] =>
      checkRelease(storyOf({ stage, words: 'He was known to police.' }), library, new Date(now)).map(
        ({ problem }) => problem.code,
      );
    expect(codes('arrest', '2031-06-30T12:00:00Z')).toEqual(['past-crimes-told']);
    expect(codes('arrest', '2031-07-01T12:00:00Z')).toEqual([]);
    expect(codes('charge', '2031-07-01T12:00:00Z')).toEqual(['past-crimes-told']);
  });

  it('set the sentence that a custody image needs', async () => {
    const told = picture('sentence', `${record('custody')}outcomes: { sentence-years: 0.5 }\n`);
    expect(await findingsIn(told, withSio)).toEqual([]);
    const strict = (library: Library): Library => withSettings({ 'custody-image-months': 12 })(withSio(library));
    expect((await findingsIn(told, strict)).map(({ problem }) => problem.code)).toEqual(['custody-image-threshold']);
  });
});

describe('the rules', () => {
  const table = readFileSync(join(FIXTURES, 'rules/stages.txt'), 'utf8');
  const elsewhere = new Set([
    ...PICTURES.flatMap(([, , codes]) => codes),
    ...[
      'under-18-undeclared',
      'protected-undeclared',
      'orders-undeclared',
      'theme-unprotected',
      'aim-narrows',
      'order-ended',
    ],
    ...['custody-image-old', 'suspect-named-with-reason'],
  ]);

  it('have a row or a case of their own for each code', () => {
    const missing = Object.keys(GATE_SENTENCES).filter((code) => !elsewhere.has(code) && !table.includes(`${code}=`));
    expect(missing).toEqual([]);
  });

  it('are one for each code, each with its name, its day and its source', () => {
    expect(RULES.map(({ code }) => code).sort()).toEqual(Object.keys(GATE_SENTENCES).sort());
    for (const { name, since, source } of RULES) {
      expect(name).toMatch(/^\p{Lu}.*[^.]$/u);
      expect(new Date(since).toISOString().slice(0, 10)).toBe(since);
      expect(source.length).toBeGreaterThan(10);
    }
  });

  it('know no exception where the law knows none', () => {
    const absolute = RULES.filter(({ isAbsolute }) => isAbsolute).map(({ code }) => code);
    expect(absolute).toEqual(
      expect.arrayContaining([
        'young-person-named',
        'victim-named',
        'order-in-force',
        'jigsaw-relation',
        'picture-of-young',
      ]),
    );
    expect(absolute).not.toContain('guilt-assumed');
  });

  it('never say that something is lawful', () => {
    const words = [
      ...Object.values(GATE_SENTENCES).map(({ message }) => message({ words: 'x', instead: 'y', source: 'z' })),
      ...RULES.map(({ name }) => name),
    ];
    for (const text of words) expect(text).not.toMatch(/\blegal(?:ly)?\b|\blawful\b|\bcompliant\b/i);
  });
});
