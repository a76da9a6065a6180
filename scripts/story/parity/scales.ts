import { legible } from '#story/parity/legible.ts';

/** Beginnings of the words for large numbers, by how many noughts they have; `=` where the word must be whole. */
const SCALES: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  en: { 3: 'thousand', 5: 'lakh', 6: 'million =mn', 7: 'crore', 9: 'billion =bn' },
  ur: { 3: 'ہزار', 5: 'لاکھ', 6: 'ملین', 7: 'کروڑ', 9: '=ارب بلین' },
  pa: { 3: 'ਹਜ਼ਾਰ', 5: 'ਲੱਖ', 6: 'ਮਿਲੀਅਨ', 7: 'ਕਰੋੜ', 9: 'ਅਰਬ ਬਿਲੀਅਨ' },
  pl: { 3: 'tysi =tys', 6: 'milion =mln', 9: 'miliard =mld' },
  ro: { 3: '=mii =mie', 6: 'milion milioan =mil', 9: 'miliard =mld' },
  sk: { 3: 'tisíc =tis', 6: 'milión milion =mil', 9: 'miliard =mld' },
  bn: { 3: 'হাজার', 5: 'লাখ লক্ষ', 6: 'মিলিয়ন', 7: 'কোটি', 9: 'বিলিয়ন' },
  gu: { 3: 'હજાર', 5: 'લાખ', 6: 'મિલિયન', 7: 'કરોડ', 9: 'અબજ બિલિયન' },
  ar: { 3: 'ألف آلاف', 6: 'مليون ملايين', 9: 'مليار' },
};

/** The noughts that the word after a number adds to it, and that word; nothing for a word that is no number. */
export function scaleAfter(text: string, language: string): { noughts: number; words: string } | undefined {
  const [words, word = ''] = /^\s?(?:de )?([\p{L}\p{M}]{2,20})/u.exec(text) ?? [];
  if (words === undefined) return undefined;
  for (const [noughts, stems] of scalesIn(language)) {
    if (stems.some((stem) => fits(word.toLowerCase(), stem))) return { noughts, words };
  }
  return undefined;
}

/** True when the words for large numbers of a language are known. */
export function knowsScales(language: string): boolean {
  return Object.hasOwn(SCALES, language);
}

function fits(word: string, stem: string): boolean {
  return stem.startsWith('=') ? word === stem.slice(1) : word.startsWith(stem);
}

const known = new Map<string, [number, string[]][]>();

function scalesIn(language: string): [number, string[]][] {
  const own = SCALES[language] ?? {};
  const scales =
    known.get(language) ?? Object.entries(own).map(([noughts, words]) => [Number(noughts), legible(words).split(' ')]);
  known.set(language, scales);
  return scales;
}
