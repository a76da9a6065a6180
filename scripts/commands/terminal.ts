import { askAt } from '#commands/asking.ts';
import type { World } from '#commands/command.ts';

/** The real world: this process's streams and clock. */
export function terminal({ stdin, stdout, stderr, env }: NodeJS.Process): World {
  const isTerminal = stdout.isTTY === true;
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // Whoever was reading (`| head`) has stopped; the work goes on.
      if (error.code !== 'EPIPE') throw error;
    });
  }
  return {
    print: (text) => {
      stdout.write(text);
    },
    printError: (text) => {
      stderr.write(text);
    },
    progress: (text) => {
      if (isTerminal) stdout.write(`\r\u001b[2K${text}`);
    },
    isTerminal,
    colour: isTerminal && !env.NO_COLOR,
    widthColumns: Math.min(stdout.columns ?? 80, 100),
    clock: () => new Date(),
    ask: isTerminal && stdin.isTTY ? (question, how) => askAt({ stdin, stdout }, question, how) : undefined,
    env,
  };
}
