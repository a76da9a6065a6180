import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type LayoutName, LOOKS } from '#flyer/kind-look.ts';
import { PAPERS, type Paper } from '#flyer/paper.ts';
import { LANGUAGES, madeUpRequest } from './made-up-flyers.ts';
import { changesBetween, linesOfPlan } from './plan-lines.ts';
import { planned } from './sample.ts';

// Every box of every layout, where it was when somebody last looked. After a change that is meant, and looked at
// (npm run contact-sheet): UPDATE_PLANS=1 npm test -- test/flyer/golden-plans.test.ts

const FOLDER = new URL('../fixtures/plans/', import.meta.url);
/** Plans are written where somebody looks at them, and nowhere else. */
const writes = process.env.UPDATE_PLANS === '1' && !process.env.CI;

interface Golden {
  name: string;
  layout: LayoutName;
  language: string;
  paper: Paper;
}

const LAYOUTS = Object.keys(LOOKS) as LayoutName[];
const golden = (layout: LayoutName, language: string, paper: Paper): Golden => {
  return { name: `${layout}-${language}-${paper}.txt`, layout, language, paper };
};
/** Each layout in each language on A5, and on each other paper one of either direction. */
const GOLDEN: readonly Golden[] = [
  ...LAYOUTS.flatMap((layout) => LANGUAGES.map((language) => golden(layout, language, 'a5'))),
  ...(Object.keys(PAPERS) as Paper[])
    .filter((paper) => paper !== 'a5')
    .flatMap((paper) => ['en', 'ur'].map((language) => golden('success', language, paper))),
];

function write(plans: readonly Golden[]): void {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  for (const one of plans) writeFileSync(new URL(one.name, FOLDER), `${linesNow(one).join('\n')}\n`);
}

const linesNow = ({ layout, language, paper }: Golden): string[] =>
  linesOfPlan(planned(madeUpRequest(layout, language, paper)));

if (writes) write(GOLDEN);

describe('every box of a flyer is where it was', () => {
  it.each(GOLDEN)('$name', (one) => {
    const file = new URL(one.name, FOLDER);
    expect(existsSync(file), `${one.name} is not there: write it with UPDATE_PLANS=1, and look at it.`).toBe(true);
    expect(changesBetween(readFileSync(file, 'utf8').trimEnd().split('\n'), linesNow(one))).toEqual([]);
  });

  it('and no plan is kept of what is made no more', () => {
    expect(readdirSync(FOLDER).toSorted()).toEqual(GOLDEN.map(({ name }) => name).toSorted());
  });
});

describe('what changed between two plans', () => {
  const before = [
    'left out: nothing',
    'side 1',
    'H1 10.0 20.0 90.0 8.0 The lamps',
    'P 10.0 30.0 90.0 12.0 For a',
    'P 10.0 44.0 90.0 6.0 For a',
  ];

  it('is nothing where nothing did', () => {
    expect(changesBetween(before, before)).toEqual([]);
  });

  it('is told box by box, in millimetres', () => {
    const after = [
      'left out: nothing',
      'side 1',
      'H1 10.0 20.0 90.0 8.0 The lamps',
      'P 10.0 31.5 90.0 12.0 For a',
      'P 8.0 44.0 92.0 10.0 For a',
    ];
    expect(changesBetween(before, after)).toEqual([
      'side 1, P “For a”: 1.5 mm down',
      'side 1, P “For a” (2): -2.0 mm to the right, 2.0 mm wider, 4.0 mm higher',
    ]);
  });

  it('tells what came, what went, and what is left out', () => {
    expect(changesBetween(before, ['left out: photo', ...before.slice(1, 3), 'side 2', ...before.slice(3)])).toEqual([
      'left out: nothing: is gone',
      'side 1, P “For a”: is gone',
      'side 1, P “For a” (2): is gone',
      'left out: photo: is new',
      'side 2: is new',
      'side 2, P “For a”: is new',
      'side 2, P “For a” (2): is new',
    ]);
  });
});
