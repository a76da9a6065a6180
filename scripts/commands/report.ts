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
import { embargoed } from '#commands/report-embargoed.ts';
import { nearest } from '#problem/nearest.ts';

const REPORT_OPTIONS = {
  story: { type: 'string', value: 'STORY', help: 'audit: of this story only' },
  agreed: { type: 'string', value: 'OUTLET', help: 'embargoed: an outlet that has agreed, kept in the register' },
  on: { type: 'string', value: 'DAY', help: 'embargoed: the day on which it agreed, e.g. 2026-11-20' },
  contact: { type: 'string', value: 'ROLE', help: 'embargoed: who agreed for it, by role (default: Newsdesk)' },
  terms: { type: 'string', value: 'TEXT', help: 'embargoed: what was agreed, in one line' },
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
  /** The words after the name of the report. */
  operands: readonly string[];
}

/** One file for each report. */
const REPORTS: Readonly<Record<string, (call: ReportCall, world: World) => Promise<ExitCode>>> = {
  audit,
  embargoed: ({ given, operands }, world) => embargoed(given, operands, world),
};
/** Reports about one story, which stands after their name. */
const OF_ONE_STORY: readonly string[] = ['embargoed'];
const NAMES = Object.keys(REPORTS);

export const report = command({
  about:
    'Says who did what when, oldest first, with whatever is not sound in a record (audit). Makes what journalists may see of a story before its moment, and tells which of them have agreed to keep it until then (embargoed STORY).',
  operands: `${NAMES.join('|')} [STORY]`,
  options: REPORT_OPTIONS,
  run: (given, world, [name = '', ...rest]) => {
    const make = Object.hasOwn(REPORTS, name) ? REPORTS[name] : undefined;
    const isOver = rest.length > 0 && !OF_ONE_STORY.includes(name);
    if (!make || isOver) throw new UsageError(wrongWord(make ? (rest[0] ?? '') : name));
    const call = { given, root: rootFolder(given.root), asked: moment(given.now), operands: rest };
    return orRefuse(world, () => make(call, world));
  },
});

function wrongWord(word: string): string {
  const meant = nearest(word, NAMES);
  return meant ? `There is no report “${word}”. Did you mean “${meant}”?` : `Write which report: ${NAMES.join(', ')}.`;
}
