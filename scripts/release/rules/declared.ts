import { hotspotsOfAim } from '#area/aim.ts';
import { type Facts, hasCase } from '#release/rules/facts.ts';
import { type Mark, markOfField, type Rule } from '#release/rules/rule.ts';
import { CHILDREN, LIFELONG, MAP_HARM, ORDERS } from '#release/rules/sources.ts';

const isMissing = (key: 'under-18' | 'protected' | 'orders') => (facts: Facts) =>
  hasCase(facts) && facts.story[key] === undefined;
const stageOf = (facts: Facts, instead: string): Mark[] => [
  markOfField(facts, 'stage', `stage: ${facts.story.stage}`, instead),
];

/** Themes whose victims the law often keeps unnamed. */
const PROTECTED_THEMES = ['child-sexual-exploitation', 'modern-slavery'] as const;

const isOver = (until: string | undefined, now: Date): boolean =>
  until !== undefined && until < now.toISOString().slice(0, 10);

/** What a writer has to say of a case before anybody can judge the words. */
export const DECLARED: readonly Rule[] = [
  {
    code: 'under-18-undeclared',
    name: 'Whether anybody is under 18 is declared',
    since: '2026-11-22',
    source: CHILDREN,
    when: isMissing('under-18'),
    look: (facts) => stageOf(facts, 'Add “under-18: none”, or their roles, such as “under-18: [suspect]”.'),
  },
  {
    code: 'protected-undeclared',
    name: 'Whether the law keeps victims unnamed is declared',
    since: '2026-11-22',
    source: LIFELONG,
    when: isMissing('protected'),
    look: (facts) => stageOf(facts, 'Add “protected: none”, or the offences, such as “protected: [trafficking]”.'),
  },
  {
    code: 'orders-undeclared',
    name: 'Orders of a court are declared',
    since: '2026-11-22',
    source: ORDERS,
    when: isMissing('orders'),
    look: (facts) =>
      stageOf(facts, 'Ask the court. Then add “orders: none”, or each order with its kind and what it says.'),
  },
  {
    code: 'theme-unprotected',
    name: 'Themes with unnamed victims',
    since: '2026-11-22',
    source: LIFELONG,
    when: (facts) =>
      hasCase(facts) &&
      facts.story.protected !== undefined &&
      !facts.isProtected &&
      PROTECTED_THEMES.some((one) => facts.story.themes.includes(one)),
    look: (facts) => [
      markOfField(
        facts,
        'protected',
        'protected: none',
        'Declare the offence, or answer why no victim of it is in the case.',
      ),
    ],
  },
  {
    code: 'order-in-force',
    name: 'The order of the court is kept',
    since: '2026-11-22',
    source: ORDERS,
    isAbsolute: true,
    when: () => true,
    look: (facts) => ordersOf(facts, false, 'Read every language against the order, then answer that it is kept.'),
  },
  {
    code: 'order-ended',
    name: 'An order whose day has passed may have been renewed',
    since: '2026-11-22',
    source: ORDERS,
    isAbsolute: true,
    when: () => true,
    look: (facts) => ordersOf(facts, true, 'Ask the court whether it still holds, then answer what it said.'),
  },
  {
    code: 'aim-narrows',
    name: 'A small place and somebody who must not be known',
    since: '2026-11-22',
    source: MAP_HARM,
    when: (facts) => hasCase(facts) && facts.isJigsaw,
    look: narrowAims,
  },
];

function ordersOf(facts: Facts, isEnded: boolean, instead: string): Mark[] {
  return (facts.story.orders ?? [])
    .filter(({ until }) => isOver(until, facts.now) === isEnded)
    .map(({ kind, says }) => markOfField(facts, 'orders', `${kind}: ${says}`, instead));
}

/** A few streets and a few facts point at one family; two stories for the same few streets do so sooner. */
function narrowAims(facts: Facts): Mark[] {
  const { aim } = facts.story;
  const small = hotspotsOfAim(aim, facts.around.hotspots).filter(({ id }) => aim.includes(id));
  return small.map(({ id }) =>
    markOfField(
      facts,
      'aim',
      id,
      'Aim it at the district, or answer why this place leads to nobody, together with what was told before.',
    ),
  );
}
