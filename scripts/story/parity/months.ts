import { FALLBACK, legible } from '#story/parity/legible.ts';

/** The months of a language as a pattern, and which one a match is (1 to 12). */
export interface Months {
  pattern: string;
  monthOf: (word: string) => number | undefined;
}

/** Where a language has more than one set of names. */
const LOCALES: Readonly<Record<string, readonly string[]>> = {
  en: ['en-GB', 'en-US'],
  ar: ['ar', 'ar-SY', 'ar-MA'],
};

/** Endings of languages whose months change their form or take a word on: “we wrześniu”, “সেপ্টেম্বরের”. */
const ENDINGS: Readonly<Record<string, { stem?: RegExp; endings: string }>> = {
  pl: { stem: /[aoyeń]$/u, endings: 'iem|em|owi|ego|emu|ym|ie|a|u|y|e' },
  sk: { stem: /a$/u, endings: 'om|ovi|a|i|u|e' },
  bn: { endings: 'ের|ে|র|তে|কে' },
  gu: { endings: 'માં|માંથી|થી|ના|ની|નું|નો|એ' },
};

const FORMATS: readonly Intl.DateTimeFormatOptions[] = [
  { month: 'long' },
  { month: 'long', day: 'numeric' },
  { month: 'short' },
  { month: 'short', day: 'numeric' },
];

const known = new Map<string, Months>();

/** The names of the months in a language, in every form that Intl knows and with the endings above. */
export function monthsIn(language: string): Months {
  const months = known.get(language) ?? makeMonths(language);
  known.set(language, months);
  return months;
}

function makeMonths(language: string): Months {
  const names = namesOf(language);
  const own = ENDINGS[language];
  const stems = new Map<string, number>();
  for (const [name, { month, isLong }] of names) {
    if (own && isLong) for (const stem of [name, name.replace(own.stem ?? '', '')]) stems.set(stem, month);
  }
  const stemPattern = own && `(?:${alternatives(stems.keys())})(?:${own.endings})?`;
  const all = [...stems, ...[...names].map(([name, { month }]) => [name, month] as const)];
  all.sort(([a], [b]) => b.length - a.length);
  return {
    pattern: `(?<![\\p{L}\\p{M}])(?:${[alternatives(names.keys()), stemPattern].filter(Boolean).join('|')})(?![\\p{L}\\p{M}])`,
    monthOf: (word) =>
      names.get(word.toLowerCase())?.month ?? all.find(([name]) => word.toLowerCase().startsWith(name))?.[1],
  };
}

/** By name in small letters. */
function namesOf(language: string): Map<string, { month: number; isLong: boolean }> {
  const names = new Map<string, { month: number; isLong: boolean }>();
  for (const locale of LOCALES[language] ?? [language]) {
    for (const options of FORMATS) {
      const format = new Intl.DateTimeFormat([locale, FALLBACK], { ...options, timeZone: 'UTC' });
      for (let month = 1; month <= 12; month++) {
        const parts = format.formatToParts(Date.UTC(2026, month - 1, 5));
        const name = legible(parts.find(({ type }) => type === 'month')?.value ?? '').replace(/\.$/, '');
        if (/\p{L}/u.test(name) && !names.has(name.toLowerCase()))
          names.set(name.toLowerCase(), { month, isLong: options.month === 'long' });
      }
    }
  }
  return names;
}

/** Longest first, as a pattern takes the first that fits. */
function alternatives(words: Iterable<string>): string {
  return [...words].sort((a, b) => b.length - a.length).join('|');
}
