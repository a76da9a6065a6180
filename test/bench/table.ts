/** One line of the table: what was measured, beside what, and how the two compare. */
export interface Row {
  what: string;
  ours: string;
  beside: string;
  theirs: string;
  /** Ours ÷ theirs: below 1 we are faster, or smaller. */
  ratio: number;
  /** The most it may be. */
  limit?: number;
}

/** The table as text of at most 80 columns. A ratio above its limit is marked. */
export function renderTable(rows: readonly Row[]): string {
  return rows
    .map(({ what, ours, beside, theirs, ratio, limit }) => {
      const verdict =
        limit === undefined ? '' : ratio <= limit ? `  (at most ${limit})` : `  OVER ITS LIMIT of ${limit}`;
      return `${what}\n  ${ours}   ${beside}: ${theirs}\n  ratio ${ratio.toFixed(ratio < 0.1 ? 3 : 2)}${verdict}\n`;
    })
    .join('\n');
}

export const seconds = (value: number): string => `${value.toFixed(1)} s`;
export const milliseconds = (value: number): string => `${value.toFixed(1)} ms`;
export const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
