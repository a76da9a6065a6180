import { command, type ExitCode, type World } from '#commands/command.ts';
import {
  type Given,
  moment,
  NOW_OPTION,
  type Options,
  ROOT_OPTION,
  rootFolder,
  UsageError,
} from '#commands/options.ts';
import { orRefuse } from '#commands/refusal.ts';
import { audit } from '#commands/report-audit.ts';
import { nearest } from '#problem/nearest.ts';

const REPORT_OPTIONS = {
  story: { type: 'string', value: 'STORY', help: 'audit: of this story only' },
  json: { type: 'boolean', help: 'print it for other programs' },
  ...ROOT_OPTION,
  ...NOW_OPTION,
} as const satisfies Options;

/** What a report is given. */
export interface ReportCall {
  given: Given<typeof REPORT_OPTIONS>;
  root: string;
  /** The moment of `--now`. */
  asked: Date | undefined;
}

/** One file for each report. */
const REPORTS: Readonly<Record<string, (call: ReportCall, world: World) => Promise<ExitCode>>> = { audit };
const NAMES = Object.keys(REPORTS);

export const report = command({
  about: 'Says who did what when, oldest first, with whatever is not sound in a record (audit). Changes nothing.',
  operands: NAMES.join('|'),
  options: REPORT_OPTIONS,
  run: (given, world, [name = '', ...rest]) => {
    const make = Object.hasOwn(REPORTS, name) ? REPORTS[name] : undefined;
    if (!make || rest.length > 0) throw new UsageError(wrongWord(make ? (rest[0] ?? '') : name));
    const call = { given, root: rootFolder(given.root), asked: moment(given.now) };
    return orRefuse(world, () => make(call, world));
  },
});

function wrongWord(word: string): string {
  const meant = nearest(word, NAMES);
  return meant ? `There is no report “${word}”. Did you mean “${meant}”?` : `Write which report: ${NAMES.join(', ')}.`;
}
