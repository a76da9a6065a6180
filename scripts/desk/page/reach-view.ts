import type { ReachAnswer, ReachWords } from '#desk/reach-answer.ts';
import type { ToldFinding } from '#problem/wording.ts';
import { byId, make, withCommands } from './elements.ts';

/** More lines than this tell nobody anything. */
const MOST_WARDS = 8;

type Spot = NonNullable<ToldFinding['at']>;

const number = (value: number): string => value.toLocaleString('en-GB');
const percent = (share: number): string =>
  share > 0.995 ? 'all' : share < 0.01 ? 'under 1%' : `${Math.round(share * 100)}%`;

/** A length as people say it: “850 m”, “1.2 km”. */
export const lengthInWords = (km: number): string =>
  km < 0.995 ? `${Math.round(km * 100) * 10} m` : `${km.toFixed(km < 10 ? 1 : 0)} km`;

const areaInWords = (km2: number): string => `${km2.toFixed(km2 < 10 ? 2 : 0)} km²`;

/** Shows whom an outline or an aim reaches, and what is wrong with it, in words. */
export function showReach(answer: ReachAnswer | undefined, onSpot: (spot: Spot) => void): void {
  byId('reach').hidden = answer === undefined;
  const body = byId('reach-body');
  body.classList.remove('waiting');
  const { reach, problems = [], warnings = [] } = answer ?? {};
  const told = [...problems, ...warnings];
  body.replaceChildren(
    ...(reach ? [headline(reach), size(reach)] : []),
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

function headline({ homes, homesEstimated, postcodes, printRun }: ReachWords): HTMLElement {
  const rows: [string, string][] = [];
  if (homes !== undefined) rows.push([homesEstimated ? 'homes, an estimate' : 'homes', number(homes)]);
  if (postcodes !== undefined) rows.push(['postcodes', number(postcodes)]);
  if (printRun !== undefined && homes !== undefined) rows.push(['flyers to print', number(printRun)]);
  const pairs = rows.map(([term, value]) => make('div', { children: pair(term, [value]) }));
  return make('dl', { className: 'numbers', children: pairs });
}

function toldList(told: readonly ToldFinding[], onSpot: (spot: Spot) => void): HTMLElement {
  const items = told.map(({ message, hint, severity, at }) => {
    const item = make('li', {
      className: severity === 'error' ? 'bad' : '',
      children: [
        make('p', { children: [make('strong', { text: message })] }),
        make('p', { children: withCommands(hint) }),
      ],
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
  const rows: [string, string[]][] = [
    [districts.length === 1 ? 'District' : 'Districts', districts.map((one) => shareInWords(one))],
    ['Wards', wards.slice(0, MOST_WARDS).map((one) => shareInWords(one, 'that ward'))],
    ['', wards.length > MOST_WARDS ? [`And ${wards.length - MOST_WARDS} more wards`] : []],
    ['Languages to consider', [languages.map(({ name }) => name).join(', ')]],
    ['Channels and papers', [channels.map(({ name }) => name).join(', ')]],
    ['Sent here in the last 30 days', [messagesInWords(messages.length, balance)]],
    ['Other places that it covers', overlaps.map(({ name, share }) => `${name}: ${percent(share)} of that place`)],
  ];
  const told = rows.filter(([, values]) => values.some((value) => value !== ''));
  return make('dl', { className: 'facts', children: told.flatMap(([term, values]) => pair(term, values)) });
}

const pair = (term: string, values: readonly string[]): HTMLElement[] => [
  ...(term === '' ? [] : [make('dt', { text: term })]),
  ...values.map((text) => make('dd', { text })),
];

/** “Keighley East: 79% of the place; all of that ward”; what holds all of the place is said so. */
export function shareInWords(
  { name, ofPlace, share }: { name: string; ofPlace: number; share: number },
  what?: string,
): string {
  const whole = percent(ofPlace) === 'all' ? `All of it lies in ${name}` : `${name}: ${percent(ofPlace)} of the place`;
  return what === undefined ? whole : `${whole}; ${percent(share)} of ${what}`;
}

const size = ({ acrossKm, areaKm2 }: ReachWords): HTMLElement =>
  make('p', { className: 'hint', text: `${lengthInWords(acrossKm)} across, ${areaInWords(areaKm2)}.` });

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
