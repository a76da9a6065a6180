import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAPERS, type Paper, rulesOf } from '#flyer/paper.ts';
import { type FlyerPlan, type Part, partsIn } from '#flyer/plan.ts';
import { Sides } from '#flyer/sides.ts';
import { triesOf } from '#flyer/tries.ts';
import type { BodyBlock, Message } from '#message/message.ts';
import { outside, overlapping } from './boxes.ts';
import { lacking } from './never-left-out.ts';
import { contentOf, planned, request, settings, text, textsIn, wordsIn } from './sample.ts';

const PAPER_NAMES = Object.keys(PAPERS) as Paper[];
const photos = new Map([['p.jpg', { bytes: Buffer.alloc(0), widthPixels: 1200, heightPixels: 800 }]]);
const support = { heading: 'Who can help', services: [{ id: 'a', name: 'Listeners', words: 'Call any time.' }] };

/** Words that stand nowhere else on a flyer, each once: what it says of a body can be told from them. */
const TOKEN = /q[a-p]{5}/g;
const tokenAt = (index: number): string =>
  `q${index
    .toString(16)
    .padStart(5, '0')
    .replace(/[0-9a-f]/g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)))}`;

/** The shape of a block: how many words each of its paragraphs or items has. */
type Draft = { type: BodyBlock['type']; counts: number[]; ordered: boolean };

/** The blocks of some drafts, and the words of each. */
function bodyOf(drafts: readonly Draft[]): { body: BodyBlock[]; words: string[][] } {
  let next = 0;
  const said: string[][] = [];
  const body = drafts.map((draft): BodyBlock => {
    const first = next;
    const proses = draft.counts.map((count) => text(Array.from({ length: count }, () => tokenAt(next++)).join(' ')));
    said.push(Array.from({ length: next - first }, (_, index) => tokenAt(first + index)));
    return blockOf(draft, proses);
  });
  return { body, words: said };
}

function blockOf({ type, ordered }: Draft, proses: ReturnType<typeof text>[]): BodyBlock {
  const [first = []] = proses;
  const [caption] = first.flatMap((inline) => (inline.type === 'text' ? [inline.value] : []));
  switch (type) {
    case 'heading':
      return { type, level: 2, children: first };
    case 'list':
      return { type, ordered, items: proses };
    case 'facts':
      return { type, items: proses };
    case 'signs':
      return { type, title: 'Look out', items: proses };
    case 'quote':
      return { type, by: 'A neighbour', paragraphs: proses };
    case 'photo':
      return { type, file: 'p.jpg', alt: 'A street', caption };
    default:
      return { type: 'paragraph', children: first };
  }
}

const drafts = (most: number) =>
  fc.array(
    fc.oneof(
      ...(
        [
          ['paragraph', 120, 1, 6],
          ['heading', 5, 1, 2],
          ['list', 12, 9, 2],
          ['facts', 6, 6, 1],
          ['signs', 8, 6, 1],
          ['quote', 30, 2, 1],
          ['photo', 8, 1, 1],
        ] as const
      ).map(([type, words, parts, weight]) => ({
        weight,
        arbitrary: fc.record({
          type: fc.constant(type),
          counts: fc.array(fc.integer({ min: 1, max: words }), { minLength: 1, maxLength: parts }),
          ordered: fc.boolean(),
        }),
      })),
    ),
    { minLength: 1, maxLength: most },
  );

const tokensOf = (parts: readonly Part[]): string[] => wordsIn(parts).replaceAll('\u00ad', '').match(TOKEN) ?? [];

/** What no reader should meet on any side. */
function blemishesOf({ pages }: FlyerPlan): string[] {
  const linesOf = (part: Part): number => new Set(textsIn([part]).map(({ baseline }) => baseline.toFixed(3))).size;
  return pages.flatMap(({ content }, index) => {
    const next = pages[index + 1]?.content[0];
    const last = content.at(-1);
    const isDivided = next?.continues && next.role === 'P';
    return [
      ...(next && last && /^H\d$/.test(last.role) ? [`a heading at the foot of side ${index + 1}`] : []),
      ...(isDivided && last && linesOf(last) < 2 ? [`a line alone at the foot of side ${index + 1}`] : []),
      ...(isDivided && linesOf(next) < 2 ? [`a line alone at the head of side ${index + 2}`] : []),
    ];
  });
}

describe.each(PAPER_NAMES)('a body on the sides of %s', (paper) => {
  const most = rulesOf(paper).mostSides;
  const bodies = drafts(most > 2 ? 40 : 14);

  it('is told in order, each word once, and no block in part', () => {
    fc.assert(
      fc.property(bodies, (some) => {
        const { body, words } = bodyOf(some);
        const from = request({ body, support }, { paper, photos });
        const plan = planned(from);
        const said = tokensOf(contentOf(plan));
        const kept = words.filter(([first = '']) => said.includes(first));
        expect(said).toEqual(kept.flat());
        if (!plan.leftOut.some((part) => part !== 'map')) {
          const last = some.findLastIndex(({ type }) => type !== 'heading');
          expect(said).toEqual(words.slice(0, last + 1).flat());
        }
        expect(blemishesOf(plan)).toEqual([]);
        expect([...outside(plan), ...overlapping(plan)]).toEqual([]);
        expect(lacking(plan, from)).toEqual([]);
      }),
      { numRuns: 60, seed: 11 },
    );
  });

  it('loses nothing for which there is room', () => {
    fc.assert(
      fc.property(bodies, (some) => {
        const message: Message = { ...request().message, body: bodyOf(some).body, support };
        const rules = rulesOf(paper);
        const sides = new Sides({ ...request({}, { paper, photos }), message }, rules);
        const { leftOut } = planned(request(message, { paper, photos }));
        const tries = triesOf(message, rules, rules.mostSides, settings.thresholds['flyer-type-floor-pt']).flat();
        const taken = tries.findIndex((one) => sides.set(one) !== undefined);
        expect(leftOut).toEqual(tries[taken]?.leftOut);
      }),
      { numRuns: 15, seed: 5 },
    );
  });
});

describe('a list over two sides', () => {
  const items = Array.from({ length: 60 }, (_, index) => text(`Item ${index + 1} of a list that goes on and on.`));
  const plan = planned(request({ body: [{ type: 'list', ordered: true, items }] }, { paper: 'a4-large' }));
  const labels = ({ content }: FlyerPlan['pages'][number]): string[] =>
    partsIn(content)
      .filter(({ role }) => role === 'Lbl')
      .map((label) => wordsIn([label]).trim());

  it('goes on with its numbers', () => {
    expect(plan.pages.filter((page) => labels(page).length > 0).length).toBeGreaterThan(2);
    expect(plan.pages.flatMap(labels)).toEqual(items.map((_, index) => `${index + 1}.`));
  });

  it('is one list to those who listen', () => {
    const lists = plan.pages.flatMap(({ content }) => content.filter((part) => part.role === 'L' && part.ordered));
    expect(lists.map(({ continues }) => continues === true)).toEqual(lists.map((_, index) => index > 0));
  });

  it('leaves no item of one line alone at the head or the foot of a side', () => {
    for (let count = 8; count < 40; count++) {
      const list: BodyBlock = { type: 'list', ordered: true, items: items.slice(0, count) };
      const { pages } = planned(request({ body: [list] }, { paper: 'a4-large' }));
      const counts = pages.map((page) => labels(page).length).filter((one) => one > 0);
      expect(
        counts.filter((one) => one === 1),
        `${count} items: ${counts}`,
      ).toEqual([]);
    }
  });
});
