import type { LeftOut } from '#flyer/plan.ts';

/** How large things are on one try. */
export interface Scale {
  bodyPt: number;
  /** The width of a photo, as a share of the column. */
  photo: number;
  /** White on all four sides; office printers reach no closer than 5 mm to the edge. */
  marginMm: number;
  /** Whether headings outside the story give up a line of their own. */
  isDense?: true;
}

/** What words on a paper may look like. */
export interface PaperRules {
  widthMm: number;
  heightMm: number;
  /** How many sides one flyer takes at most. */
  mostSides: number;
  /** The type of titles, bands and numbers, measured by that of an A5 flyer. */
  display: number;
  /** The type of the title beyond that, where it is read across a room. */
  title?: number;
  /** The height of the map and of the code: a phone at arm’s length reads a code of 20 mm. */
  footMm: number;
  hasMap: boolean;
  /** No words on it are smaller, whatever the partnership allows. */
  leastPt: number;
  /** What is given up when even the smallest type needs too much room, in this order. */
  sacrifices: readonly LeftOut[];
  /** Read from a step away: its words go before what catches the eye. */
  isPoster?: true;
  /** One thing below the other, nothing side by side: for people who lose their line. */
  isPlain?: true;
  /** Each sentence begins a line of its own. */
  isEasy?: true;
  /** Every try, largest first; the first that fits is taken. Type, photo and margins shrink in turn. */
  steps: readonly Scale[];
}

const step = (bodyPt: number, photo: number, marginMm: number): Scale => ({ bodyPt, photo, marginMm });
const dense = (scale: Scale): Scale => ({ ...scale, isDense: true });

const SACRIFICES = ['photo', 'quote', 'map', 'end', 'support'] as const;

const A4 = { widthMm: 210, heightMm: 297 } as const;

/** The papers that flyers are set on. A5 is what a letterbox and a notice board take. */
export const PAPERS = {
  a5: {
    widthMm: 148,
    heightMm: 210,
    mostSides: 2,
    display: 1,
    footMm: 20,
    hasMap: true,
    leastPt: 9,
    sacrifices: SACRIFICES,
    steps: [
      step(15, 0.6, 11),
      step(14, 0.58, 10.5),
      step(13, 0.56, 10),
      step(12.5, 0.54, 10),
      step(12, 0.52, 10),
      step(11.5, 0.5, 10),
      step(11, 0.48, 10),
      step(11, 0.44, 9.5),
      step(10.5, 0.44, 9.5),
      step(10.5, 0.38, 9),
      step(10.5, 0.34, 8.5),
      dense(step(10.5, 0.3, 8)),
    ],
  },
  /** A poster: read standing, from a step away. */
  a4: {
    ...A4,
    mostSides: 1,
    display: 1.6,
    title: 1.35,
    footMm: 32,
    hasMap: true,
    leastPt: 11,
    isPoster: true,
    sacrifices: SACRIFICES,
    steps: [
      step(24, 0.6, 15),
      step(22, 0.58, 15),
      step(20, 0.56, 14),
      step(18, 0.52, 14),
      step(17, 0.48, 14),
      step(16, 0.46, 14),
      step(15, 0.44, 14),
      step(14, 0.42, 15),
      step(13, 0.4, 16),
      dense(step(12, 0.38, 16)),
    ],
  },
  /** A quarter of a sheet of office paper. */
  a6: {
    widthMm: 105,
    heightMm: 148.5,
    mostSides: 2,
    display: 0.78,
    footMm: 20,
    hasMap: false,
    leastPt: 9,
    sacrifices: SACRIFICES,
    steps: [step(10.5, 0.5, 7), step(10, 0.46, 6.5), step(9.5, 0.42, 6), dense(step(9, 0.36, 5.5))],
  },
  /** What goes in a long envelope or a leaflet rack. */
  dl: {
    widthMm: 99,
    heightMm: 210,
    mostSides: 2,
    display: 0.82,
    footMm: 20,
    hasMap: false,
    leastPt: 9,
    sacrifices: SACRIFICES,
    steps: [
      step(12, 0.9, 8),
      step(11.5, 0.8, 8),
      step(11, 0.7, 7.5),
      step(10.5, 0.6, 7),
      step(10, 0.5, 6.5),
      dense(step(9.5, 0.42, 6)),
    ],
  },
  /** Large print: 18 points for every word, as RNIB asks of large print (16 to 18). */
  'a4-large': {
    ...A4,
    mostSides: 16,
    display: 1.3,
    footMm: 32,
    hasMap: true,
    leastPt: 18,
    sacrifices: SACRIFICES,
    isPlain: true,
    steps: [step(18, 0.7, 18)],
  },
  /** Easy to read: large, and a line for each sentence. */
  'a4-easy': {
    ...A4,
    mostSides: 16,
    display: 1.25,
    footMm: 32,
    hasMap: true,
    leastPt: 16,
    sacrifices: SACRIFICES,
    isPlain: true,
    isEasy: true,
    steps: [step(16, 0.6, 22)],
  },
} as const satisfies Record<string, PaperRules>;

export type Paper = keyof typeof PAPERS;

/** The rules of a paper. */
export const rulesOf = (paper: Paper): PaperRules => PAPERS[paper];

/** The tries of a paper that respect the smallest type a partnership allows. */
export function stepsDownTo(floorPt: number, { steps }: Pick<PaperRules, 'steps'>): readonly Scale[] {
  const allowed = steps.filter(({ bodyPt }) => bodyPt >= floorPt);
  const [smallest] = steps.slice(-1);
  return allowed.length > 0 || !smallest ? allowed : [{ ...smallest, bodyPt: floorPt }];
}
