import { domainToASCII } from 'node:url';

/** An email address that was looked at: safe in a header, in one spelling. Made by `parseAddress` only. */
export interface Address {
  /** As it is written to: the name as it was typed, the domain in small ASCII letters. */
  readonly written: string;
  /** As two are compared: without regard to capitals. */
  readonly compared: string;
}

/** The longest address that fits a mail server’s path of 256 octets with its two brackets (RFC 5321, 4.5.3.1.3). */
const LONGEST_BYTES = 254;
/** The longest name before the @ (RFC 5321, 4.5.3.1.1). */
const LONGEST_NAME_BYTES = 64;
const LONGEST_DOMAIN_BYTES = 253;

/** Letters, numbers and marks of every script, and the signs that a name may hold without quotation marks (RFC 5322, RFC 6531). */
const NAME = /^[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+)*$/u;
/** What may be made into a domain; signs that mean something in web addresses are not among them. */
const DOMAIN = /^[\p{L}\p{N}\p{M}.\u3002\uff0e\uff61-]+$/u;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/u;

const LIKE = 'Write it like name@example.org.';

/** What is wrong with an address: a word for pages that say it in other languages, and a plain English sentence. */
export interface AddressFault {
  why: 'empty' | 'spaces' | 'at' | 'strange';
  fault: string;
}

/** Reads an email address that somebody typed, or says what is wrong and what to write. */
export function parseAddress(typed: string): { address: Address } | AddressFault {
  // Measured first: nothing long is worked on.
  if (typed.length > 4 * LONGEST_BYTES) return TOO_LONG;
  const text = typed.trim().normalize('NFC');
  const fault = faultOfText(text);
  if (fault) return fault;
  const at = text.lastIndexOf('@');
  const [name, domain] = [text.slice(0, at), asciiDomain(text.slice(at + 1))];
  if (domain === undefined) return strange(`What stands after the @ is not the name of a mail service. ${LIKE}`);
  const written = `${name}@${domain}`;
  if (bytesOf(name) > LONGEST_NAME_BYTES || bytesOf(written) > LONGEST_BYTES) return TOO_LONG;
  return { address: { written, compared: `${name.toLowerCase().normalize('NFC')}@${domain}` } };
}

const strange = (fault: string): AddressFault => ({ why: 'strange', fault });

const TOO_LONG = strange(`An email address has at most ${LONGEST_BYTES} characters. Look whether it was copied right.`);

function faultOfText(text: string): AddressFault | undefined {
  if (text === '') return { why: 'empty', fault: `No email address is given. ${LIKE}` };
  if (HIDDEN.test(text)) return strange('The email address holds a line break or a hidden character. Type it anew.');
  if (/\s/u.test(text)) return { why: 'spaces', fault: `An email address has no spaces in it. ${LIKE}` };
  if (/["\\()<>[\],;:]/.test(text))
    return strange(`An email address here has no quotation marks, brackets, commas or colons. ${LIKE}`);
  const parts = text.split('@');
  if (parts.length !== 2) return { why: 'at', fault: `An email address has one @ in it. ${LIKE}` };
  return NAME.test(parts[0] ?? '')
    ? undefined
    : strange(`What stands before the @ is no name of a mailbox: look at its dots and signs. ${LIKE}`);
}

/** A domain as mail servers know it (RFC 5890, A-labels); undefined for what is none, and for numbers of machines. */
function asciiDomain(domain: string): string | undefined {
  if (!DOMAIN.test(domain)) return undefined;
  const ascii = domainToASCII(domain).toLowerCase();
  const labels = ascii.split('.');
  const isWhole = labels.length >= 2 && ascii.length <= LONGEST_DOMAIN_BYTES && labels.every((one) => LABEL.test(one));
  return isWhole && !/^\d+$/.test(labels.at(-1) ?? '') ? ascii : undefined;
}

const bytesOf = (text: string): number => Buffer.byteLength(text);
