import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLink, signedLink } from '#subscriber/link.ts';
import { chance, newId, newToken, tokenKey } from '#subscriber/token.ts';
import { SECRET } from './people.ts';

const ID = newId(chance);
const LINK = signedLink(SECRET, 'manage', ID);

describe('a signed link', () => {
  it('names its subscriber, and fits in a path as it is', () => {
    expect(readLink(SECRET, 'manage', LINK)).toBe(ID);
    expect(encodeURIComponent(LINK)).toBe(LINK);
  });

  it('serves its own purpose and its own secret only', () => {
    expect(readLink(SECRET, 'unsubscribe', LINK)).toBeUndefined();
    expect(readLink(Buffer.alloc(32, 8), 'manage', LINK)).toBeUndefined();
  });

  it('is worth nothing with any one sign changed, added or taken away', () => {
    fc.assert(
      fc.property(fc.nat(LINK.length - 1), fc.string({ unit: 'binary-ascii', maxLength: 2 }), (at, instead) => {
        const tampered = LINK.slice(0, at) + instead + LINK.slice(at + 1);
        if (tampered !== LINK) expect(readLink(SECRET, 'manage', tampered)).toBeUndefined();
      }),
      { numRuns: 5000 },
    );
    for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_') {
      const tampered = LINK.slice(0, -1) + letter;
      expect(readLink(SECRET, 'manage', tampered)).toBe(tampered === LINK ? ID : undefined);
    }
  });

  it('of one person does not open that of another', () => {
    const other = newId(chance);
    expect(readLink(SECRET, 'manage', other + LINK.slice(ID.length))).toBeUndefined();
  });
});

describe('a token', () => {
  it('has 256 bits of chance, fits in a path, and is kept as a hash only', () => {
    const token = newToken(chance);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(encodeURIComponent(token)).toBe(token);
    expect(newToken(chance)).not.toBe(token);
    expect(tokenKey(SECRET, token)).not.toContain(token);
  });
});
