import { hiddenCharacter } from '#source/text.ts';
import { type Address, parseAddress } from '#subscriber/address.ts';
import { type Choices, type Offered, parseChoices } from '#subscriber/choices.ts';
import type { Layout } from '#subscriber/import/layout.ts';
import { AREA_SEPARATOR, type Column, plainCell } from '#subscriber/spreadsheet.ts';

/** Somebody who agreed elsewhere, with the proof of it. */
export interface ImportRow extends Choices {
  address: Address;
  consentSource: string;
  /** The day, as a moment. */
  consentAt: string;
}

/** What rows are held against. */
export interface RowRules {
  offered: Offered;
  /** The day that it is now, such as 2026-11-22: nobody agreed after it. */
  today: string;
}

const LONGEST_SOURCE = 200;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** What spreadsheets make of days. */
const OTHER_DAY = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/;

/** Reads one row, or says in sentences all that is wrong with it; the sentences hold no address. */
export function parseRow(
  cells: readonly string[],
  { columns, width }: Layout,
  { offered, today }: RowRules,
): { row: ImportRow } | { faults: string[] } {
  const extra = cells.slice(width).some((cell) => cell.trim() !== '');
  if (extra) return { faults: ['This line has more cells than the first. Put text with commas in "quotation marks".'] };
  if (cells.some((cell) => cell.includes('\ufffd'))) return { faults: [NOT_UTF8] };
  const cell = (column: Column): string => plainCell(cells[columns[column]] ?? '');
  const address = parseAddress(cell('email'));
  const chosen = parseChoices(
    { areas: cell('areas').split(AREA_SEPARATOR), language: cell('language'), frequency: cell('frequency') },
    offered,
  );
  const [consentSource, day] = [cell('consent_source'), cell('consent_date')];
  const faults = [
    ...('fault' in address ? [address.fault] : []),
    ...('faults' in chosen ? chosen.faults : []),
    ...sourceFaults(consentSource),
    ...dayFaults(day, today),
  ];
  if (faults.length > 0 || 'fault' in address || 'faults' in chosen) return { faults };
  return { row: { address: address.address, ...chosen.choices, consentSource, consentAt: `${day}T00:00:00.000Z` } };
}

const NOT_UTF8 = 'This line holds a character that is not UTF-8. Save the file again as “CSV UTF-8”.';

function sourceFaults(source: string): string[] {
  if (source === '')
    return ['Nothing says where this person agreed. Write it under consent_source, such as “Open day”.'];
  if (hiddenCharacter(source)) return ['Under consent_source stands a line break or a hidden character. Type it anew.'];
  return source.length > LONGEST_SOURCE
    ? [`consent_source has more than ${LONGEST_SOURCE} characters. Shorten it.`]
    : [];
}

function dayFaults(day: string, today: string): string[] {
  if (day === '')
    return ['Nothing says when this person agreed. Write the day under consent_date, such as 2026-03-01.'];
  if (!isDay(day)) return [`“${day.slice(0, 30)}” is not a day. ${dayHint(day)}`];
  return day > today ? [`The consent_date ${day} is in the future. Write the day on which the person agreed.`] : [];
}

function isDay(text: string): boolean {
  const moment = new Date(`${text}T00:00:00Z`);
  return DAY.test(text) && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

function dayHint(text: string): string {
  const [, day = '', month = '', year = ''] = OTHER_DAY.exec(text) ?? [];
  const british = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(british) ? `Did you mean ${british}?` : 'Write year, month and day, such as 2026-03-01.';
}
