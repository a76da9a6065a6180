import type { Data } from '#storage/open-data.ts';
import { suppress } from '#subscriber/leaving.ts';

/**
 * A mailbox that does not exist (5.1.1), a domain that does not (5.1.2) or that takes no email (5.1.10, RFC 7505), or a mailbox that was
 * closed (5.2.1): RFC 3463. Other words of a server may be about us, our email or its rules, and change nothing for anybody.
 */
const NO_MAILBOX = /^5\d\d[ -]5\.(?:1\.(?:1|2|10)|2\.1)(?!\d)/;

/** Whether the reply of a server says that there is no such mailbox. */
export const saysNoMailbox = (reply: string): boolean => NO_MAILBOX.test(reply);

const PAGE = 500;

/**
 * Ends the messages to those whose mailbox the server said not to exist while an edition was sent, as a report of it would have.
 * Doing it again changes nothing: who came back by their own will since is left alone. @returns how many.
 */
export async function suppressRefused(data: Data, edition: string, now: Date): Promise<number> {
  const refused = data.storage.db
    .selectFrom('deliveries')
    .innerJoin('subscribers', 'subscribers.id', 'deliveries.subscriber')
    .select(['deliveries.subscriber', 'deliveries.address_key', 'reply'])
    .where('edition', '=', edition)
    .where('deliveries.state', '=', 'failed')
    .where('subscribers.state', '=', 'confirmed')
    .whereRef('subscribers.confirmed_at', '<=', 'deliveries.submitted_at')
    .where('reply', 'like', '5%')
    .orderBy('deliveries.subscriber')
    .limit(PAGE);
  let count = 0;
  for (let after = ''; ; ) {
    const page = await refused.where('deliveries.subscriber', '>', after).execute();
    for (const { address_key, reply } of page)
      if (saysNoMailbox(reply ?? '') && (await suppress(data, address_key, 'bounced', now))) count += 1;
    const last = page.at(-1);
    if (!last) return count;
    after = last.subscriber;
  }
}
