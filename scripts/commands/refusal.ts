import type { ExitCode, World } from '#commands/command.ts';
import { wrap } from '#problem/report-terminal.ts';
import { printable } from '#problem/wording.ts';

/** Something that was asked for rightly and is not done, with the reason in whole sentences. Ends the process with 1. */
export class Refusal extends Error {}

/** Does a deed; what it refuses is told, with the assurance that nothing was changed. */
export async function orRefuse(world: World, deed: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await deed();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    world.printError(paragraphs(`${error.message}\nNothing was signed or changed.`, world));
    return 1;
  }
}

/** Sentences as a terminal shows them: each line wrapped, none wider than 80 columns, and nothing in it that a terminal obeys. */
export function paragraphs(text: string, { widthColumns }: Pick<World, 'widthColumns'>): string {
  const width = Math.min(widthColumns, 80);
  const lines = text
    .split('\n')
    .flatMap((line) => (line.length > width ? wrapIndented(printable(line), width) : [printable(line)]));
  return `${lines.join('\n')}\n`;
}

function wrapIndented(line: string, width: number): string[] {
  const [indent = ''] = /^ */.exec(line) ?? [];
  return wrap(line.trim(), width - indent.length).map((part) => `${indent}${part}`);
}
