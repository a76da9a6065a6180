import type { Reading, Sentence } from '#story/parity/reader.ts';

const words = (text: string): string[] => text.split(' ');
const UNITS = words(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
);
const TENS = words('twenty thirty forty fifty sixty seventy eighty ninety');
const ORDINALS = words('zeroth first second third fourth fifth sixth seventh eighth ninth tenth');
const SCALES: Readonly<Record<string, number>> = { dozen: 12, hundred: 100, thousand: 1000, million: 1_000_000 };
const HOURS: Readonly<Record<string, string>> = { noon: '12:00', midday: '12:00', midnight: '00:00' };

const NUMBER = new RegExp(
  `\\b(?:(a|once|twice|${[...UNITS, ...ORDINALS].join('|')})|(${TENS.join('|')})(?:[- ](${UNITS.slice(1, 10).join('|')}))?)(?:[ -](${Object.keys(SCALES).join('|')}))?\\b`,
  'gi',
);
const HOUR = /(?:(?<![\d.,:]|\d )12\s)?\b(noon|midday|midnight)\b/gi;

/** Takes English numbers in words, and “12 noon”. A translation may write them in digits, or in words, which are not compared. */
export function takeEnglishWords(sentence: Sentence): void {
  sentence.take(NUMBER, ([, unit, ten, after, scale]) => readNumber([unit, ten, after, scale]));
  sentence.take(HOUR, ([, word = '']) => ({
    kind: 'time',
    isOptional: true,
    meanings: [`time:${HOURS[word.toLowerCase()] ?? ''}`],
  }));
}

function readNumber(match: (string | undefined)[]): Reading | undefined {
  const [unit = '', ten = '', after = '', scale = ''] = match.map((word) => word?.toLowerCase());
  // “a” counts only before a scale: “a dozen”.
  if (unit === 'a' && !scale) return undefined;
  const value = ten ? (TENS.indexOf(ten) + 2) * 10 + Math.max(0, UNITS.indexOf(after)) : worthOf(unit);
  return { kind: 'number', isOptional: true, meanings: [`number:${value * (SCALES[scale] ?? 1)}`] };
}

function worthOf(unit: string): number {
  if (unit === 'a' || unit === 'once') return 1;
  return unit === 'twice' ? 2 : Math.max(UNITS.indexOf(unit), ORDINALS.indexOf(unit));
}
