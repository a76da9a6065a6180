import { smtpMessenger } from '#delivery/messenger/smtp.ts';
import { openStorage } from '#storage/open-storage.ts';
import type { StoragePlace } from '#storage/storage-place.ts';
import { NOW, sendIt } from '../edition-of.ts';
import { reaching } from '../messenger/sink.ts';

/** A sender in a process of its own, for tests that kill it. */
export interface Crashing {
  place: StoragePlace;
  /** Where the mail server listens. */
  port: number;
  perSecond: number;
}

const { place, port, perSecond }: Crashing = JSON.parse(process.argv[2] ?? '');
const storage = await openStorage(place);
const messenger = smtpMessenger(reaching(port, { limits: { perSecond, perDomainPerSecond: perSecond } }));
process.stdout.write('begun\n');
await sendIt({ storage, secret: Buffer.alloc(32, 7) }, messenger, { clock: () => NOW, lanes: 3 });
await messenger.close();
await storage.close();
