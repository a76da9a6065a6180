import { takeAddresses } from '#story/parity/addresses.ts';
import { dateMeaning, takeDates } from '#story/parity/dates.ts';
import type { Detail, PlacedDetail } from '#story/parity/detail.ts';
import { takeEnglishWords } from '#story/parity/english-words.ts';
import { legible } from '#story/parity/legible.ts';
import { isSmallNumber, takeNumbers } from '#story/parity/numbers.ts';
import { Sentence } from '#story/parity/reader.ts';
import { takeNumberedCapitals, takeReferences } from '#story/parity/references.ts';
import { takeTelephones } from '#story/parity/telephones.ts';
import { takeTimes, timeMeanings } from '#story/parity/times.ts';

/** So much may stand between “5” and “7 November”, or “6” and “8pm”, and both still are days or hours. */
const LINK = /^[^\d.!?;:]{1,14}$/;

/**
 * Everything in some plain words that no translation may change, in order.
 * @param reference what the story tells callers to quote.
 */
export function detailsIn(words: string, language: string, reference?: string): Detail[] {
  const sentence = new Sentence(legible(words));
  takeAddresses(sentence);
  takeReferences(sentence, reference);
  takeDates(sentence, language);
  takeTelephones(sentence);
  takeTimes(sentence, language);
  takeNumberedCapitals(sentence);
  if (language === 'en') takeEnglishWords(sentence);
  takeNumbers(sentence, language);
  const found = sentence.found.sort((a, b) => a.start - b.start);
  return withLinkedMeanings(found, sentence.text, language).map(({ start: _, end: __, ...detail }) => detail);
}

/** Lets a number be the day or the hour that it is together with its neighbours or, in a translation, by itself. */
function withLinkedMeanings(found: readonly PlacedDetail[], text: string, language: string): PlacedDetail[] {
  const all: PlacedDetail[] = [];
  let next: PlacedDetail | undefined;
  for (const detail of found.toReversed()) {
    const isLinked = next && isSmallNumber(detail) && LINK.test(text.slice(detail.end, next.start));
    const days = isLinked && next ? daysLike(next, Number(detail.words)) : [];
    const mayBeHour = isSmallNumber(detail) && (language !== 'en' || (isLinked && next?.meanings.some(isTime)));
    const hours = mayBeHour ? timeMeanings({ hour: detail.words, minute: '00', language, text, ...detail }) : [];
    // Without doubles: in a long row of numbers each would pass on more than it was given.
    next = {
      ...detail,
      meanings: [...new Set([...detail.meanings, ...days, ...hours, ...shortDate(detail, language)])],
    };
    all.push(next);
  }
  return all.toReversed();
}

const isTime = (meaning: string): boolean => meaning.startsWith('time:');

/** “30.11” may be a day in a translation. */
function shortDate({ words }: PlacedDetail, language: string): string[] {
  const [, day = 0, month = 0] = /^(\d{1,2})\.(\d{1,2})$/.exec(words)?.map(Number) ?? [];
  if (language === 'en' || day < 1 || day > 31 || month < 1 || month > 12) return [];
  return [dateMeaning({ month, day })];
}

/** The same day number in the months of a date that follows. */
function daysLike({ meanings }: PlacedDetail, day: number): string[] {
  return meanings.flatMap((meaning) => {
    const [, year, month] = /^date:(?:(\d{4})-)?(\d\d)-\d\d$/.exec(meaning) ?? [];
    if (!month || day < 1 || day > 31) return [];
    const date = { month: Number(month), day };
    return [dateMeaning(date), ...(year ? [dateMeaning({ ...date, year })] : [])];
  });
}
