import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';

/** An Ed25519 key (RFC 8032) that signs in the name of one person. */
export interface SigningKey {
  privateKey: KeyObject;
  /** 32 bytes in base64, as people.yaml lists it. */
  publicKey: string;
}

/** The ASN.1 that stands before the 32 bytes of a public Ed25519 key (RFC 8410, 4). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** A new key. */
export function newKey(): SigningKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  return { privateKey, publicKey: publicKeyOf(privateKey) };
}

/** The text of a key file; only the passphrase opens it again. */
export function renderKey({ privateKey }: SigningKey, passphrase: string): string {
  return String(privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }));
}

/** The key in a key file. @throws when the text is no key, or the passphrase does not open it. */
export function parseKey(pem: string, passphrase: string | undefined): SigningKey {
  const privateKey = createPrivateKey({ key: pem, format: 'pem', ...(passphrase === undefined ? {} : { passphrase }) });
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new TypeError('This is not an Ed25519 key.');
  return { privateKey, publicKey: publicKeyOf(privateKey) };
}

/** A short name for a public key, for people to compare. */
export function fingerprintOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 16);
}

/** The signature of a text, in base64. */
export function signText({ privateKey }: SigningKey, text: string): string {
  return sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64');
}

/** Whether a text was signed by the owner of a public key. False for what is no key or no signature. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  try {
    const bytes = Buffer.concat([SPKI_PREFIX, Buffer.from(publicKey, 'base64')]);
    const key = createPublicKey({ key: bytes, format: 'der', type: 'spki' });
    return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

function publicKeyOf(privateKey: KeyObject): string {
  return createPublicKey(privateKey)
    .export({ type: 'spki', format: 'der' })
    .subarray(SPKI_PREFIX.length)
    .toString('base64');
}
