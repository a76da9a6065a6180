import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSink } from '../delivery/messenger/sink.ts';
import { dsn } from '../delivery/returns/reports.ts';
import { PROJECT } from '../shipped.ts';
import type { Ended } from './cli.ts';

const folder = await mkdtemp(join(tmpdir(), 'bulletin-'));
afterAll(() => rm(folder, { recursive: true }));
const NAMES = ['anna', 'bash', 'cleo', 'dara'];

/** Runs the real command line with personal data of its own. */
function cli(words: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const own = { DATA_DIR: join(folder, 'data'), DATABASE_URL: '', NO_COLOR: '1' };
  const { SMTP_URL: _, ...rest } = process.env;
  const child = spawn(process.execPath, [join(PROJECT, 'scripts', 'cli.ts'), ...words], {
    cwd: PROJECT,
    env: { ...rest, ...own, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].on('data', (part: Buffer) => {
      said[name] += part.toString();
    });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...said })));
}

const run = (...words: string[]): Promise<Ended> => cli(['bulletin', ...words]);
const statusOf = async (edition: string) => JSON.parse((await run('status', '--edition', edition, '--json')).stdout);

describe('bulletins from the command line', () => {
  const all: Ended[] = [];
  let edition = '';
  const note = (ended: Ended): Ended => {
    all.push(ended);
    return ended;
  };

  beforeAll(async () => {
    const csv = join(folder, 'subscribers.csv');
    const rows = NAMES.map(
      (name, at) => `${name}@reader.example,holme-wood,${at === 0 ? 'ur' : 'en'},each,A stall,2026-01-01`,
    );
    await writeFile(csv, `email,areas,language,frequency,consent_source,consent_date\n${rows.join('\n')}\n`);
    expect((await cli(['import', 'subscribers', csv])).code).toBe(0);
    const prepared = note(await run('prepare', '--json'));
    const told = JSON.parse(prepared.stdout);
    expect(told).toMatchObject({ audience: 4, excluded: 0, languages: { en: 3, ur: 1 } });
    edition = told.edition;
  });

  it('are rehearsed to one person, each different one once, and nothing else changes', async () => {
    const ended = note(await run('send', '--edition', edition, '--to', 'me@own.example'));
    expect(ended.stdout).toContain('2 emails of 2 submitted to you alone');
    const out = join(folder, 'data', 'outbox', `${edition}-rehearsal`);
    const mails = await Promise.all(
      (await readdir(out)).map(async (name) => simpleParser(await readFile(join(out, name)))),
    );
    expect(mails.map(({ to }) => (Array.isArray(to) ? '' : to?.text))).toEqual(['me@own.example', 'me@own.example']);
    expect(await statusOf(edition)).toMatchObject({ queued: 4, submitted: 0, finished: false });
  });

  it('are handed to a server, once each, and what is uncertain is settled by its log', async () => {
    const sink = await startSink({ cut: (to) => (to.startsWith('bash') ? 'after the dot' : undefined) });
    const SMTP_URL = `smtp://127.0.0.1:${sink.port}`;
    const first = note(await cli(['bulletin', 'send', '--edition', edition], { SMTP_URL }));
    expect(first.stdout).toMatch(/^3 submitted, 1 uncertain \(127\.0\.0\.1:\d+\); nothing else was\s+changed\./);
    expect(first.code).toBe(0);
    expect(note(await cli(['bulletin', 'send', '--edition', edition], { SMTP_URL })).stdout).toMatch(/^0 submitted/);
    await sink.stop();
    expect(sink.taken.map(({ to }) => to).sort()).toEqual(NAMES.map((name) => `${name}@reader.example`));
    expect(await statusOf(edition)).toEqual({
      ...{ audience: 4, queued: 0, submitting: 0, submitted: 3, retry: 0, failed: 0, uncertain: 1, excluded: 0 },
      finished: true,
    });
    const mails = await Promise.all(sink.taken.map(({ raw }) => simpleParser(raw)));
    expect(mails.map(({ headers }) => headers.get('x-edition'))).toEqual([edition, edition, edition, edition]);
    const log = join(folder, 'mail.log');
    await writeFile(log, mails.map(({ messageId }) => `postfix/cleanup: 1A: message-id=${messageId}`).join('\n'));
    const settled = note(await run('settle', '--edition', edition, '--log', log));
    expect(settled.stdout).toBe('1 settled, 0 still uncertain; nothing else was changed.\n');
    expect(await statusOf(edition)).toMatchObject({ submitted: 4, uncertain: 0 });
    const back = join(folder, 'back');
    await mkdir(back);
    await writeFile(join(back, '1.eml'), dsn(mails[0]?.messageId ?? ''));
    const returned = note(await run('returns', '--returns', back));
    expect(returned.stdout).toMatch(/^1 refused for good and 0 complained/);
  });

  it('never name an address, and fit the width of a terminal', async () => {
    note(await run('prepare'));
    note(await run('status', '--edition', edition));
    for (const { stdout, stderr } of all) {
      expect(stdout + stderr).not.toMatch(/@reader\.example|anna|bash|cleo|dara/);
      const long = stdout.split('\n').filter((line) => line.length > 80 && !line.startsWith('{') && line.includes(' '));
      expect(long).toEqual([]);
    }
  });

  it.each([
    [['sent'], /Did you mean “send”/],
    [['send'], /Say which edition/],
    [['send', '--edition', 'nothing'], /There is no edition nothing/],
    [['status', '--edition', 'x', '--to', 'a@b.example'], /--to does not go with “status”/],
    [['prepare', '--hotspot', 'holm-wood'], /Did you mean “holme-wood”/],
    [['prepare', '--since', 'soon'], /no day or moment/],
    [['prepare', '--frequency', 'daily'], /each or weekly/],
    [['settle', '--edition', 'nothing'], /There is no edition/],
  ])('say what to write instead of %j', async (words, said) => {
    const { code, stderr } = await run(...words);
    expect(code).toBe(2);
    expect(stderr.replaceAll('\n', ' ')).toMatch(said);
  });
});
