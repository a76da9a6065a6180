import type { Command, Listed } from '#commands/command.ts';
import { wrap } from '#problem/report-terminal.ts';

const MARGIN = 18;

/** The help of one command, for a terminal. */
export function commandHelp(name: string, { about, operands, options }: Command, widthColumns: number): string {
  const rows = Object.entries({ ...options, help: { value: undefined, help: 'show this' } }).map(
    ([key, { value, help }]) => {
      const left = `  --${key}${value ? ` ${value}` : ''}`;
      const [first = '', ...rest] = wrap(help, widthColumns - MARGIN - 2);
      const lead = left.length > MARGIN - 2 ? `${left}\n${' '.repeat(MARGIN)}` : left.padEnd(MARGIN);
      return [`${lead}${first}`, ...rest.map((line) => ' '.repeat(MARGIN) + line)].join('\n');
    },
  );
  const call = operands ? `${operands} [options]` : '[options]';
  return [`npm run ${name} -- ${call}`, '', ...wrap(about, widthColumns), '', ...rows, ''].join('\n');
}

/** The list of all commands. */
export function commandList(commands: readonly Listed[]): string {
  const rows = commands.map(({ name, summary }) => `  ${name.padEnd(12)}${summary}`);
  return [
    'Write a story once; publish it as a page, a flyer and an email.',
    '',
    ...rows,
    '',
    'npm run <command> -- --help tells more.',
    '',
  ].join('\n');
}
