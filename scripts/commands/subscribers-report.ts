import { plural, type TerminalLook, wrap } from '#problem/report-terminal.ts';
import type { AreaCount } from '#subscriber/audience.ts';

const HEADINGS = ['Area', 'Language', 'Confirmed', 'Waiting', 'Left'] as const;
const STATES = ['confirmed', 'waiting', 'suppressed'] as const;
const SHORTEST_NAME = 20;

/** How many chose each area, in a table; and below it how many there are, each counted once. */
export function countsInWords(
  counts: readonly AreaCount[],
  states: Readonly<Record<string, number>> | undefined,
  { widthColumns }: Pick<TerminalLook, 'widthColumns'>,
): string {
  if (counts.length === 0) return states ? 'Nobody has subscribed yet.\n' : 'Nobody has chosen this place yet.\n';
  const areas = Map.groupBy(counts, ({ area }) => area);
  const nameColumns = Math.max(SHORTEST_NAME, ...[...areas.keys()].map(({ length }) => length)) + 2;
  const rows = [...areas].flatMap(([area, own]) =>
    [...Map.groupBy(own, ({ language }) => language)].map(([language, some], at) => [
      ...[at === 0 ? area : '', language],
      ...STATES.map((state) => String(some.find((one) => one.state === state)?.count ?? 0)),
    ]),
  );
  const table = [HEADINGS, ...rows].map(([area = '', language = '', ...numbers]) =>
    [area.padEnd(nameColumns), language.padEnd(10), ...numbers.map((one) => one.padStart(11))].join(''),
  );
  const sums = states ? wrap(sumsInWords(states), Math.min(widthColumns, 80)) : [];
  return `${[...table, ...(sums.length > 0 ? ['', ...sums] : [])].join('\n')}\n`;
}

function sumsInWords({ confirmed = 0, waiting = 0, suppressed = 0 }: Readonly<Record<string, number>>): string {
  const gets = confirmed === 1 ? 'gets' : 'get';
  return `${plural(confirmed, 'subscriber')} ${gets} bulletins; ${waiting.toLocaleString('en-GB')} did not confirm yet; ${suppressed.toLocaleString('en-GB')} left or cannot be reached. Who chose two areas stands in both.`;
}
