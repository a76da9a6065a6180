import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readReturns } from '#delivery/returns/returns-fs.ts';
import { takeReturns } from '#delivery/returns/take-returns.ts';
import type { Data } from '#storage/open-data.ts';
import { MOST_SOFT_BOUNCES } from '#subscriber/leaving.ts';
import { onBoth } from '../../storage/both.ts';
import { freshData } from '../../subscriber/people.ts';
import { NOW, queued } from '../edition-of.ts';
import { arf, dsn } from './reports.ts';

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true });
});

async function folderOf(files: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'returns-'));
  folders.push(folder);
  for (const [at, text] of files.entries()) await writeFile(join(folder, `${at}.eml`), text);
  return folder;
}

const messagesOf = async ({ storage: { db } }: Data): Promise<string[]> =>
  (await db.selectFrom('deliveries').select('message_id').orderBy('subscriber').execute()).map((row) => row.message_id);

onBoth('what came back', (database) => {
  async function edition() {
    const data = await freshData(database);
    await queued(data, 4);
    const [a = '', b = '', c = '', d = ''] = await messagesOf(data);
    return { data, a, b, c, d };
  }
  const whys = async ({ storage: { db } }: Data) =>
    (await db.selectFrom('subscribers').select('suppressed_why').orderBy('id').execute()).map(
      (row) => row.suppressed_why,
    );

  it('suppresses who bounced for good or complained, and counts what may pass', async () => {
    const { data, a, b, c, d } = await edition();
    const soft = { status: '4.2.2' };
    const folder = await folderOf([
      dsn(a),
      arf(b),
      dsn(c, soft),
      dsn(d, { action: 'relayed', status: '2.0.0' }),
      'Hello',
    ]);
    const taken = await takeReturns(data, readReturns(folder), NOW);
    expect(taken).toEqual({ bounced: 1, complained: 1, counted: 1, known: 1, strange: 1 });
    expect(await whys(data)).toEqual(['bounced', 'complained', null, null]);
  });

  it('changes nothing when it is read again', async () => {
    const { data, a, c } = await edition();
    const folder = await folderOf([dsn(a), dsn(c, { status: '4.2.2' })]);
    await takeReturns(data, readReturns(folder), NOW);
    expect(await takeReturns(data, readReturns(folder), NOW)).toMatchObject({ bounced: 0, counted: 0, known: 2 });
  });

  it('suppresses a mailbox that has refused for now too often', async () => {
    const { data, c } = await edition();
    const { db } = data.storage;
    await db
      .updateTable('subscribers')
      .set({ soft_bounces: MOST_SOFT_BOUNCES - 1 })
      .execute();
    const folder = await folderOf([dsn(c, { status: '4.2.2' })]);
    expect(await takeReturns(data, readReturns(folder), NOW)).toMatchObject({ bounced: 1, counted: 0 });
  });

  it('about emails that are not ours is nothing', async () => {
    const { data } = await edition();
    const folder = await folderOf([dsn('<other@elsewhere.example>')]);
    expect(await takeReturns(data, readReturns(folder), NOW)).toMatchObject({ strange: 1, bounced: 0 });
    expect(await whys(data)).toEqual([null, null, null, null]);
  });
});
