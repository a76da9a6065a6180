import type { Desk } from '#flyer/desk.ts';
import { leadOf } from '#flyer/kind-look.ts';
import { asBackground, backgroundOf, type Layout, moved, together } from '#flyer/layout.ts';
import type { Mark } from '#flyer/plan.ts';
import { plain, type Span } from '#flyer/spans.ts';
import { setColumn } from '#flyer/text.ts';
import { phrasesIn } from '#language/phrases.ts';

const RULE = 0.3;
const BELOW_RULE = 0.9;
const NO_BREAK = '\u00a0';
/** The dot stays at the end of a line, not at the head of the next. */
const BETWEEN = `${NO_BREAK}· `;
/** A number of sides that takes as much room as any. */
const WIDEST = 88;

/**
 * At the foot of a side that is not the last: to turn over, and the numbers to call, for whoever sees this side only.
 * It says nothing that is not told again, so it is no part of what is read aloud.
 */
export function setTurnOver(desk: Desk, side: number): Layout {
  const { message, styles, fonts, width } = desk;
  const numbers = message.report.routes.flatMap(({ name, phone }) =>
    phone ? [`${name} ${phone}`.replaceAll(' ', NO_BREAK)] : [],
  );
  // Behind a second side there is nothing; another sheet follows.
  const turn = side % 2 === 1 ? plain(`${phrasesIn(message.language).turnOver}${BETWEEN}`, 'bold') : [];
  const words: Span[] = [...turn, ...plain(numbers.join(BETWEEN))];
  return ruled(setColumn(words, styles.foot, width, fonts), 'above', leadOf(desk), width);
}

/** At the head of a side that is not the first: what it belongs to, and which side it is where there are more than two. */
export function setRunningHead(desk: Desk, side: number, sides: number | undefined): Layout {
  const { message, styles, fonts, width, rules } = desk;
  const { page } = phrasesIn(message.language);
  const hasNumber = rules.mostSides > 2;
  const words: Span[] = [
    ...plain(message.title, 'bold'),
    ...plain(hasNumber ? `${BETWEEN}${page(sides ? side : WIDEST, sides ?? WIDEST).replaceAll(' ', NO_BREAK)}` : ''),
  ];
  return ruled(setColumn(words, styles.meta, width, fonts), 'below', leadOf(desk), width);
}

function ruled(words: Layout, where: 'above' | 'below', fill: string, width: number): Layout {
  const rule = (y: number): Layout => {
    const mark: Mark = { kind: 'rect', x: 0, y, width, height: RULE, fill };
    return backgroundOf([mark]);
  };
  const height = words.height + BELOW_RULE + RULE;
  return asBackground(
    where === 'above'
      ? together([rule(0), moved(words, 0, BELOW_RULE + RULE)], height)
      : together([words, rule(words.height + BELOW_RULE)], height),
  );
}
