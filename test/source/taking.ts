import { setTimeout } from 'node:timers/promises';
import { takeLock } from '#source/lock-fs.ts';

/** Tries to take locks one after the other, from a given moment on, and says which it got. Then it waits to be killed. */
const [startMs = '0', ...files] = process.argv.slice(2);
await setTimeout(Math.max(0, Number(startMs) - Date.now()));
const taken: number[] = [];
for (const [at, file] of files.entries()) if (await takeLock(file)) taken.push(at);
process.stdout.write(`${JSON.stringify(taken)}\n`);
setInterval(() => {}, 1000);
