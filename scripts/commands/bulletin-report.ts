import { rootWords } from '#commands/options.ts';
import type { Prepared } from '#delivery/edition/prepare.ts';
import { STATES, type State, type Status } from '#delivery/ledger/state.ts';
import { type Broken, type Ended, MOST_FAILURES_IN_A_ROW, type Sent } from '#delivery/sender/send.ts';
import { englishName } from '#language/english-name.ts';
import { plural, type TerminalLook, wrap } from '#problem/report-terminal.ts';

type Width = Pick<TerminalLook, 'widthColumns'>;

const number = (count: number): string => count.toLocaleString('en-GB');

/** Sentences within the width of a terminal. */
export const lines = (sentences: string, { widthColumns }: Width): string =>
  `${sentences
    .split('\n')
    .flatMap((one) => (one.startsWith(' ') || one === '' ? [one] : wrap(one, Math.min(widthColumns, 80))))
    .join('\n')}\n`;

const REASONS: Readonly<Record<string, string>> = {
  'nothing-new': 'nothing new for their areas',
  'enough-this-week': 'their areas have had enough this week',
  'weekly-not-due': 'their weekly email is not due yet',
  waiting: 'did not confirm',
  unsubscribed: 'stopped these emails',
  bounced: 'their mailbox refused us',
  complained: 'complained of an email',
};

const table = (rows: Readonly<Record<string, number>>, named: Readonly<Record<string, string>> = {}): string[] =>
  Object.entries(rows)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, count]) => `${number(count).padStart(10)}  ${named[key] ?? key}`);

/** What was prepared: how many, where, in which languages, who gets nothing and why, and until when it can be sent. */
export function preparedInWords(
  prepared: Prepared,
  { until, root }: { until: string; root: string | undefined },
  width: Width,
): string {
  const { edition, emails: gets, audience, excluded, areas, languages } = prepared;
  return lines(
    [
      `${edition === undefined ? 'No edition' : `Edition ${edition}`}: ${plural(gets, 'email')} for an audience of ${number(audience)}.`,
      '',
      ...(gets > 0 ? ['By area (who asked for two stands in both):', ...table(areas), ''] : []),
      ...(gets > 0 ? ['By language:', ...table(languages, namesOf(languages)), ''] : []),
      ...(gets < audience ? ['Not in it:', ...table(excluded, REASONS), ''] : []),
      ...nextInWords(prepared, until, root),
    ].join('\n'),
    width,
  );
}

const namesOf = (languages: Readonly<Record<string, number>>): Record<string, string> =>
  Object.fromEntries(Object.keys(languages).map((id) => [id, englishName(id)]));

function nextInWords({ edition, emails }: Prepared, until: string, root: string | undefined): string[] {
  if (emails === 0) return ['Nobody gets an email: there is nothing to send, and nothing was kept.'];
  if (edition === undefined) return ['These were counted only. Nothing was sent or kept.'];
  return [
    `Nothing was sent. Rehearse with: npm run bulletin -- send --edition ${edition} --to you@example.org${rootWords(root)}`,
    `It can be sent until ${until}.`,
  ];
}

/** What became of those whose mailbox does not exist. */
export const goneInWords = (count: number): string =>
  `${number(count)} of these had no mailbox any more: nothing is sent there from now on.`;

const STATE_WORDS: Readonly<Record<State, string>> = {
  queued: 'queued: still to be sent',
  submitting: 'submitting: in the hands of a sender',
  submitted: 'submitted: the server took it',
  retry: 'retry: not taken yet, tried again later',
  failed: 'failed: the server refused it for good',
  uncertain: 'uncertain: the line was lost, only the server knows',
  excluded: 'excluded: gets nothing',
};

/** What became of an edition, added up. */
export function statusInWords(edition: string, status: Status, width: Width): string {
  const rows = STATES.map((state) => `${number(status[state]).padStart(10)}  ${STATE_WORDS[state]}`);
  const end = status.finished ? 'The edition is finished.' : 'The edition is not finished.';
  const settle =
    status.uncertain > 0
      ? ` Uncertain ones are never sent again by themselves: npm run bulletin -- settle --edition ${edition} --help says how to settle them.`
      : '';
  return lines(
    [
      `Edition ${edition}`,
      ...rows,
      `${number(status.audience).padStart(10)}  audience, when it was prepared`,
      '',
      end + settle,
    ].join('\n'),
    width,
  );
}

const ENDED: Readonly<Record<Ended, string>> = {
  'all done': '',
  'told to stop': 'You stopped it; nothing is left in hand.',
  expired: 'The edition has expired: nothing more of it is sent.',
  'too many failures': `Stopped after ${MOST_FAILURES_IN_A_ROW} in a row that were not taken. Look at the server and at SMTP_URL first; then start it again.`,
};

/** What a sender did, and what is left. */
export function sentInWords(sent: Sent, status: Status, where: string, width: Width): string {
  const left = status.queued + status.submitting + status.retry;
  const rest = left > 0 ? `${number(left)} are left; start it again for these.` : 'Nothing is left to send.';
  return lines(`${countsInWords(sent)} (${where}); nothing else was changed. ${ENDED[sent.ended]} ${rest}`, width);
}

/** What a sender did that could not go on, and what is not known of it. */
export function brokenInWords({ sent, unwritten }: Broken, where: string, width: Width): string {
  const lost =
    unwritten > 0
      ? ` For ${plural(unwritten, 'email')} of these that could not be written down: they will be shown as uncertain.`
      : '';
  const next = 'What was in hand and not written down is never sent again by itself; nobody gets anything twice.';
  return lines(`Sending broke off: ${countsInWords(sent)} (${where}).${lost} ${next}`, width);
}

function countsInWords({ submitted, failed, retry, uncertain, excluded }: Sent): string {
  const counts: [number, string][] = [
    [submitted, 'submitted'],
    [failed, 'failed'],
    [retry, 'to be tried again'],
    [uncertain, 'uncertain'],
    [excluded, 'left meanwhile'],
  ];
  const told = counts.filter(([count], at) => at === 0 || count > 0).map(([count, word]) => `${number(count)} ${word}`);
  return told.join(', ');
}
