import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { HeldLibrary } from '#desk/held-library-fs.ts';
import { copyOfPartnership } from '../library/root.ts';

it('reads the library again for a file that somebody sees, and not for a lock or a file that is not finished', async () => {
  const root = await copyOfPartnership();
  const held = new HeldLibrary(root);
  const before = await held.current();
  await writeFile(join(root, 'content/hotspots/.harbour.json.lock'), '1');
  expect(await held.current()).toBe(before);
  await writeFile(join(root, 'content/hotspots/quay.json'), '{');
  expect(await held.current()).not.toBe(before);
});
