import { expect, it } from 'vitest';
import { withRoot } from '#desk/with-root.ts';

it.each([
  ['Now “npm run check”.', undefined, 'Now “npm run check”.'],
  ['Now “npm run check”.', '../ours', 'Now “npm run check -- --root ../ours”.'],
  ['“npm run import -- wards FILE”', 'a b', '“npm run import -- wards FILE --root "a b"”'],
  ['Nothing to run.', 'x', 'Nothing to run.'],
])('%j with --root %j is %j', (text, root, shown) => {
  expect(withRoot(text, root)).toBe(shown);
});
