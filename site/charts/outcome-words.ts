import { numberInWords } from '#language/dates.ts';
import type { Outcome } from '#story/vocabulary.ts';

/** How an outcome is told: its name, what the name means, and whether its number is money. */
interface OutcomeWords {
  name: string;
  about: string;
  money?: true;
}

/** The words for all outcomes. A new outcome breaks the compile until it has some. */
export const outcomeWords: Readonly<Record<Outcome, OutcomeWords>> = {
  arrests: { name: 'Arrests', about: 'To be arrested does not mean to be guilty.' },
  charges: { name: 'Charges', about: 'A charge takes a case to court. It is not yet a verdict.' },
  convictions: { name: 'Convictions', about: 'A court decided that the person was guilty.' },
  'sentence-years': { name: 'Years of sentences', about: 'What courts decided for each person, added together.' },
  'cash-seized': { name: 'Cash seized', about: 'It is kept safe until a court decides.', money: true },
  'assets-restrained': { name: 'Property frozen', about: 'It cannot be sold until a court decides.', money: true },
  'drugs-value': { name: 'Drugs seized', about: 'What they might have sold for.', money: true },
  'weapons-recovered': { name: 'Weapons recovered', about: 'Found by officers, or handed in.' },
  'vehicles-seized': { name: 'Vehicles seized', about: 'Such as cars and vans.' },
  'people-safeguarded': { name: 'People helped to safety', about: 'They were in harm, or close to it.' },
  'young-people-reached': { name: 'Young people reached', about: 'Through clubs, lessons and other work with them.' },
};

/** “£18,400” or “43”. */
export function outcomeNumber(outcome: Outcome, value: number): string {
  return `${outcomeWords[outcome].money ? '£' : ''}${numberInWords(value, 'en')}`;
}
