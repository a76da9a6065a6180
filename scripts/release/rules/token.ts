/** A word of a text, and where it stands. */
export interface Token {
  /** As it is written. */
  text: string;
  /** As it is compared: small letters, one form for letters that look the same, digits 0 to 9. */
  word: string;
  start: number;
  end: number;
  /** Which sentence of the text it is in. */
  sentence: number;
  /** True where a capital says nothing: at the head of a sentence, after a colon or a quotation mark. */
  opens: boolean;
  /** What stands between this word and the one before. */
  gap: string;
}

/** A joiner within a word of Urdu or Bengali belongs to it. */
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u200c\u200d]*(?:['’](?=\p{L})[\p{L}\p{M}]+)?/gu;
const SENTENCE_END = /[.!?।॥۔؟\n]["'”’»)\]]*(?:\s|$)/u;
const OPENING = /["“”„«»‘(:;–—•]/u;
/** Words whose full stop ends no sentence. */
const SHORTENED = new Set([
  'mr',
  'mrs',
  'ms',
  'dr',
  'st',
  'det',
  'insp',
  'sgt',
  'rev',
  'prof',
  'no',
  'ul',
  'str',
  'nr',
  'al',
]);

/** The words of a text in their order; the time grows with its length alone. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let sentence = 0;
  for (const match of text.matchAll(WORD)) {
    const before = tokens.at(-1);
    const gap = text.slice(before?.end ?? 0, match.index);
    const isEnd =
      before !== undefined && SENTENCE_END.test(gap) && !(gap.startsWith('.') && SHORTENED.has(before.word));
    if (isEnd) sentence++;
    const opens = before === undefined || isEnd || OPENING.test(gap);
    tokens.push({
      text: match[0],
      word: fold(match[0]),
      start: match.index,
      end: match.index + match[0].length,
      sentence,
      opens,
      gap,
    });
  }
  return tokens;
}

/** Zeros of the scripts that this house writes; each is followed by its nine other digits. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6];

/** Letters and digits of which each has one form only. */
const PLAIN = /^[A-Za-z0-9']*$/;

/** A word as it is compared. Vowel signs that most people leave out of Arabic and Urdu are left out of all. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’ʼ]/g, "'")
    .replace(/[\u0640\u064b-\u0652\u0654\u200c\u200d]/g, '')
    .replace(/[يى]/g, 'ی')
    .replace(/ك/g, 'ک')
    .replace(/[أإآ]/g, 'ا')
    .replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0a66-\u0a6f\u0ae6-\u0aef]/g, digit);
}

function digit(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const zero = ZEROS.findLast((one) => one <= code) ?? code;
  return String(code - zero);
}

/** So far to either side words belong together; nobody writes longer sentences, and nobody can make a check slow with one. */
const NEAR = 40;

/** The words of the sentence that one stands in, as far as they are near. */
export function sentenceAbout(tokens: readonly Token[], at: number): Token[] {
  const sentence = tokens[at]?.sentence;
  return tokens.slice(Math.max(0, at - NEAR), at + NEAR).filter((token) => token.sentence === sentence);
}

/** True for a word that begins with a capital letter and is not an abbreviation such as CCTV. */
export function isCapital({ text }: Token): boolean {
  return /^\p{Lu}(?:\p{Ll}|[’'\p{Lu}].*\p{Ll}|\p{M})/u.test(text.slice(0, 40));
}

/** The word without the ending of an owner: “dealer's” → “dealer”. */
export function baseOf(word: string): string {
  return word.endsWith("'s") ? word.slice(0, -2) : word;
}
