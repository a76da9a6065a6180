import { setTimeout } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { startScripted, startSink } from '../delivery/messenger/sink.ts';
import { takenBy } from '../delivery/sender/reconcile.ts';
import { begin, preparedEdition, run, started, sumsOf } from './sending.ts';

const PEOPLE = 120;
const { edition, copy } = await preparedEdition(PEOPLE);
const SEND = ['bulletin', 'send', '--edition', edition];
/** Slow enough to be stopped half-way. */
const PACE = { SMTP_PER_SECOND: '100', SMTP_PER_DOMAIN_PER_SECOND: '100' };

it.concurrent.each(['SIGINT', 'SIGTERM'] as const)(
  'finishes what is in hand after %s, tells it, and sends the rest the next time',
  async (signal) => {
    const sink = await startSink();
    const env = { DATA_DIR: await copy(), SMTP_URL: `smtp://127.0.0.1:${sink.port}`, ...PACE };
    const { child, ended } = begin(SEND, env);
    await vi.waitUntil(() => sink.taken.length > 10, { timeout: 30_000, interval: 5 });
    child.kill(signal);
    const { code, stdout } = await ended;
    const taken = sink.taken.length;
    expect(taken).toBeLessThan(PEOPLE);
    expect({ code, said: stdout.replaceAll('\n', ' ') }).toEqual({
      code: 3,
      said: `${taken} submitted (127.0.0.1:${sink.port}); nothing else was changed. You stopped it; nothing is left in hand. ${PEOPLE - taken} are left; start it again for these. `,
    });
    expect(await sumsOf(edition, env)).toMatchObject({ submitted: taken, queued: PEOPLE - taken, uncertain: 0 });
    expect((await run(SEND, env)).code).toBe(0);
    expect(new Set(takenBy(sink)).size).toBe(PEOPLE);
    expect(sink.taken).toHaveLength(PEOPLE);
    await sink.stop();
  },
);

it.concurrent('takes what npm passes on of one Ctrl-C for one', async () => {
  const sink = await startSink();
  const env = { DATA_DIR: await copy(), SMTP_URL: `smtp://127.0.0.1:${sink.port}`, ...PACE };
  // A terminal signals all of a group: npm, its shell and the command, which npm signals again.
  const { child, ended } = started('npm', ['run', '--silent', 'bulletin', '--', ...SEND.slice(1)], env);
  await vi.waitUntil(() => sink.taken.length > 10, { timeout: 30_000, interval: 5 });
  process.kill(-Number(child.pid), 'SIGINT');
  const { stdout, stderr } = await ended;
  expect(stderr).not.toContain('Leaving');
  expect(stdout).toContain('You stopped it');
  expect(await sumsOf(edition, env)).toMatchObject({ submitted: sink.taken.length, uncertain: 0, retry: 0 });
  await sink.stop();
});

it.concurrent('leaves what is in hand at the second Ctrl-C, and knows what became of it', async () => {
  // A server that never answers the end of a message, nor the second recipient.
  const server = await startScripted((word, count) =>
    word === 'dot' || (word === 'RCPT' && count > 1) ? '' : undefined,
  );
  const env = { DATA_DIR: await copy(), SMTP_URL: `smtp://127.0.0.1:${server.port}`, SMTP_CONNECTIONS: '2' };
  const { child, ended } = begin(SEND, env);
  await vi.waitUntil(() => server.count('dot') === 1 && server.count('RCPT') === 2, { timeout: 30_000, interval: 5 });
  child.kill('SIGINT');
  await setTimeout(1200);
  expect(child.exitCode).toBeNull();
  child.kill('SIGINT');
  const { code, stdout, stderr } = await ended;
  expect(code).toBe(3);
  expect(stderr).toContain('Leaving what is in hand');
  expect(stdout).toContain('0 submitted, 1 to be tried again, 1 uncertain');
  expect(await sumsOf(edition, env)).toMatchObject({ submitted: 0, retry: 1, uncertain: 1, queued: PEOPLE - 2 });
  await server.stop();
});

it.concurrent('is killed without a word, and neither loses nor doubles anybody', async () => {
  const sink = await startSink();
  const env = { DATA_DIR: await copy(), SMTP_URL: `smtp://127.0.0.1:${sink.port}`, ...PACE };
  const { child, ended } = begin(SEND, env);
  await vi.waitUntil(() => sink.taken.length > 10, { timeout: 30_000, interval: 5 });
  child.kill('SIGKILL');
  expect((await ended).code).toBeNull();
  expect((await run(SEND, env)).code).toBe(0);
  const status = await sumsOf(edition, env);
  expect(Number(status?.submitted) + Number(status?.uncertain)).toBe(PEOPLE);
  expect(status?.uncertain).toBeGreaterThan(0);
  expect(new Set(takenBy(sink)).size).toBe(sink.taken.length);
  await sink.stop();
});

it.concurrent('refuses to start an edition that has expired', async () => {
  const env = { DATA_DIR: await copy() };
  const { code, stderr } = await run([...SEND, '--now', '2099-01-01T09:00:00Z'], env);
  expect({ code, stderr: stderr.replaceAll('\n', ' ') }).toEqual({
    code: 3,
    stderr: `The edition ${edition} has expired. Its news is old: prepare a new one. Nothing else was sent or changed. `,
  });
  expect(await sumsOf(edition, env)).toMatchObject({ queued: PEOPLE });
});
