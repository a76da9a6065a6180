import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { nearest } from '#problem/nearest.ts';
import { momentSchema } from '#source/fields.ts';

/** A call that cannot be understood; the message is for the person who typed it. Ends the process with 2. */
export class UsageError extends Error {}

/** One option of a command, with what its help says. */
export interface Option {
  type: 'string' | 'boolean';
  /** How its value is shown in the help, e.g. `DIR`. */
  value?: string;
  help: string;
  /** Whether it may be written several times; its values are then a list. */
  multiple?: true;
}

export type Options = Record<string, Option>;

/** What was given for each option. */
export type Given<O extends Options> = {
  [K in keyof O]?: O[K] extends { multiple: true } ? string[] : O[K]['type'] extends 'boolean' ? boolean : string;
};

export const ROOT_OPTION = {
  root: { type: 'string', value: 'DIR', help: 'the folder that holds content/ and campaigns/ (default: here)' },
} as const satisfies Options;

export const OUT_OPTION = {
  out: { type: 'string', value: 'DIR', help: 'where to write (default: out)' },
} as const satisfies Options;

export const NOW_OPTION = {
  now: { type: 'string', value: 'ISO', help: 'the moment to decide for, e.g. 2026-11-22T09:00:00Z' },
} as const satisfies Options;

/** What a command was called with. */
export interface Call<O extends Options> {
  given: Given<O>;
  /** The words that belong to no option, in order. */
  operands: string[];
}

/**
 * Reads the words after a command's name.
 * @throws UsageError for an option that the command does not have, or a stray word where it takes none.
 */
export function parseOptions<O extends Options>(
  { options, operands }: { options: O; operands?: string },
  words: readonly string[],
): Call<O> {
  const config: ParseArgsOptionsConfig = {};
  for (const [name, { type, multiple = false }] of Object.entries(options)) config[name] = { type, multiple };
  const allowPositionals = operands !== undefined;
  try {
    const parsed = parseArgs({ args: [...words], options: config, strict: true, allowPositionals, tokens: true });
    const { values, positionals, tokens } = parsed;
    refuseSecond(tokens, options);
    return { given: values as Given<O>, operands: positionals };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(sentence(error, options, words));
  }
}

/** Of two values for one option the last would count, and the first be forgotten without a word. */
function refuseSecond(
  tokens: readonly { kind: string; name?: string; value?: string | undefined }[],
  options: Options,
): void {
  const values = new Map<string, string | undefined>();
  for (const { kind, name, value } of tokens) {
    if (kind !== 'option' || name === undefined || options[name]?.multiple) continue;
    if (values.has(name) && values.get(name) !== value) {
      throw new UsageError(`--${name} takes one value, and was written twice: ${values.get(name)} and ${value}.`);
    }
    values.set(name, value);
  }
}

/** A folder named on the command line, or its default, as an absolute path. */
export function folder(given: string | undefined, otherwise: string): string {
  if (given === '') throw new UsageError('A folder needs a name.');
  return resolve(given ?? otherwise);
}

/** The folder of `--root`, as an absolute path. @throws UsageError when there is none. */
export function rootFolder(given: string | undefined): string {
  const root = folder(given, '.');
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory()) return root;
  throw new UsageError(`There is no folder ${root}. Write after --root which folder holds content/ and campaigns/.`);
}

/** The moment of `--now`. @throws UsageError when it is not one. */
export function moment(given: string | undefined): Date | undefined {
  if (given === undefined) return undefined;
  const parsed = momentSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new UsageError(`--now ${given} is not a moment with a zone. Write it like 2026-11-22T09:00:00Z.`);
}

/** What a suggested command must say of the root that somebody gave: “ --root DIR”, or nothing. */
export function rootWords(given: string | undefined): string {
  if (given === undefined) return '';
  return ` --root ${/^[\w./\\:~-]+$/.test(given) ? given : `"${given}"`}`;
}

function sentence(error: unknown, options: Options, words: readonly string[]): string {
  const strange = words.find(
    (word) => /^-./.test(word) && !Object.hasOwn(options, word.replace(/^--/, '').split('=')[0] ?? ''),
  );
  if (!strange) return misuse(error instanceof Error ? error.message : String(error), options);
  const meant = nearest(strange.replace(/^-+/, ''), Object.keys(options));
  return `There is no option ${strange}.${meant ? ` Did you mean --${meant}?` : ''}`;
}

/** An option without its value, or with one that it does not take, or a word too many; Node says so in its own terms. */
function misuse(message: string, options: Options): string {
  const [, name = ''] = /^Option '--([\w-]+)/.exec(message) ?? [];
  const [, word] = /^Unexpected argument '(.*)'\./.exec(message) ?? [];
  if (word !== undefined) return `“${word}” cannot stand here: this command takes options only.`;
  const option = options[name];
  if (!option) return message;
  return option.type === 'boolean'
    ? `--${name} takes no value: write --${name} alone.`
    : `--${name} needs a value after it, such as --${name} ${option.value ?? 'VALUE'}.`;
}
