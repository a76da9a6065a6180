import type { Letter } from '#delivery/compose/composer.ts';
import { parseNews } from '#delivery/ledger/news.ts';
import type { Email, Messenger, Outcome } from '#delivery/messenger/messenger.ts';
import type { Data } from '#storage/open-data.ts';

/** What a rehearsal is given. */
export interface Rehearsal {
  edition: string;
  /** Who looks at the emails. */
  address: string;
  host: string;
  messenger: Messenger;
  compose: (letter: Letter, date: Date) => Promise<Email>;
  date: Date;
}

/** More different emails than a person looks at. */
export const MOST_REHEARSED = 50;

/** The links of a rehearsal lead to nobody. */
const NOBODY = '0'.repeat(32);

/** Hands over each different email of an edition once, to one address. Nothing is read of anybody, and the ledger stays as it is. */
export async function rehearse({ storage: { db } }: Data, rehearsal: Rehearsal): Promise<Outcome[]> {
  const { edition, address, host, messenger, compose, date } = rehearsal;
  const different = await db
    .selectFrom('deliveries')
    .select(['areas', 'language'])
    .distinct()
    .where('edition', '=', edition)
    .orderBy('areas')
    .orderBy('language')
    .limit(MOST_REHEARSED)
    .execute();
  const outcomes: Outcome[] = [];
  for (const [at, { areas, language }] of different.entries()) {
    const letter = { news: parseNews(areas), language, subscriber: NOBODY, address };
    const messageId = `<rehearsal.${at + 1}.${date.getTime()}.${edition}@${host}>`;
    outcomes.push(await messenger.submit(await compose({ ...letter, messageId }, date)));
  }
  return outcomes;
}
