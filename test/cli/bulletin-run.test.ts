import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { releaseLock, takeLock } from '#source/lock-fs.ts';
import { startSink } from '../delivery/messenger/sink.ts';
import { arf, dsn } from '../delivery/returns/reports.ts';
import type { Ended } from './cli.ts';
import { cliWith, peopleCsv } from './personal.ts';

const folder = await mkdtemp(join(tmpdir(), 'run-'));
afterAll(() => rm(folder, { recursive: true }));
const NAMES = ['anna', 'bash', 'cleo'];
const AT = '2026-11-22T09:00:00Z';

const run = (...words: string[]): Promise<Ended> => cliWith(folder, ['bulletin', 'run', '--now', AT, ...words]);
const database = join(folder, 'data', 'precision.db');
const ask = (sql: string): Record<string, unknown>[] => {
  const open = new DatabaseSync(database);
  const rows = open.prepare(sql).all();
  open.close();
  return rows.map((row) => ({ ...row }));
};
const onOneLine = ({ stdout }: Ended): string => stdout.replace(/\s+/g, ' ');

describe('a run', () => {
  beforeAll(async () => {
    const csv = join(folder, 'subscribers.csv');
    await writeFile(csv, `${peopleCsv(NAMES)}\n`);
    expect((await cliWith(folder, ['import', 'subscribers', csv])).code).toBe(0);
  });

  it('only tells what it would do, and leaves nothing behind, until it is told to', async () => {
    const ended = await run();
    expect(ended.code).toBe(0);
    expect(onOneLine(ended)).toContain('3 emails for an audience of 3');
    expect(onOneLine(ended)).toContain('Nothing was sent or kept. To let it go: npm run bulletin -- run --yes');
    expect(ask('select * from editions')).toEqual([]);
  });

  it('does nothing while another is at work', async () => {
    expect(await takeLock(`${database}.run`)).toBe(true);
    const ended = await run('--yes');
    await releaseLock(`${database}.run`);
    expect([ended.code, ended.stderr.replace(/\s+/g, ' ')]).toEqual([
      3,
      expect.stringContaining('Another run is at work'),
    ]);
    expect(ask('select * from editions')).toEqual([]);
  });

  it('prepares what is new and sends it; suppresses whose mailbox is gone; the next one has nothing to do', async () => {
    const sink = await startSink({
      recipient: (to) => (to.startsWith('bash') ? [550, '5.1.1 No such user'] : undefined),
    });
    const SMTP_URL = `smtp://127.0.0.1:${sink.port}`;
    const first = await cliWith(folder, ['bulletin', 'run', '--yes', '--now', AT], { env: { SMTP_URL } });
    await sink.stop();
    expect(first.code).toBe(0);
    expect(onOneLine(first)).toMatch(/2 submitted, 1 failed .* 1 of these had no mailbox any more/);
    expect(ask("select address from subscribers where suppressed_why = 'bounced'")).toEqual([
      { address: 'bash@reader.example' },
    ]);
    const second = await run('--yes');
    expect([second.code, onOneLine(second)]).toEqual([0, expect.stringContaining('Nothing new')]);
    expect(ask('select prepared_by from editions')).toEqual([{ prepared_by: 'run' }]);
    expect(first.stdout + second.stdout).not.toMatch(/@reader\.example/);
  });

  it('goes on with what was left unfinished, and leaves to a person what that person prepared', async () => {
    ask(
      "update deliveries set state = 'queued' where state = 'submitted' and subscriber = (select min(subscriber) from deliveries where state = 'submitted')",
    );
    const since = ['--since', '2020-01-01', '--now', AT];
    const byHand = await cliWith(folder, ['bulletin', 'prepare', '--json', ...since]);
    const { edition } = JSON.parse(byHand.stdout);
    const ended = await run('--yes');
    expect(onOneLine(ended)).toMatch(/Sending edition .* 1 submitted/);
    expect(onOneLine(ended)).toContain(`Edition ${edition} was prepared by hand and waits for you`);
    expect(ended.code).toBe(0);
    expect(ask(`select distinct state from deliveries where edition = '${edition}'`)).toEqual([{ state: 'queued' }]);
  });

  it('throws away what nobody got and is not what was prepared any more', async () => {
    ask('delete from deliveries');
    ask('delete from editions');
    await run('--yes');
    ask("update deliveries set state = 'queued', attempt = 0");
    ask('update editions set selection = replace(selection, \'"digest":"\', \'"digest":"0\')');
    const ended = await run('--yes');
    expect(onOneLine(ended)).toMatch(/thrown away before anybody got it.*Sending edition/);
    expect(ask('select count(*) as count from editions')).toEqual([{ count: 1 }]);
  });

  it('tells of one that stopped part-way and cannot go on', async () => {
    ask("update deliveries set state = 'queued' where subscriber = (select min(subscriber) from deliveries)");
    ask('update editions set selection = replace(selection, \'"digest":"\', \'"digest":"0\')');
    const ended = await run('--yes');
    expect(onOneLine(ended)).toMatch(/stopped part-way and cannot go on.*--since/);
    expect(ask('select count(*) as count from editions')).toEqual([{ count: 1 }]);
  });
});

describe('one message that came back', () => {
  it('is read from a pipe', async () => {
    const outbox = join(folder, 'data', 'outbox');
    const [edition = ''] = await readdir(outbox);
    const [mail = ''] = await readdir(join(outbox, edition));
    expect(mail).toMatch(/\.eml$/);
    const [, messageId = ''] = /^Message-ID: (<.*>)/im.exec(await readFile(join(outbox, edition, mail), 'utf8')) ?? [];
    ask(
      `update deliveries set message_id = '${messageId}' where subscriber = (select max(subscriber) from deliveries)`,
    );
    const complaint = await cliWith(folder, ['bulletin', 'returns', '--returns', '-'], { stdin: arf(messageId) });
    expect(complaint.stdout).toMatch(/^0 refused for good and 1 complained/);
    const again = await cliWith(folder, ['bulletin', 'returns', '--returns', '-'], { stdin: dsn(messageId) });
    expect(onOneLine(again)).toContain('1 known already');
    const nothing = await cliWith(folder, ['bulletin', 'returns', '--returns', '-']);
    expect([nothing.code, onOneLine(nothing)]).toEqual([0, expect.stringContaining('1 not about our emails')]);
  });
});
