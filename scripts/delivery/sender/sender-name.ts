import { randomBytes } from 'node:crypto';
import type { HasEnded } from '#delivery/ledger/lost-senders.ts';
import { hasEnded, SIGNATURE } from '#source/running.ts';

/** How long others leave alone what a sender has in hand; it is made longer while the sender lives. */
export const LEASE_MS = 5 * 60_000;

/** A name for one sender of this process, by which others of this machine know whether it still runs. */
export const newSenderName = (): string => `${SIGNATURE}#${randomBytes(6).toString('hex')}`;

/** Senders of other machines cannot be asked: only their lease tells. */
export const senderHasEnded: HasEnded = (sender, leaseUntil) =>
  hasEnded(sender.split('#')[0] ?? '', leaseUntil.getTime() - LEASE_MS, Number.POSITIVE_INFINITY);
