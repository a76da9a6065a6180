import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { existingStorage } from '#storage/existing-storage.ts';
import { onBoth } from './both.ts';

onBoth('a database that is only asked', (database) => {
  it('is not made where there is none', async () => {
    const place = await database.freshPlace();
    expect(await existingStorage(place)).toBeUndefined();
    expect(await existingStorage(place)).toBeUndefined();
    if (place.kind === 'sqlite') expect(existsSync(place.file)).toBe(false);
  });

  it('is opened where there is one', async () => {
    const place = await database.freshPlace();
    await database.open(place);
    const storage = await existingStorage(place);
    expect(await storage?.db.selectFrom('subscribers').selectAll().execute()).toEqual([]);
    await storage?.close();
  });
});
