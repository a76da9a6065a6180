import type { FlyerPlan, Page } from '#flyer/plan.ts';

/**
 * One flyer in two languages: the first plan on the front, the second on the back, each page in its own language. Pure.
 * @throws RangeError for plans of different papers.
 */
export function bothSides(front: FlyerPlan, back: FlyerPlan): FlyerPlan {
  if (front.widthMm !== back.widthMm || front.heightMm !== back.heightMm) {
    throw new RangeError('Both sides of a flyer are of one paper.');
  }
  return {
    ...front,
    title: `${front.title} · ${back.title}`,
    pages: [...front.pages, ...back.pages.map((page) => inOwnLanguage(page, back))],
    leftOut: [...new Set([...front.leftOut, ...back.leftOut])],
  };
}

const inOwnLanguage = (page: Page, { language, direction }: FlyerPlan): Page => ({ language, direction, ...page });
