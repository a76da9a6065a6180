/** What the parity check tells apart. The first in this list lends its name to a finding when two of them meet. */
export const DETAIL_KINDS = ['telephone', 'address', 'reference', 'date', 'time', 'number'] as const;
export type DetailKind = (typeof DETAIL_KINDS)[number];

/** A telephone number, address, reference, date, time or number that stands in a sentence. */
export interface Detail {
  kind: DetailKind;
  /** As it is written. */
  words: string;
  /**
   * What it may mean, likeliest first, such as `number:18400` or `time:19:00`. Two details agree when they share a
   * meaning: “19.30” is a time beside “7.30pm” and a number beside “19.3”.
   */
  meanings: readonly string[];
  /** True for an English word such as “two”, which a translation may write as 2 or in its own word. */
  isOptional?: boolean;
}

/** A detail and where it stands in its sentence. */
export interface PlacedDetail extends Detail {
  start: number;
  end: number;
}
