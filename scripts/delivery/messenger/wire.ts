/** A line end that is only half of one, or a dot that begins a line. */
const UNSAFE = /\r(?!\n)|(?<!\r)\n|\n\./;

const DOT = Buffer.from('.\r\n');
const LINE_AND_DOT = Buffer.from('\r\n.\r\n');

/**
 * A message as it follows DATA, with the dot that ends it (RFC 5321, 4.5.2). Every line ends as SMTP wants it: half a line end could
 * make a server see the end of the message where there is none. Nearly always nothing is to be changed, and looking is cheap.
 */
export function wireOf(message: Buffer): readonly [text: Buffer, ending: Buffer] {
  const text = message.toString('latin1');
  const isSafe = !(UNSAFE.test(text) || text.startsWith('.'));
  const safe = isSafe ? message : Buffer.from(made(text), 'latin1');
  return [safe, safe.length === 0 || text.endsWith('\n') || text.endsWith('\r') ? DOT : LINE_AND_DOT];
}

const made = (text: string): string => text.replace(/\r\n?|\n/g, '\r\n').replace(/^\./gm, '..');
