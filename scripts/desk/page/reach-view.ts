import type { ReachAnswer, ReachWords } from '#desk/reach-answer.ts';
import type { ToldFinding } from '#problem/wording.ts';
import { byId, make } from './elements.ts';

type Spot = NonNullable<ToldFinding['at']>;

const number = (value: number): string => value.toLocaleString('en-GB');
const percent = (share: number): string =>
  share > 0.995 ? 'all' : share < 0.01 ? 'under 1%' : `${Math.round(share * 100)}%`;

/** A length as people say it: “850 m”, “1.2 km”. */
export const lengthInWords = (km: number): string =>
  km < 0.995 ? `${Math.round(km * 100) * 10} m` : `${km.toFixed(km < 10 ? 1 : 0)} km`;

/** Shows whom an outline or an aim reaches, and what is wrong with it, in words. */
export function showReach(answer: ReachAnswer | undefined, onSpot: (spot: Spot) => void): void {
  byId('reach').hidden = answer === undefined;
  const body = byId('reach-body');
  body.classList.remove('waiting');
  const { reach, problems = [], warnings = [] } = answer ?? {};
  const told = [...problems, ...warnings];
  body.replaceChildren(
    ...(reach ? [headline(reach)] : []),
    ...(told.length > 0 ? [toldList(told, onSpot)] : []),
    ...(reach ? [facts(reach)] : []),
  );
}

/** Shows that an answer is on its way. */
export const showWaiting = (): void => byId('reach-body').classList.add('waiting');

/** One sentence for those who hear the page. */
export function reachInWords({ reach, problems }: ReachAnswer): string {
  const [first] = problems;
  if (first) return `${first.message} ${first.hint}`;
  if (reach?.homes === undefined) return '';
  return `Reaches ${reach.homesEstimated ? 'about ' : ''}${number(reach.homes)} homes.`;
}

function headline({ homes, homesEstimated, postcodes, printRun, areaKm2 }: ReachWords): HTMLElement {
  const rows: [string, string][] = [];
  if (homes !== undefined) rows.push([homesEstimated ? 'homes, an estimate' : 'homes', number(homes)]);
  if (postcodes !== undefined) rows.push(['postcodes', number(postcodes)]);
  if (printRun !== undefined && homes !== undefined) rows.push(['flyers to print', number(printRun)]);
  if (rows.length === 0) rows.push(['square kilometres', areaKm2.toFixed(areaKm2 < 10 ? 2 : 0)]);
  return list(
    'numbers',
    rows.map(([term, value]) => [term, value]),
    true,
  );
}

function toldList(told: readonly ToldFinding[], onSpot: (spot: Spot) => void): HTMLElement {
  const items = told.map(({ message, hint, severity, at }) => {
    const item = make('li', {
      className: severity === 'error' ? 'bad' : '',
      children: [make('p', { children: [make('strong', { text: message })] }), make('p', { text: hint })],
    });
    if (at && severity === 'error') {
      const button = make('button', { text: 'Show me where' });
      button.type = 'button';
      button.addEventListener('click', () => onSpot(at));
      item.append(button);
    }
    return item;
  });
  return make('ul', { className: 'told', children: items });
}

function facts(reach: ReachWords): HTMLElement {
  const { districts, wards, languages, channels, messages, balance, overlaps } = reach;
  const shares = (areas: readonly { name: string; ofPlace: number }[]): string =>
    areas.map(({ name, ofPlace }) => `${name} (${percent(ofPlace)})`).join(', ');
  const rows: [string, string][] = [
    ['District', shares(districts)],
    ['Wards', shares(wards.slice(0, 8)) + (wards.length > 8 ? ` and ${wards.length - 8} more` : '')],
    ['Languages to consider', languages.map(({ name }) => name).join(', ')],
    ['Channels and papers', channels.map(({ name }) => name).join(', ')],
    ['Sent here in the last 30 days', messagesInWords(messages.length, balance)],
    ['Covers some of', overlaps.map(({ name, share }) => `${name} (${percent(share)} of it)`).join(', ')],
  ];
  return list(
    'facts',
    rows.filter(([, value]) => value !== ''),
  );
}

function messagesInWords(count: number, { appeals, goodNews, events }: ReachWords['balance']): string {
  if (count === 0) return 'Nothing';
  const parts: [number, string, string][] = [
    [goodNews, 'good news', 'good news'],
    [appeals, 'appeal', 'appeals'],
    [events, 'event', 'events'],
  ];
  const words = parts
    .filter(([many]) => many > 0)
    .map(([many, one, several]) => `${many} ${many === 1 ? one : several}`);
  return `${count} ${count === 1 ? 'message' : 'messages'}: ${words.join(', ')}`;
}

function list(
  className: string,
  rows: readonly (readonly [term: string, value: string])[],
  isGrouped = false,
): HTMLElement {
  const pairs = rows.map(([term, value]) => [make('dt', { text: term }), make('dd', { text: value })]);
  return make('dl', {
    className,
    children: isGrouped ? pairs.map((children) => make('div', { children })) : pairs.flat(),
  });
}
