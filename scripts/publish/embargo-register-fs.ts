import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { idSchema, oneLine } from '#source/fields.ts';
import { alone } from '#source/lock-fs.ts';
import { absent, writeThrough } from '#source/write-fs.ts';
import { dataFolder, type StorageEnvironment } from '#storage/storage-place.ts';

/** Who agreed to keep a story until its moment. Roles, never the names of persons. */
const agreementSchema = z.strictObject({
  story: idSchema,
  outlet: oneLine(120),
  /** The role that agreed for the outlet. */
  contact: oneLine(120),
  /** The day on which they agreed. */
  agreed: z.iso.date(),
  terms: oneLine(500),
  /** The moment until which it is kept, as it stood when they agreed. */
  until: z.iso.datetime(),
  recorded: z.iso.datetime(),
});
export type Agreement = z.output<typeof agreementSchema>;

/** A line of the register that nobody can read: whoever mends it must know which. */
export class RegisterFault extends Error {}

export const registerFile = (env: StorageEnvironment, root: string): string =>
  join(dataFolder(env, root), 'embargo-register.jsonl');

/** The longest that adding a line can last. */
const LONGEST_MS = 10_000;

/** All that was agreed, oldest first. @throws RegisterFault when a line cannot be read. */
export async function readRegister(file: string): Promise<Agreement[]> {
  const text = (await readFile(file, 'utf8').catch(absent)) ?? '';
  return text.split('\n').flatMap((line, at) => (line === '' ? [] : [parseLine(line, `${file}, line ${at + 1}`)]));
}

/** Adds a line; those before it stay as they are. @throws the system’s errors, and then nothing was added. */
export async function addAgreement(file: string, agreement: Agreement): Promise<void> {
  const line = JSON.stringify(agreementSchema.parse(agreement));
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await alone(
    `${file}.lock`,
    async () => {
      const before = (await readFile(file, 'utf8').catch(absent)) ?? '';
      // An editor may have left the last line without its end.
      const whole = before === '' || before.endsWith('\n') ? before : `${before}\n`;
      await writeThrough(file, `${whole}${line}\n`, { mode: 0o600 });
    },
    LONGEST_MS,
  );
}

/** Whether words can stand in the register, and why not. */
export const fitsRegister = (agreement: Agreement): boolean => agreementSchema.safeParse(agreement).success;

function parseLine(line: string, where: string): Agreement {
  try {
    return agreementSchema.parse(JSON.parse(line));
  } catch {
    throw new RegisterFault(`The register of embargoes cannot be read: ${where}. Mend that line by hand.`);
  }
}
