import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '#library/library.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import type { Signoffs } from '#library/read-records-fs.ts';
import { ACTS, type Entry, ROLES } from '#record/entry.ts';
import { type Needed, neededFor, type Standing, standingOf, takenPictures, writersOf } from '#release/standing.ts';
import type { Story } from '#story/story.ts';
import { PARTNERSHIP } from '../library/root.ts';
import { SIGNED } from './signed.ts';

const SLUG = 'quiet-harbour';
const POLISH: Needed = { as: 'translator', language: 'pl' };
let people: Library['people'];
let story: Story;
let sources: Signoffs['sources'];

beforeAll(async () => {
  const { library } = await readLibrary(PARTNERSHIP);
  const found = library?.stories.find(({ slug }) => slug === SLUG);
  if (!library || !found) throw new Error('The small partnership can be read.');
  [people, story, sources] = [library.people, found, library.records.get(SLUG)?.sources ?? []];
});

const entry = (said: Partial<Entry>): Entry => ({
  ...{ version: 1, story: SLUG, act: 'approve', at: SIGNED, by: 'press-office', as: 'comms' },
  ...{ key: '', sources, before: '', ...said },
});
const submit = (said: Partial<Entry> = {}): Entry => entry({ act: 'submit', by: 'news-desk', as: 'spoc', ...said });
const glass = (): Entry => submit({ act: 'break-glass', reason: 'Danger.' });
const comms = (said: Partial<Entry> = {}): Entry => entry(said);
const polish = (said: Partial<Entry> = {}): Entry =>
  entry({ by: 'translators', as: 'translator', languages: ['pl'], ...said });
const reject = (): Entry => entry({ act: 'reject', reason: 'Say where.' });
const takeDown = (picture?: string): Entry =>
  entry({ act: 'withdraw', withdrawal: 'error', ...(picture === undefined ? {} : { picture }) });
/** The same line, signed when a source was another. */
const stale = (line: Entry): Entry => {
  const [first, ...others] = line.sources;
  return { ...line, sources: first ? [{ ...first, sha256: '0'.repeat(64) }, ...others] : [] };
};

const standing = (entries: Entry[], changes: Partial<Story> = {}, who = people): Standing =>
  standingOf({ ...story, ...changes }, { record: { entries, faults: [], head: '' }, sources }, who);
const missing = (entries: Entry[], changes: Partial<Story> = {}, who = people): Needed[] | string => {
  const found = standing(entries, changes, who);
  return found.step === 'submitted' ? found.missing : found.step;
};
/** The people, one of whom is another. */
const withPerson = (id: string, change: Partial<Library['people'][number]>): Library['people'] =>
  people.map((person) => (person.id === id ? { ...person, ...change } : person));

describe('a story stands', () => {
  it.each<[string, () => Entry[], Standing['step']]>([
    ['unsubmitted before anybody has signed', () => [], 'unsubmitted'],
    ['unsubmitted when it is approved alone', () => [comms(), polish()], 'unsubmitted'],
    ['unsubmitted when it is sent back alone', () => [reject()], 'unsubmitted'],
    [
      'unsubmitted by somebody who may not',
      () => [submit({ by: 'translators', as: 'translator' }), comms(), polish()],
      'unsubmitted',
    ],
    ['unsubmitted by somebody as what they are not', () => [submit({ by: 'lead-detective' })], 'unsubmitted'],
    ['unsubmitted by somebody who is not listed', () => [submit({ by: 'nobody' })], 'unsubmitted'],
    ['submitted', () => [submit()], 'submitted'],
    ['submitted where life is at risk', () => [glass()], 'submitted'],
    ['void when anything has changed', () => [stale(submit()), comms(), polish()], 'void'],
    ['void when it was released at risk, and has changed', () => [stale(glass())], 'void'],
    ['void although the approvals are of now', () => [stale(submit()), comms(), polish(), comms()], 'void'],
    ['submitted once it is submitted anew as it is', () => [stale(submit()), submit()], 'submitted'],
    ['rejected, whatever was signed before', () => [submit(), comms(), polish(), reject()], 'rejected'],
    ['rejected, whatever is signed after', () => [submit(), reject(), comms(), polish()], 'rejected'],
    ['rejected when it was released at risk', () => [glass(), reject()], 'rejected'],
    ['submitted when it comes again after that', () => [submit(), reject(), submit()], 'submitted'],
    ['submitted when what was sent back was another text', () => [submit(), stale(reject())], 'submitted'],
    ['withdrawn', () => [submit(), comms(), polish(), takeDown()], 'withdrawn'],
    ['withdrawn before anybody submitted it', () => [takeDown()], 'withdrawn'],
    ['withdrawn, whoever approves it after', () => [submit(), takeDown(), comms(), polish()], 'withdrawn'],
    ['withdrawn, although it was changed since', () => [stale(submit()), stale(takeDown())], 'withdrawn'],
    [
      'withdrawn, although somebody submits it who may not',
      () => [submit(), takeDown(), submit({ by: 'translators', as: 'translator' })],
      'withdrawn',
    ],
    ['submitted when it comes again after that', () => [submit(), takeDown(), submit()], 'submitted'],
    ['submitted when only a picture was taken down', () => [submit(), takeDown('face.jpg')], 'submitted'],
  ])('%s', (_, entries, step) => {
    expect(standing(entries()).step).toBe(step);
  });

  it('void with the names of what has changed, come and gone', () => {
    const [english, ...others] = sources;
    if (!english) throw new Error('The story has sources.');
    const signed = [{ ...english, sha256: '0'.repeat(64) }, ...others.slice(1), { path: 'x.jpg', sha256: '1' }];
    expect(standing([submit({ sources: signed })])).toMatchObject({
      changes: [
        { path: english.path, how: 'changed' },
        { path: others[0]?.path, how: 'added' },
        { path: 'x.jpg', how: 'removed' },
      ],
    });
  });

  it('rejected by whoever sent it back last', () => {
    const last = entry({ act: 'reject', by: 'lead-detective', as: 'sio', reason: 'Nor that.' });
    expect(standing([submit(), reject(), last])).toMatchObject({ by: { by: 'lead-detective' } });
  });
});

describe('the approval', () => {
  it('is missing of comms and of each translator, until all have signed in whatever order', () => {
    expect(missing([submit()])).toEqual([{ as: 'comms' }, POLISH]);
    expect(missing([submit(), comms()])).toEqual([POLISH]);
    expect(missing([submit(), polish()])).toEqual([{ as: 'comms' }]);
    expect(missing([submit(), polish(), comms()])).toEqual([]);
  });

  it.each<[string, () => Entry]>([
    ['of the author', () => comms({ by: 'news-desk' })],
    ['of somebody as what they are not', () => comms({ by: 'lead-detective' })],
    ['of somebody as what is not needed', () => entry({ by: 'lead-detective', as: 'sio' })],
    ['of somebody who is not listed', () => comms({ by: 'nobody' })],
    ['of another text', () => stale(comms())],
  ])('%s does not count for comms', (_, line) => {
    expect(missing([submit(), polish(), line()])).toEqual([{ as: 'comms' }]);
  });

  it.each<[string, () => Entry]>([
    ['of another language', () => polish({ languages: ['ur'] })],
    ['of no language', () => polish({ languages: [] })],
    ['that does not say of which', () => polish({ languages: undefined })],
    ['of another text', () => stale(polish())],
    ['of comms', () => comms({ languages: ['pl'] })],
  ])('%s does not count for a translation', (_, line) => {
    expect(missing([submit(), comms(), line()])).toEqual([POLISH]);
  });

  it('of a translator does not count for a language that they do not translate', () => {
    const others = withPerson('translators', { translates: ['ur'] });
    expect(missing([submit(), comms(), polish()], {}, others)).toEqual([POLISH]);
  });

  it('does not count any more when somebody has lost the role', () => {
    expect(missing([submit(), comms(), polish()], {}, withPerson('press-office', { signs: [] }))).toEqual([
      { as: 'comms' },
    ]);
  });

  it('does not count of before it was submitted again', () => {
    expect(missing([submit(), comms(), polish(), submit()])).toEqual([{ as: 'comms' }, POLISH]);
    expect(missing([submit(), comms(), polish(), takeDown(), submit()])).toEqual([{ as: 'comms' }, POLISH]);
    expect(missing([submit(), comms(), polish(), reject(), submit()])).toEqual([{ as: 'comms' }, POLISH]);
  });

  it('outlasts that a picture is taken down', () => {
    expect(missing([submit(), comms(), takeDown('face.jpg'), polish()])).toEqual([]);
  });

  it.each<[string, () => Entry[]]>([
    ['wrote it, by what a submission says', () => [submit({ editors: ['press-office'] })]],
    ['wrote it, by what an approval says', () => [submit(), polish({ editors: ['press-office'] })]],
    ['once submitted it', () => [submit({ by: 'press-office', as: 'comms' }), submit()]],
    [
      'once submitted it, before it was taken down',
      () => [submit({ by: 'press-office', as: 'comms' }), takeDown(), submit()],
    ],
    ['released it at risk', () => [{ ...glass(), by: 'press-office', as: 'comms' }]],
    ['tried to submit it as what they are not', () => [submit({ by: 'press-office', as: 'sio' }), submit()]],
  ])('never counts of somebody who %s', (_, lines) => {
    expect(missing([...lines(), polish(), comms()])).toEqual([{ as: 'comms' }]);
  });

  it.each(['investigation', 'custody'] as const)('of an investigator is needed for a picture of %s', (shows) => {
    const release = { shows, approved: 'lead-detective', why: 'w', risk: 'r', review: '2032-01-01', ends: 'expiry' };
    const pictures = { 'face.jpg': release } as Story['pictures'];
    expect(missing([submit(), comms(), polish()], { pictures })).toEqual([{ as: 'sio' }]);
    expect(missing([submit(), comms(), polish(), entry({ by: 'lead-detective', as: 'sio' })], { pictures })).toEqual(
      [],
    );
  });
});

it('those who submitted, wrote or edited a story are its writers, however long ago', () => {
  const lines = [submit({ by: 'lead-detective', as: 'sio' }), stale(glass()), polish({ editors: ['translators'] })];
  expect([...writersOf(story, lines)].sort()).toEqual(['lead-detective', 'news-desk', 'translators']);
});

it('pictures are taken down until the story is submitted anew by somebody who may', () => {
  const taken = (...lines: Entry[]): string[] => [...takenPictures(lines, people)];
  expect(taken(submit(), takeDown('a.jpg'), comms(), takeDown('b.jpg'))).toEqual(['a.jpg', 'b.jpg']);
  expect(taken(submit(), takeDown('a.jpg'), submit({ by: 'translators', as: 'translator' }))).toEqual(['a.jpg']);
  expect(taken(submit(), takeDown('a.jpg'), submit(), takeDown('b.jpg'))).toEqual(['b.jpg']);
});

it('is never complete while somebody is missing, whatever the lines say', () => {
  const line = fc.record({
    act: fc.constantFrom(...ACTS),
    by: fc.constantFrom('news-desk', 'press-office', 'lead-detective', 'translators', 'nobody'),
    as: fc.constantFrom(...ROLES),
    languages: fc.constantFrom<string[] | undefined>(['pl'], ['ur'], ['ur', 'pl'], undefined),
    editors: fc.constantFrom<string[] | undefined>(['press-office'], ['translators'], undefined),
    picture: fc.constantFrom('face.jpg', undefined),
    isStale: fc.boolean(),
  });
  /** Lines of which many are those that are needed, so that some stories become complete. */
  const lines = fc.array(fc.oneof(line, { weight: 3, arbitrary: fc.constantFrom('submit', 'comms', 'polish') }), {
    maxLength: 8,
  });
  const usual = { submit, comms, polish };
  let complete = 0;
  fc.assert(
    fc.property(lines, (said) => {
      const entries = said.map((one) => {
        if (typeof one === 'string') return usual[one as keyof typeof usual]();
        const { isStale, ...rest } = one;
        return isStale ? stale(entry(rest)) : entry(rest);
      });
      const found = standing(entries);
      if (found.step !== 'submitted') return;
      const after = entries.slice(entries.indexOf(found.submitted) + 1);
      const writers = writersOf(story, entries);
      const counts = ({ by, as, sources: signed, act }: Entry): boolean =>
        act === 'approve' &&
        signed === sources &&
        !writers.has(by) &&
        (people.find(({ id }) => id === by)?.signs ?? []).includes(as);
      const isThere = ({ as, language }: Needed): boolean =>
        after.some(
          (one) => counts(one) && one.as === as && (language === undefined || one.languages?.includes(language)),
        );
      expect(found.missing).toEqual(neededFor(story).filter((needed) => !isThere(needed)));
      expect(after.some((one) => one.act === 'withdraw' && one.picture === undefined)).toBe(false);
      expect(after.some((one) => one.act === 'reject' && one.sources === sources)).toBe(false);
      if (found.missing.length === 0) complete += 1;
    }),
    { numRuns: 5000, seed: 6 },
  );
  expect(complete).toBeGreaterThan(50);
});
