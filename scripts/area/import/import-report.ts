/** How much of one thing was taken, such as 124 wards. */
export interface Taken {
  /** In the plural, as a sentence goes on after the number: “wards”. */
  what: string;
  count: number;
}

/** What was left out for one reason, and is not wrong. */
export interface Left {
  /** Goes on after the number: “lie outside the county”. */
  reason: string;
  count: number;
  /** The first few by name or row, never all of thousands. */
  examples: readonly string[];
}

/** What an import did with a file, in full sentences where there are sentences. Nothing is lost without a word here. */
export interface ImportReport {
  taken: readonly Taken[];
  left: readonly Left[];
  /** What was put right, by name and with what was done to it. */
  mended: readonly string[];
  /** What could not be used, by name, code or row, with its coordinates and why. The rest was taken. */
  refused: readonly string[];
  /** What somebody should look at; nothing was lost by it. */
  warnings: readonly string[];
}
