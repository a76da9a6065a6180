import { z } from 'zod';
import { absolute, subscriberAddresses } from '#message/addresses.ts';

/** One mailbox of one person: a list of several does not fit this type. */
export const emailAddressSchema = z.email().max(254).brand<'EmailAddress'>();
export type EmailAddress = z.output<typeof emailAddressSchema>;

/** Who gets an email. There is one, always: no message of ours shows an address to anybody but its owner. */
export interface Recipient {
  address: EmailAddress;
}

/** The reader that previews are addressed to. Nobody lives at `.example` (RFC 2606). */
export const PREVIEW_RECIPIENT: Recipient = { address: emailAddressSchema.parse('resident@preview.example') };

/** Where the links at the foot of a preview lead: to the real pages, which know nobody by this word. */
export function previewLinks(site: string, language: string): { stop: string; manage: string } {
  return {
    stop: absolute(site, subscriberAddresses.unsubscribe('PREVIEW', language)),
    manage: absolute(site, subscriberAddresses.manage('PREVIEW', language)),
  };
}
