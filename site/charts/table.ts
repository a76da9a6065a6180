/** A table as a page shows it. The first cell of each row names the row; all other cells are numbers. */
export interface Table {
  caption: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  /** A last row that adds the others up. */
  sum?: readonly string[] | undefined;
}
