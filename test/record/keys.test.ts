import { describe, expect, it } from 'vitest';
import { isSignedBy, newKey, parseKey, renderKey, signText } from '#record/keys.ts';

const key = newKey();
const file = renderKey(key, 'three words here', 1024);

describe('a key file', () => {
  it('opens with its passphrase, however its accents were typed, and signs', () => {
    const accented = renderKey(key, 'caf\u00e9 ol\u00e9 ol\u00e9', 1024);
    const opened = parseKey(accented, 'cafe\u0301 ole\u0301 ole\u0301');
    expect(isSignedBy(key.publicKey, 'Come.', signText(opened, 'Come.'))).toBe(true);
    expect(isSignedBy(key.publicKey, 'Go.', signText(opened, 'Come.'))).toBe(false);
  });

  it('does not open with another', () => {
    expect(() => parseKey(file, 'three words her')).toThrow('wrong-passphrase');
  });

  it.each([
    ['nothing', ''],
    ['another text', '-----BEGIN PRIVATE KEY-----'],
    ['a cost that would keep this machine busy', file.replace('scrypt 1024', 'scrypt 4194304')],
    ['a cost that is no power of two', file.replace('scrypt 1024', 'scrypt 1025')],
    ['more than a key', `${file}\nmore`],
  ])('is refused when it is %s', (_, text) => {
    expect(() => parseKey(text, 'three words here')).toThrow('not-a-key');
  });

  it('cannot be given the public key of somebody else', () => {
    expect(() => parseKey(file.replace(key.publicKey, newKey().publicKey), 'three words here')).toThrow(
      'wrong-passphrase',
    );
  });
});
