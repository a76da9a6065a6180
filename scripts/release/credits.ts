/** After the last word or number of a sentence; short words before a full stop are mostly cut ones (“St. John”). */
const BETWEEN_SENTENCES = /(?<=(?:\p{L}{4}|\p{N})\.)\s+(?=\p{Lu})/u;

/** A sentence that ends with years, such as “… database right 2018.” */
const YEARS_AT_END = /^(?<words>.*?) (?<years>(?:19|20)\d\d(?:, (?:19|20)\d\d)*)(?<stop>\.?)$/;

interface Sentence {
  words: string;
  years: string[];
  stop: string;
}

/**
 * Joins the words owed to several owners: what two of them ask for in the same words is said once, and years of otherwise
 * equal sentences stand in one (“… database right 2018, 2025.”). Every sentence and year stays, in the order it came.
 */
export function joinCredits(credits: readonly string[]): string {
  const sentences = new Map<string, Sentence>();
  for (const text of credits.flatMap((credit) => credit.trim().split(BETWEEN_SENTENCES))) {
    const { words, years, stop } = partsOf(text);
    const key = JSON.stringify([words, years.length > 0, stop]);
    const before = sentences.get(key)?.years ?? [];
    sentences.set(key, { words, years: [...new Set([...before, ...years])].sort(), stop });
  }
  return [...sentences.values()]
    .map(({ words, years, stop }) => (years.length > 0 ? `${words} ${years.join(', ')}${stop}` : words))
    .join(' ')
    .trim();
}

function partsOf(text: string): Sentence {
  const { words = text, years = '', stop = '' } = YEARS_AT_END.exec(text)?.groups ?? {};
  return { words, years: years === '' ? [] : years.split(', '), stop };
}
