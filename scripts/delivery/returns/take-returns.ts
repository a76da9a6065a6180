import type { Returned } from '#delivery/returns/parse-return.ts';
import type { ReadReturn } from '#delivery/returns/returns-fs.ts';
import type { Data } from '#storage/open-data.ts';
import { countSoftBounce, MOST_SOFT_BOUNCES, suppress } from '#subscriber/leaving.ts';

/** What messages that came back have changed. */
export interface Taken {
  /** Mailboxes that refuse us for good, or too often: they get nothing any more. */
  bounced: number;
  complained: number;
  /** Refusals that may pass. */
  counted: number;
  /** Seen before, or about somebody who gets nothing any more. */
  known: number;
  /** No report, or not on an email of ours. */
  strange: number;
}

/** Acts on what came back; so many refusals in a row that may pass are taken for one for good. Reading the same again changes nothing. */
export async function takeReturns(
  data: Data,
  returns: AsyncIterable<ReadReturn>,
  now: Date,
  mostSoft = MOST_SOFT_BOUNCES,
): Promise<Taken> {
  const taken: Taken = { bounced: 0, complained: 0, counted: 0, known: 0, strange: 0 };
  for await (const { returned } of returns) taken[await takeOne(data, returned, { now, mostSoft })] += 1;
  return taken;
}

async function takeOne(
  data: Data,
  returned: Returned | undefined,
  { now, mostSoft }: { now: Date; mostSoft: number },
): Promise<keyof Taken> {
  const key = returned && (await keyOf(data, returned.messageId));
  if (!returned || key === undefined) return 'strange';
  if (returned.kind === 'complaint') return (await suppress(data, key, 'complained', now)) ? 'complained' : 'known';
  if (returned.isForGood) return (await suppress(data, key, 'bounced', now)) ? 'bounced' : 'known';
  if (returned.status.startsWith('2') || !(await markSeen(data, returned))) return 'known';
  return (await countSoftBounce(data, key, now, mostSoft)) ? 'bounced' : 'counted';
}

async function keyOf({ storage: { db } }: Data, messageId: string): Promise<string | undefined> {
  const found = db.selectFrom('deliveries').select('address_key').where('message_id', '=', messageId);
  return (await found.executeTakeFirst())?.address_key;
}

/** Notes beside an email that it came back, once. */
async function markSeen({ storage: { db } }: Data, returned: Returned & { kind: 'bounce' }): Promise<boolean> {
  const marked = await db
    .updateTable('deliveries')
    .set({ reply: `${CAME_BACK} ${returned.status}` })
    .where('message_id', '=', returned.messageId)
    .where(({ or, eb }) => or([eb('reply', 'is', null), eb('reply', 'not like', `${CAME_BACK}%`)]))
    .executeTakeFirst();
  return marked.numUpdatedRows > 0n;
}

const CAME_BACK = 'Came back with';
