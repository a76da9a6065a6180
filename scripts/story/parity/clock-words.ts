import { FALLBACK, legible } from '#story/parity/legible.ts';

/** The hour in the middle of what a word for a time of day means; the one of 7 and 19 that is nearer is meant. */
const MIDDLE = { night: 0, morning: 6, midday: 13, afternoon: 16, evening: 20, am: 6, pm: 18 };

type Words = Partial<Record<keyof typeof MIDDLE, readonly string[]>>;

/** Beginnings of words as they are spoken beside an hour; Intl adds its own. */
const WORDS: Readonly<Record<string, Words>> = {
  en: {
    morning: ['in the morning'],
    afternoon: ['in the afternoon'],
    evening: ['in the evening'],
    night: ['at night'],
  },
  ur: { night: ['رات'], morning: ['صبح'], midday: ['دوپہر', 'دن'], afternoon: ['سہ پہر'], evening: ['شام'] },
  pa: { night: ['ਰਾਤ'], morning: ['ਸਵੇਰ', 'ਤੜਕੇ'], midday: ['ਦੁਪਹਿਰ', 'ਦਿਨ'], evening: ['ਸ਼ਾਮ'] },
  pl: {
    night: ['w noc', 'nocą'],
    morning: ['rano', 'nad ranem'],
    midday: ['w południe'],
    afternoon: ['po południu'],
    evening: ['wieczor'],
  },
  ro: {
    night: ['noapte'],
    morning: ['diminea'],
    midday: ['amiaz'],
    afternoon: ['după-amiaz', 'după amiaz'],
    evening: ['sear'],
  },
  sk: { night: ['v noci'], morning: ['ráno'], midday: ['napoludnie'], afternoon: ['popoludn'], evening: ['večer'] },
  bn: { night: ['রাত'], morning: ['সকাল', 'ভোর'], midday: ['দুপুর'], afternoon: ['বিকাল', 'বিকেল'], evening: ['সন্ধ্যা'] },
  gu: { night: ['રાત'], morning: ['સવાર'], midday: ['બપોર'], evening: ['સાંજ'] },
  ar: {
    night: ['ليلا', 'في الليل'],
    morning: ['صباح', 'في الصباح'],
    midday: ['ظهرا'],
    afternoon: ['بعد الظهر', 'عصرا'],
    evening: ['مساء', 'في المساء'],
    am: ['ص'],
    pm: ['م'],
  },
};

/** Languages that say the time of day before the hour: “شام 7 بجے”. */
const BEFORE: readonly string[] = ['ur', 'pa', 'bn', 'gu'];
/** How far from an hour its word may stand: “7 po południu”, “رات کے 10 بجے”. */
const WORDS_AWAY = 2;

const known = new Map<string, readonly [word: string, hour: number][]>();

/** The hour round which a time of day lies, told by the words beside it; undefined when none is there. */
export function dayPartBeside(
  text: string,
  { start, end }: { start: number; end: number },
  language: string,
): number | undefined {
  const before = text.slice(Math.max(0, start - 40), start).replace(/^.*[.!?;:\d]/su, '');
  const after = text.slice(end, end + 40).replace(/[.!?;:\d].*$/su, '');
  const preceding = before.trim().split(/\s+/).slice(-WORDS_AWAY).join(' ');
  const following = after
    .trim()
    .split(/\s+/)
    .slice(0, WORDS_AWAY + 1)
    .join(' ');
  const sides = BEFORE.includes(language) ? [preceding, following] : [following, preceding];
  return sides.map((words) => dayPartIn(words, language)).find((hour) => hour !== undefined);
}

function dayPartIn(words: string, language: string): number | undefined {
  const text = ` ${words.toLowerCase()} `;
  return dayPartsIn(language).find(([word]) => text.includes(word.length < 3 ? ` ${word} ` : ` ${word}`))?.[1];
}

/** Longest first: “بعد الظهر” holds “ظهر”. */
function dayPartsIn(language: string): readonly [string, number][] {
  const made = known.get(language) ?? makeDayParts(language);
  known.set(language, made);
  return made;
}

function makeDayParts(language: string): [string, number][] {
  const own = Object.entries(WORDS[language] ?? {}).flatMap(([part, words]) =>
    words.map((word): [string, number] => [word, MIDDLE[part as keyof typeof MIDDLE]]),
  );
  const all = new Map([...intlDayParts(language), ...own].map(([word, hour]) => [legible(word).toLowerCase(), hour]));
  return [...all].sort(([a], [b]) => b.length - a.length);
}

/** What Intl calls the hours, each with the middle one of its hours. */
function intlDayParts(language: string): [string, number][] {
  const format = new Intl.DateTimeFormat([language, FALLBACK], {
    hour: 'numeric',
    dayPeriod: 'long',
    hourCycle: 'h12',
    timeZone: 'UTC',
  });
  const hours = new Map<string, number[]>();
  // From noon to noon, so that the night is in one piece.
  for (let hour = 12; hour < 36; hour++) {
    const parts = format.formatToParts(Date.UTC(2026, 0, 1, hour));
    const word = parts.find(({ type }) => type === 'dayPeriod')?.value;
    if (word) hours.set(word, [...(hours.get(word) ?? []), hour]);
  }
  return [...hours].map(([word, own]) => [word, (own[Math.floor(own.length / 2)] ?? 0) % 24]);
}
