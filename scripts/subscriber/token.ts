import { randomBytes } from 'node:crypto';
import { keyedHash, type Secret } from '#storage/secret-fs.ts';

/** Where chance comes from. */
export type Random = (sizeBytes: number) => Buffer;

/** The chance of this machine. */
export const chance: Random = (sizeBytes) => randomBytes(sizeBytes);

const TOKEN_BYTES = 32;
const ID_BYTES = 16;

/** A token that nobody can guess; it is sent and never kept. */
export const newToken = (random: Random): string => random(TOKEN_BYTES).toString('base64url');

/** What is kept of a token: who reads the tables cannot use it. */
export const tokenKey = (secret: Secret, token: string): string => keyedHash(secret, 'token', token).toString('hex');

/** The id of a subscriber: by chance, so that it tells neither how many there are nor when they came. */
export const newId = (random: Random): string => random(ID_BYTES).toString('hex');
