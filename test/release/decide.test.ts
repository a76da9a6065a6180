import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '#library/library.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import type { Signoffs } from '#library/read-records-fs.ts';
import { ACTS, type Entry, ROLES } from '#record/entry.ts';
import { type Decision, decide, decisionOf, released } from '#release/decide.ts';
import type { Story } from '#story/story.ts';
import { copyOfPartnership, lay, PARTNERSHIP, storyOf } from '../library/root.ts';

const SLUG = 'quiet-harbour';
let library: Library;
let story: Story;
let signoffs: Signoffs;
beforeAll(async () => {
  const read = await readLibrary(PARTNERSHIP);
  const found = read.library?.stories.find(({ slug }) => slug === SLUG);
  const own = read.library?.records.get(SLUG);
  if (!read.library || !found || !own) throw new Error('The small partnership can be read.');
  [library, story, signoffs] = [read.library, found, own];
});

const at = (moment: string): Date => new Date(moment);
const NOW = at('2031-06-01T12:00:00Z');
const entry = (said: Partial<Entry>): Entry => ({
  ...{ version: 1, story: SLUG, act: 'approve', at: '2031-05-01T09:00:00.000Z', by: 'press-office', as: 'comms' },
  ...{ key: '', sources: signoffs.sources, before: '', ...said },
});
const decided = (entries: Entry[], changes: Partial<Story> = {}, now = NOW): Decision =>
  decide({ ...story, ...changes }, { ...signoffs, record: { entries, faults: [], head: '' } }, now, library);
const kinds = (decision: Decision): string[] =>
  decision.state === 'held' ? decision.reasons.map(({ kind }) => kind) : [decision.state];
const MAY_SUBMIT = ['news-desk spoc', 'news-desk comms', 'press-office comms', 'lead-detective sio'];
const submit = (): Entry => entry({ act: 'submit', by: 'news-desk', as: 'spoc' });
const comms = (): Entry => entry({});
const polish = (): Entry => entry({ by: 'translators', as: 'translator', languages: ['pl'] });

describe('signatures', () => {
  it('make a story public once all are there', () => {
    expect(decided([submit(), comms(), polish()])).toEqual({ state: 'public', isUnreviewed: false });
  });

  it.each<[string, () => Entry[], string]>([
    ['nobody has submitted it', () => [comms(), polish()], 'unsubmitted'],
    ['comms is missing', () => [submit(), polish()], 'unsigned'],
    ['the translator is missing', () => [submit(), comms()], 'unsigned'],
    [
      'the translator signed for another language',
      () => [submit(), comms(), entry({ by: 'translators', as: 'translator', languages: ['ur'] })],
      'unsigned',
    ],
    ['a writer signs', () => [submit(), entry({ by: 'news-desk' }), polish()], 'unsigned'],
    ['an editor signs', () => [{ ...submit(), editors: ['press-office'] }, comms(), polish()], 'unsigned'],
    [
      'who once submitted it signs',
      () => [entry({ act: 'submit', as: 'comms' }), submit(), comms(), polish()],
      'unsigned',
    ],
    ['somebody signs as what they are not', () => [submit(), entry({ by: 'lead-detective' }), polish()], 'unsigned'],
    [
      'a translator submits it',
      () => [entry({ act: 'submit', by: 'translators', as: 'translator' }), comms()],
      'unsubmitted',
    ],
    ['it was approved before it was submitted again', () => [submit(), comms(), polish(), submit()], 'unsigned'],
    ['it was sent back', () => [submit(), comms(), polish(), entry({ act: 'reject', reason: 'No.' })], 'rejected'],
    ['a byte has changed', () => [entry({ ...submit(), sources: [] }), comms(), polish()], 'void'],
    [
      'it was taken down',
      () => [submit(), comms(), polish(), entry({ act: 'withdraw', withdrawal: 'error' })],
      'withdrawn',
    ],
  ])('do not when %s', (_, entries, kind) => {
    expect(kinds(decided(entries()))).toEqual([kind]);
  });

  it('need an investigator where a picture is of an investigation', () => {
    const picture = {
      shows: 'custody',
      approved: 'lead-detective',
      why: 'W',
      risk: 'R',
      review: '2032-01-01',
      ends: 'expiry',
    } as const;
    const pictures = { 'photo.jpg': picture } as Story['pictures'];
    expect(kinds(decided([submit(), comms(), polish()], { pictures }))).toContain('unsigned');
  });

  it('never count in a record with a fault', () => {
    const record = {
      entries: [submit(), comms(), polish()],
      faults: [{ line: 2, kind: 'chain-broken' as const }],
      head: '',
    };
    expect(kinds(decide(story, { ...signoffs, record }, NOW, library))).toEqual(['record-broken']);
  });

  it('never make a story public without its submission, comms and every translator, whatever the lines say', () => {
    const people = ['news-desk', 'press-office', 'lead-detective', 'translators', 'nobody'];
    const line = fc.record({
      act: fc.constantFrom(...ACTS),
      by: fc.constantFrom(...people),
      as: fc.constantFrom(...ROLES),
      languages: fc.constantFrom(['pl'], ['ur'], undefined),
      editors: fc.constantFrom(['press-office'], undefined),
      sources: fc.boolean(),
    });
    let publicOnes = 0;
    fc.assert(
      fc.property(fc.array(line, { maxLength: 7 }), (lines) => {
        const entries = lines.map(({ sources, ...said }) =>
          entry({ ...said, ...(sources ? {} : { sources: [] }) } as Partial<Entry>),
        );
        if (decided(entries).state !== 'public') return;
        publicOnes += 1;
        const last = entries.findLast(
          ({ act, by, as }) => ['submit', 'break-glass'].includes(act) && MAY_SUBMIT.includes(`${by} ${as}`),
        );
        expect(last).toBeDefined();
        const later = entries.slice(entries.indexOf(last ?? comms()) + 1).filter(({ act }) => act === 'approve');
        if (last?.act === 'break-glass') return;
        expect(later.some(({ by, as }) => by === 'press-office' && as === 'comms')).toBe(true);
        expect(
          later.some(({ by, as, languages }) => by === 'translators' && as === 'translator' && languages?.[0] === 'pl'),
        ).toBe(true);
      }),
      { numRuns: 20_000 },
    );
    expect(publicOnes).toBeGreaterThan(0);
  });
});

describe('breaking the glass', () => {
  const broken = (): Entry => entry({ act: 'break-glass', by: 'news-desk', as: 'spoc', reason: 'Danger.' });
  const taken = (withdrawal: Entry['withdrawal']): Entry => entry({ act: 'withdraw', withdrawal });

  it('does not bring back what a court has ordered away: that takes everybody', () => {
    expect(kinds(decided([taken('error'), broken()]))).toEqual(['public']);
    expect(kinds(decided([taken('court-order'), broken()]))).toEqual(['withdrawn']);
    expect(kinds(decided([taken('court-order'), submit(), comms(), polish()]))).toEqual(['public']);
  });

  it('makes a story public by one signature, unreviewed until somebody else of comms has looked at it', () => {
    expect(decided([broken()])).toEqual({ state: 'public', isUnreviewed: true });
    expect(decided([broken(), entry({ by: 'news-desk' })])).toEqual({ state: 'public', isUnreviewed: true });
    expect(decided([broken(), comms()])).toEqual({ state: 'public', isUnreviewed: false });
  });

  it('lifts no moment, and ends when anything changes or somebody sends it back', () => {
    expect(kinds(decided([broken()], { published: at('2031-07-01T09:00:00Z') }))).toEqual(['embargo']);
    expect(kinds(decided([{ ...broken(), sources: [] }]))).toEqual(['void']);
    expect(kinds(decided([broken(), entry({ act: 'reject', reason: 'No.' })]))).toEqual(['rejected']);
  });
});

describe('moments', () => {
  const all = (): Entry[] => [submit(), comms(), polish()];
  const published = at('2031-05-10T09:00:00Z');
  const expires = at('2031-05-20T09:00:00Z');

  it.each([
    ['2031-05-10T08:59:59.999Z', 'embargo'],
    ['2031-05-10T09:00:00.000Z', 'public'],
    ['2031-05-20T08:59:59.999Z', 'public'],
    ['2031-05-20T09:00:00.000Z', 'expired'],
  ])('are kept to the instant: at %s', (moment, kind) => {
    expect(kinds(decided(all(), { published, expires }, at(moment)))).toEqual([kind]);
  });

  it('hold a draft for ever', () => {
    expect(kinds(decided(all(), { published: undefined }, at('9999-01-01T00:00:00Z')))).toEqual(['draft']);
  });
});

it('holds a story that nobody has signed', async () => {
  const root = await copyOfPartnership();
  await lay(root, { 'stories/nets/en.mdx': storyOf('Come.') });
  const read = await readLibrary(root);
  const nets = read.library?.stories.find(({ slug }) => slug === 'nets');
  if (!read.library || !nets) throw new Error('The story can be read.');
  expect(kinds(decisionOf(nets, read.library, NOW))).toEqual(['unsubmitted']);
});

it('releases the newest first, in whatever order the folders lie', () => {
  const slugs = released(library, at('2031-05-20T12:00:00Z')).map(({ slug }) => slug);
  expect(slugs.length).toBeGreaterThan(1);
  const turned = { ...library, stories: library.stories.toReversed() };
  expect(released(turned, at('2031-05-20T12:00:00Z')).map(({ slug }) => slug)).toEqual(slugs);
});
