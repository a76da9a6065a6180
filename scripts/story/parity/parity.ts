import type { Finding } from '#problem/problem.ts';
import type { LinedFinding } from '#source/yaml.ts';
import type { Block } from '#story/block.ts';
import { differencesBetween } from '#story/parity/compare.ts';
import type { DetailKind } from '#story/parity/detail.ts';
import { detailsIn } from '#story/parity/details-in.ts';
import { besideEachOther, type Piece, piecesOf } from '#story/parity/pieces.ts';
import { hasLatinNames, type PlaceNames } from '#story/parity/places.ts';
import { weekdayDifference } from '#story/parity/weekdays.ts';
import type { ParsedVersion } from '#story/parse-version.ts';

/** What a translation is held beside the English with. */
export interface ParityContext {
  language: string;
  /** What the story tells callers to quote. */
  reference?: string | undefined;
  places: PlaceNames;
}

interface Titled {
  title: string;
  summary: string;
}

/** More of one sentence is not listed; and of one such word, not more is shown. */
const SHOWN = { words: 5, characters: 60 };

/**
 * What a translation says otherwise than the English: numbers, dates, times, telephone numbers, addresses, references,
 * days of the week, and in Latin script names of places. Other scripts spell names by sound, which cannot be compared.
 * Persons have no names in stories, and the words for their roles are translated: nothing of them would be the same.
 * Numbers in words are not compared.
 */
export function parityFindings(
  english: ParsedVersion<Titled>,
  translation: ParsedVersion<Titled>,
  context: ParityContext,
): LinedFinding[] {
  return besides(english, translation).flatMap(([own, piece]) =>
    findingsOf(own.words, piece.words, context).map((finding) => ({ finding, line: piece.line })),
  );
}

function besides(english: ParsedVersion<Titled>, translation: ParsedVersion<Titled>): [Piece, Piece][] {
  return [
    ...besideEachOther(fieldPieces(english), fieldPieces(translation)),
    ...translation.blocks.flatMap((_, at) => besideEachOther(blockPieces(english, at), blockPieces(translation, at))),
  ];
}

function fieldPieces({ fields, lineOf }: ParsedVersion<Titled>): Piece[] {
  if (!fields) return [];
  return (['title', 'summary'] as const).map((key) => ({ words: fields[key], line: lineOf([key]) }));
}

function blockPieces(version: ParsedVersion<unknown>, at: number): Piece[] {
  const block: Block | undefined = version.blocks[at];
  return block ? piecesOf(block, version.blockLines[at] ?? 1, version.contentLines[at] ?? []) : [];
}

function findingsOf(english: string, translation: string, { language, reference, places }: ParityContext): Finding[] {
  const own = detailsIn(english, 'en', reference);
  const differences = differencesBetween(own, detailsIn(translation, language, reference));
  const findings = differences.map((one): Finding => ({ code: CODES[one.kind], args: shownOf(one) }));
  const weekdays = weekdayDifference(english, translation, language);
  if (weekdays.english.length > 0) findings.push({ code: 'translation-weekday-differs', args: shownOf(weekdays) });
  if (!hasLatinNames(language)) return findings;
  const named = places.difference(english, translation);
  if (named.english.length + named.translation.length > 0) {
    findings.push({ code: 'translation-place-differs', args: shownOf(named) });
  }
  return findings;
}

const CODES = {
  telephone: 'translation-telephone-differs',
  address: 'translation-address-differs',
  reference: 'translation-reference-differs',
  date: 'translation-date-differs',
  time: 'translation-time-differs',
  number: 'translation-number-differs',
} as const satisfies Record<DetailKind, string>;

function shownOf(difference: { english: string[]; translation: string[] }): {
  english: string[];
  translation: string[];
} {
  const shown = (words: readonly string[]): string[] => words.slice(0, SHOWN.words).map(shortened);
  return { english: shown(difference.english), translation: shown(difference.translation) };
}

function shortened(words: string): string {
  return words.length > SHOWN.characters ? `${words.slice(0, SHOWN.characters)}…` : words;
}
