import type { Given, Options } from '#commands/options.ts';

/** How a command ends: clean · problems found · wrong usage · stopped part-way · a bug. */
export type ExitCode = 0 | 1 | 2 | 3 | 70;

/** Where a command writes, and what it may know of the world. */
export interface World {
  print: (text: string) => void;
  printError: (text: string) => void;
  /** Replaces the line that is being worked on; does nothing where output is not a terminal. */
  progress: (text: string) => void;
  isTerminal: boolean;
  colour: boolean;
  widthColumns: number;
  clock: () => Date;
  /** Asks whoever sits at the terminal, and waits; not there where nobody can answer. */
  ask?: ((question: string, how?: { isHidden?: boolean }) => Promise<string | undefined>) | undefined;
  env?: Readonly<Record<string, string | undefined>>;
}

/** One `npm run` script. */
export interface Command<O extends Options = Options> {
  /** What it does, for its own help. */
  about: string;
  /** How the words are shown that it takes besides its options, e.g. `FILE…`; without it there may be none. */
  operands?: string;
  options: O;
  run: (given: Given<O>, world: World, operands: readonly string[]) => Promise<ExitCode>;
}

/** Ties a command's options to what its `run` is given. */
export function command<O extends Options>(definition: Command<O>): Command<O> {
  return definition;
}

/** A command as the list of commands shows it, before it is loaded. */
export interface Listed {
  name: string;
  /** One line. */
  summary: string;
  load: () => Promise<Command>;
}
