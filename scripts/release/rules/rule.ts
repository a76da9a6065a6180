import type { GateCode } from '#problem/gate-sentences.ts';
import type { Facts } from '#release/rules/facts.ts';
import type { Match } from '#release/rules/phrase.ts';
import { Piece } from '#release/rules/piece.ts';

/** Where a rule found something, and what may stand there instead. */
export interface Mark {
  piece: Piece;
  start: number;
  end: number;
  instead: string;
}

/** One named, dated rule with its source. It finds words; whether they may stay, a person decides. */
export interface Rule {
  code: GateCode;
  /** What it keeps, in a few words. */
  name: string;
  /** The day on which its source was read, or took effect. */
  since: string;
  /** The law or the guidance. */
  source: string;
  /** True where the law knows no exception. */
  isAbsolute?: boolean | ((facts: Facts) => boolean);
  /** For which stories it is. */
  when: (facts: Facts) => boolean;
  look: (facts: Facts) => Mark[];
}

/** The mark of some words of a piece, from one token up to, and without, another. */
export function markOf(piece: Piece, { from, to }: Pick<Match<unknown>, 'from' | 'to'>, instead: string): Mark {
  return { piece, start: piece.tokens[from]?.start ?? 0, end: piece.tokens[to - 1]?.end ?? 0, instead };
}

/** The mark of a field of the front matter, shown as the author wrote it. */
export function markOfField({ story }: Facts, key: string, text: string, instead: string): Mark {
  const { file, lines } = story.english;
  const piece = new Piece('field', text, { language: 'en', file, line: lines.fields[key] ?? lines.fields.stage ?? 1 });
  return { piece, start: 0, end: text.length, instead };
}
