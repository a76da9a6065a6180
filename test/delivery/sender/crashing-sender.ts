import { smtpMessenger } from '#delivery/messenger/smtp.ts';
import { openStorage } from '#storage/open-storage.ts';
import { NOW, sendIt } from '../edition-of.ts';
import { reaching } from '../messenger/sink.ts';

/** A sender in a process of its own, for a test that kills it: the place of the tables and the port of the server are given. */
const [place = '', port = ''] = process.argv.slice(2);
const storage = await openStorage(JSON.parse(place));
const messenger = smtpMessenger(reaching(Number(port)));
process.stdout.write('begun\n');
await sendIt({ storage, secret: Buffer.alloc(32, 7) }, messenger, { clock: () => NOW, lanes: 3 });
await messenger.close();
await storage.close();
