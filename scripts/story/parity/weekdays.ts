import { legible } from '#story/parity/legible.ts';

/** What only one of two sentences says. */
export interface WeekdayDifference {
  english: string[];
  translation: string[];
}

const ENGLISH = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** How the names of the days begin, Monday first; `|` parts what languages change or spell in two ways. */
const BEGINNINGS: Readonly<Record<string, string>> = {
  ur: 'پیر|سوموار منگل بدھ جمعرات جمعہ|جمعے ہفتہ|ہفتے|سنیچر اتوار',
  pa: 'ਸੋਮ ਮੰਗਲ ਬੁੱਧ|ਬੁਧ ਵੀਰ ਸ਼ੁੱਕਰ|ਸ਼ੁਕਰ ਸ਼ਨਿੱਚਰ|ਸ਼ਨਿਚਰ|ਸ਼ਨੀ|ਸ਼ਨਿ ਐਤ',
  pl: 'poniedział wtor śro|śród czwart piąt sobo|sobó niedziel',
  ro: 'luni|lunea marți|marţi miercur joi vineri sâmbăt|sîmbăt duminic',
  sk: 'pondel utor stred|stried štvrt piat sobot|sobôt nedeľ|nedel',
  bn: 'সোম মঙ্গল বুধ বৃহস্পতি শুক্র শনি রবি',
  gu: 'સોમ મંગળ બુધ ગુરુ શુક્ર શનિ રવિ',
  ar: 'الاثنین الثلاثا الأربعا الخمیس الجمعة السبت الأحد',
};

/**
 * The days of the week that the English names and a translation in one of the languages above does not.
 * A name in a translation alone is not told: “ہفتہ” is a week too, and “luni” are months.
 */
export function weekdayDifference(english: string, translation: string, language: string): WeekdayDifference {
  const beginnings = BEGINNINGS[language];
  const wanted = ENGLISH.filter((day) => new RegExp(`\\b${day}s?\\b`).test(english));
  if (!beginnings || wanted.length === 0) return { english: [], translation: [] };
  const words = legible(translation).toLowerCase();
  const found = new Map(
    legible(beginnings)
      .split(' ')
      .flatMap((names, at) => wordsOf(names, words, ENGLISH[at])),
  );
  const missing = wanted.filter((day) => !found.has(day));
  const others = [...found].flatMap(([day, word]) => (missing.length > 0 && !wanted.includes(day) ? [word] : []));
  return { english: missing, translation: others };
}

/** The day and the word by which a translation names it, if it does. Arabic joins “and” and “on” to a word. */
function wordsOf(
  names: string,
  words: string,
  day: (typeof ENGLISH)[number] | undefined,
): [(typeof ENGLISH)[number], string][] {
  const word = new RegExp(`(?<![\\p{L}\\p{M}])[وب]?(?:${names})[\\p{L}\\p{M}]{0,12}`, 'u').exec(words)?.[0];
  return word && day ? [[day, word]] : [];
}
