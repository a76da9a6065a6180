import { randomBytes } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Sender, writeEml } from '#doorway/eml.ts';
import { type Letters, writeLetter } from '#doorway/letters.ts';
import type { Settings } from '#partnership/settings.ts';

/** Letters that are put into a folder as `.eml` files and go nowhere. The names of the files tell nothing of whom they are for. */
export function outboxLetters(folder: string, settings: Settings, clock: () => Date): Letters {
  return {
    send: async (toSend) => {
      const date = clock();
      const sender: Sender = { name: settings.name, mailbox: settings.mailbox, site: settings.site, date };
      const name = `${date.toISOString().replaceAll(':', '')}-${randomBytes(6).toString('hex')}.eml`;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const unfinished = join(folder, `.${name}`);
      await writeFile(unfinished, writeEml(writeLetter(toSend, settings), sender), { mode: 0o600 });
      await rename(unfinished, join(folder, name));
    },
  };
}
