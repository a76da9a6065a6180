const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NAMED_MONTH = /(?<![a-z])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ _-]*(20\d\d)(?!\d)/i;
const NUMBERED_MONTH = /(?<!\d)(20\d\d)[ _-]?(0[1-9]|1[0-2])(?!\d)/;
const YEAR = /(?<!\d)(20\d\d)(?!\d)/;

/** The month, or else the year, that the name of a file tells: `ONSPD_FEB_2026_UK.csv` → `2026-02`. */
export function vintageOfName(name: string): string | undefined {
  const [, month = '', year] = NAMED_MONTH.exec(name) ?? [];
  if (year) return `${year}-${String(MONTHS.indexOf(month.toLowerCase()) + 1).padStart(2, '0')}`;
  const [, numberedYear, number] = NUMBERED_MONTH.exec(name) ?? [];
  return numberedYear ? `${numberedYear}-${number}` : YEAR.exec(name)?.[1];
}

/** A month as directories write it in their rows: `202602` → `2026-02`. */
export function vintageOfCell(cell: string): string | undefined {
  const [, year, month] = /^(20\d\d)-?(0[1-9]|1[0-2])$/.exec(cell.trim()) ?? [];
  return year && `${year}-${month}`;
}

/** Whether a vintage is written as a year or a year and a month. */
export const isVintage = (text: string): boolean => /^(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?$/.test(text);

/** What stands for the vintage of data that nobody has dated. */
export const UNDATED = 'undated';
