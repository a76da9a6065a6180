import { z } from 'zod';

/** One mailbox of one person: a list of several does not fit this type. */
export const emailAddressSchema = z.email().max(254).brand<'EmailAddress'>();
export type EmailAddress = z.output<typeof emailAddressSchema>;

/** Who gets an email. There is one, always: no message of ours shows an address to anybody but its owner. */
export interface Recipient {
  address: EmailAddress;
}

/** The reader that previews are addressed to. Nobody lives at `.example` (RFC 2606). */
export const PREVIEW_RECIPIENT: Recipient = { address: emailAddressSchema.parse('resident@preview.example') };

/** Where the stop link of a preview leads; no subscriber has this token. */
export function previewStop(site: string): string {
  return `${site}/unsubscribe?token=PREVIEW`;
}
