import { hostname } from 'node:os';

const MACHINE = hostname()
  .replace(/[^a-z0-9-]/gi, '-')
  .slice(0, 40);

const BEGAN_MS = Date.now() - process.uptime() * 1000;

/** How this process signs what it leaves on a disk: its number, and the machine that the number is of. */
export const SIGNATURE = `${process.pid}@${MACHINE}`;

/**
 * Whether whoever signed something at the moment `signedMs` has ended. What names no process is nobody’s.
 * Processes of other machines cannot be asked: they count as ended when they have had more than `longestMs`.
 */
export function hasEnded(signature: string, signedMs: number, longestMs: number): boolean {
  const [, number, machine = MACHINE] = /^(\d+)(?:@(.+))?$/.exec(signature) ?? [];
  if (number === undefined) return true;
  if (machine !== MACHINE) return Date.now() - signedMs > longestMs;
  // Numbers come round, in containers at once: who had ours before we began is not there any more.
  if (Number(number) === process.pid) return signedMs < BEGAN_MS;
  return !isRunning(Number(number));
}

/** Whether a process of this machine runs. */
export function isRunning(pid: number): boolean {
  if (pid < 1) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else's may not be asked; it runs all the same.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
