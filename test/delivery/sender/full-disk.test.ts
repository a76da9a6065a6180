import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { smtpMessenger } from '#delivery/messenger/smtp.ts';
import { Broken } from '#delivery/sender/send.ts';
import type { Data } from '#storage/open-data.ts';
import { openStorage } from '#storage/open-storage.ts';
import { storageFault } from '#storage/storage-fault.ts';
import type { StoragePlace } from '#storage/storage-place.ts';
import { SECRET } from '../../subscriber/people.ts';
import { queued, sendIt, sums } from '../edition-of.ts';
import { reaching, startSink } from '../messenger/sink.ts';
import { reconcile, settleByServer, takenBy } from './reconcile.ts';

const PEOPLE = 120;
/** Words of the server that make rows longer. */
const LONG = 'taken, and kept with care '.repeat(7);
/** Nobody gives SQLite more pages than it has, and so many. */
const ROOM_PAGES = [0, 1, 3];

const folder = await mkdtemp(join(tmpdir(), 'full-disk-'));
afterAll(() => rm(folder, { recursive: true }));

describe('a disk that becomes full under the ledger', () => {
  it('stops the sender, and nobody is doubled or lost when there is room again', async () => {
    const unwritten: number[] = [];
    for (const room of ROOM_PAGES) unwritten.push(await fillAndMend(room));
    // The disk became full between taking and writing so, or nothing was shown.
    expect(Math.max(...unwritten)).toBeGreaterThan(0);
  });

  /** @returns how many outcomes could not be written. */
  async function fillAndMend(roomPages: number): Promise<number> {
    const place: StoragePlace = { kind: 'sqlite', file: join(folder, `${roomPages}.db`) };
    const data: Data = { storage: await openStorage(place), secret: SECRET };
    await queued(data, PEOPLE);
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(data.storage.db);
    const most = (rows[0]?.page_count ?? 0) + roomPages;
    await sql`pragma max_page_count = ${sql.lit(most)}`.execute(data.storage.db);
    const sink = await startSink({ words: LONG });
    const messenger = smtpMessenger(reaching(sink.port));
    const broken = await sendIt(data, messenger).catch((error: unknown) => error);
    await data.storage.close();
    if (!(broken instanceof Broken)) throw new Error(`There was room enough in ${roomPages} pages.`);
    expect(storageFault(broken.cause)).toBe('The file of subscribers cannot be used: the disk is full.');
    expect(broken.sent.submitted).toBe(sink.taken.length);

    // The next sender comes when there is room; this one has ended.
    const mended: Data = { storage: await openStorage(place), secret: SECRET };
    const hasEnded = () => true;
    await sendIt(mended, messenger, { hasEnded });
    const { uncertainTaken, lost, doubled } = await reconcile(mended, sink);
    expect({ uncertainTaken, lost, doubled }).toEqual({ uncertainTaken: broken.unwritten, lost: [], doubled: [] });
    await settleByServer(mended, sink);
    await sendIt(mended, messenger, { hasEnded });
    expect(await sums(mended)).toMatchObject({ submitted: PEOPLE, finished: true });
    expect(new Set(takenBy(sink)).size).toBe(sink.taken.length);
    await messenger.close();
    await mended.storage.close();
    await sink.stop();
    return broken.unwritten;
  }
});
