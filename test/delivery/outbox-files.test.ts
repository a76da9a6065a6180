import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { outboxFileName } from '#delivery/messenger/outbox.ts';
import { LETTERS_FOLDER, removeFromOutbox } from '#delivery/outbox-files-fs.ts';
import { letterTag } from '#subscriber/pending-letter.ts';
import { onBoth } from '../storage/both.ts';
import { freshData, keyOf, NOW, SECRET } from '../subscriber/people.ts';

const [ANN, BEA] = ['ann@reader.example', 'bea@reader.example'];

onBoth('the outbox', (database) => {
  it('loses every email to one address, and no other', async () => {
    const data = await freshData(database);
    const folder = await mkdtemp(join(tmpdir(), 'outbox-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const at = NOW.toISOString();
    const edition = { id: 'e1', created_at: at, expires_at: at, selection: '{}', audience: 2, excluded: '{}' };
    await data.storage.db.insertInto('editions').values(edition).execute();
    for (const name of [LETTERS_FOLDER, 'e1', 'e1-rehearsal'])
      await mkdir(join(folder, 'outbox', name), { recursive: true });
    for (const [index, person] of [ANN, BEA].entries()) {
      const key = keyOf(person);
      const message_id = `<e1.${index}@precision.example>`;
      const delivery = { edition: 'e1', subscriber: `${index}`, address_key: key, language: 'en', areas: '{}' };
      await data.storage.db
        .insertInto('deliveries')
        .values({ ...delivery, state: 'submitted', attempt: 1, message_id })
        .execute();
      await writeFile(join(folder, 'outbox', 'e1', outboxFileName(message_id)), person);
      for (const time of [1, 2]) {
        const name = outboxFileName(`<letter.${time}.${letterTag(SECRET, key)}.abc@precision.example>`);
        await writeFile(join(folder, 'outbox', LETTERS_FOLDER, name), person);
      }
    }
    const files = async () =>
      (await readdir(join(folder, 'outbox'), { recursive: true })).filter((name) => name.endsWith('.eml'));
    expect(await files()).toHaveLength(6);
    expect(await removeFromOutbox({ DATA_DIR: folder }, '/', data, keyOf(ANN))).toBe(3);
    expect((await files()).sort()).toEqual([
      'e1/e1-1-precision-example.eml',
      ...[1, 2].map((time) => `letters/letter-${time}-${letterTag(SECRET, keyOf(BEA))}-abc-precision-example.eml`),
    ]);
    expect(await removeFromOutbox({ DATA_DIR: folder }, '/', data, keyOf(ANN))).toBe(0);
  });

  it('that nobody has made is no fault', async () => {
    const data = await freshData(database);
    expect(await removeFromOutbox({ DATA_DIR: '/nowhere/at/all' }, '/', data, keyOf(ANN))).toBe(0);
  });
});
