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
