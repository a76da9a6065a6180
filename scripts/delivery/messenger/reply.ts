const ADDRESS = /[^\s<>"'(),;:]*@[^\s<>"'(),;]*/gu;
/** Servers may answer in pages. */
const LONGEST = 200;

/** What a server said, on one line and without addresses: many repeat the one that they refuse. */
export function replyInWords(text: string, address = ''): string {
  const whole = address === '' || !text.includes('@') ? text : withoutWord(text, address);
  return whole
    .replace(ADDRESS, '…')
    .replace(/[^\P{C}\n]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, LONGEST);
}

/** A text without a word, in whatever capitals. */
const withoutWord = (text: string, word: string): string =>
  text.replaceAll(new RegExp(word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'giu'), '…');

/** One whole answer of a server (RFC 5321, 4.2). */
export interface Reply {
  code: number;
  /** All of its lines. */
  text: string;
}

/** More than any server says in earnest; without a bound one that never ends its answer would fill the memory. */
const LONGEST_REPLY_BYTES = 64 * 1024;

/** Cuts what a server writes into replies, however it comes in. @throws RangeError when one does not end. */
export function replyReader(): (bytes: Buffer) => Reply[] {
  let rest = '';
  return (bytes) => {
    rest += bytes.toString('latin1');
    if (rest.length > LONGEST_REPLY_BYTES) throw new RangeError('A reply does not end.');
    const replies: Reply[] = [];
    let begin = 0;
    for (let from = 0; ; ) {
      const lineEnd = rest.indexOf('\n', from);
      if (lineEnd < 0) break;
      // “250-” goes on in the next line.
      const goesOn = /^\d{3}-/.test(rest.slice(from, from + 4));
      from = lineEnd + 1;
      if (goesOn) continue;
      const text = rest.slice(begin, lineEnd).trim();
      begin = from;
      if (text !== '') replies.push({ code: codeOf(text), text: Buffer.from(text, 'latin1').toString() });
    }
    rest = rest.slice(begin);
    return replies;
  };
}

/** What is no reply at all has the code 0. */
const codeOf = (text: string): number => Number(/^\d{3}/.exec(text)?.[0] ?? 0);
