import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/**
 * Asks one question at a terminal. What is typed is not shown where it is hidden.
 * @returns undefined when whoever sits there has ended the input (Ctrl-D).
 */
export async function askAt(
  { stdin, stdout }: { stdin: NodeJS.ReadStream; stdout: NodeJS.WriteStream },
  question: string,
  { isHidden = false }: { isHidden?: boolean } = {},
): Promise<string | undefined> {
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: isHidden ? silence : stdout, terminal: true });
  const ended = new Promise<undefined>((resolve) => lines.once('close', () => resolve(undefined)));
  // Ctrl-C ends the command, as everywhere.
  lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  if (isHidden) stdout.write(question);
  try {
    return await Promise.race([lines.question(isHidden ? '' : question), ended]);
  } finally {
    lines.close();
    if (isHidden) stdout.write('\n');
  }
}
