import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  scryptSync,
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

/** What one guess of a passphrase costs (RFC 7914, N): some tenths of a second, and 128 MB. */
const COST = 2 ** 17;
/** Whoever made a key file must not keep this machine busy for hours. */
const COST_LIMIT = 2 ** 20;
const KEY_FILE =
  /^programme-precision signing key 1\r?\npublic ([A-Za-z0-9+/]{43}=)\r?\nscrypt ([1-9]\d{0,6}) ([A-Za-z0-9+/]{22}==)\r?\nsealed ([A-Za-z0-9+/=]{104})\s*$/;
const [NONCE_BYTES, TAG_BYTES] = [12, 16];

/** Why a key file gives no key. */
export class KeyFault extends Error {
  readonly kind: 'not-a-key' | 'wrong-passphrase';

  constructor(kind: KeyFault['kind']) {
    super(kind);
    this.kind = kind;
  }
}

/** The text of a key file; only the passphrase opens it again. `cost` is a power of two. */
export function renderKey({ privateKey, publicKey }: SigningKey, passphrase: string, cost = COST): string {
  const [salt, nonce] = [randomBytes(16), randomBytes(NONCE_BYTES)];
  const cipher = createCipheriv('aes-256-gcm', stretched(passphrase, salt, cost), nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(publicKey));
  const hidden = Buffer.concat([cipher.update(privateKey.export({ type: 'pkcs8', format: 'der' })), cipher.final()]);
  const sealed = Buffer.concat([nonce, cipher.getAuthTag(), hidden]);
  const [saltText, sealedText] = [salt, sealed].map((bytes) => bytes.toString('base64'));
  return `programme-precision signing key 1\npublic ${publicKey}\nscrypt ${cost} ${saltText}\nsealed ${sealedText}\n`;
}

/** The key in a key file. @throws KeyFault when the text is no key file, or the passphrase does not open it. */
export function parseKey(text: string, passphrase: string): SigningKey {
  const [, publicKey = '', cost = '', salt = '', sealed = ''] = KEY_FILE.exec(text) ?? [];
  if (!isCost(Number(cost))) throw new KeyFault('not-a-key');
  const secret = stretched(passphrase, Buffer.from(salt, 'base64'), Number(cost));
  const privateKey = opened(Buffer.from(sealed, 'base64'), secret, publicKey);
  if (publicKeyOf(privateKey) !== publicKey) throw new KeyFault('not-a-key');
  return { privateKey, publicKey };
}

/** The public key that a key file names, which can be read without its passphrase. */
export const publicKeyIn = (text: string): string | undefined => KEY_FILE.exec(text)?.[1];

const isCost = (cost: number): boolean => cost >= 2 && cost <= COST_LIMIT && Number.isInteger(Math.log2(cost));

/** One passphrase can be typed with composed or with combining accents. */
const stretched = (passphrase: string, salt: Buffer, cost: number): Buffer =>
  scryptSync(passphrase.normalize('NFC'), salt, 32, { cost, maxmem: 2 * 128 * 8 * cost });

function opened(sealed: Buffer, secret: Buffer, publicKey: string): KeyObject {
  const cipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(publicKey));
  cipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    const der = Buffer.concat([cipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), cipher.final()]);
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  } catch {
    throw new KeyFault('wrong-passphrase');
  }
}

/** A short name for a public key, for people to compare. */
export function fingerprintOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 16);
}

/** The signature of a text, in base64. */
export function signText({ privateKey }: SigningKey, text: string): string {
  return sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64');
}

/** Whether a text was signed by the owner of a public key. False for what is no key or no signature, or one written in another way. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  const own = Buffer.from(signature, 'base64');
  // The last letter of base64 has bits that say nothing, and no letter of a record may change.
  if (own.toString('base64') !== signature) return false;
  try {
    const bytes = Buffer.concat([SPKI_PREFIX, Buffer.from(publicKey, 'base64')]);
    const key = createPublicKey({ key: bytes, format: 'der', type: 'spki' });
    return verify(null, Buffer.from(text, 'utf8'), key, own);
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
