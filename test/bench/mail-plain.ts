import { createTransport } from 'nodemailer';
import { prepareBulletin } from '#bulletin/prepare.ts';
import { placesOf } from '#delivery/edition/places.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { composeMessage } from '#message/compose.ts';
import { publicLibrary } from '#release/public-library.ts';
import { AREA, NOW, newsOf } from './mail-edition.ts';

/** Sends the same bulletin as most programs would: a pool of Nodemailer composes each email, and nothing is written down. */
const [root = '', port = '', people = '', connections = ''] = process.argv.slice(2);
const { library: read } = await readLibrary(root);
if (!read) throw new Error('The content cannot be read.');
const library = publicLibrary(read, NOW);
const hotspots = placesOf(library).filter(({ id }) => id === AREA);
const { bulletin } = prepareBulletin({
  ...{ hotspots, language: 'en', settings: library.settings, photos: new Map(), stop: '{STOP}', manage: '{MANAGE}' },
  messages: newsOf(library).map((story) => composeMessage(story, 'en', library)),
});
if (!bulletin) throw new Error('The bulletin cannot be made.');
const pool = createTransport({
  ...{ pool: true, host: '127.0.0.1', port: Number(port), ignoreTLS: true },
  ...{ maxConnections: Number(connections), maxMessages: 200 },
});
let next = 0;
await Promise.all(Array.from({ length: Number(connections) * 2 }, sendSome));
pool.close();

async function sendSome(): Promise<void> {
  for (let at = next++; at < Number(people); at = next++) await pool.sendMail(emailTo(at));
}

function emailTo(at: number) {
  const links: Readonly<Record<string, string>> = {
    '{STOP}': `https://precision.example/unsubscribe/?t=${linkOf(at, 's')}`,
    '{MANAGE}': `https://precision.example/manage/?t=${linkOf(at, 'm')}`,
  };
  const filled = (text = ''): string => text.replace(/\{STOP\}|\{MANAGE\}/g, (slot) => links[slot] ?? '');
  return {
    from: { name: library.settings.name, address: library.settings.mailbox },
    to: `reader-${at}@mail-${at % 20}.example`,
    subject: bulletin?.subject ?? '',
    headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click', 'X-Edition': 'bench' },
    list: { unsubscribe: links['{STOP}'] ?? '' },
    html: filled(bulletin?.html),
    text: filled(bulletin?.text),
  };
}

/** As long as a signed link. */
function linkOf(at: number, kind: string): string {
  return `${kind}${at}`.padEnd(76, '0');
}
