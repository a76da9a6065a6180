import type { ChosenPlace } from '#aiming/chosen-place.ts';
import type { PlaceReport } from '#aiming/place-report.ts';
import type { Kept } from '#commands/aim-report.ts';

/**
 * The answer of `aim --json`. Others build on these names: add, never rename. `null` stands for what nobody knows.
 * Subscribers are 0 where nobody ever subscribed.
 */
export function renderAimJson({ title, notes = [] }: ChosenPlace, report: PlaceReport, kept: Kept): string {
  const { reach, messages, ...rest } = report;
  const answer = {
    place: title,
    areaKm2: Number(reach.areaKm2.toFixed(4)),
    postcodes: reach.postcodes?.length ?? null,
    homes: reach.homes ?? null,
    homesEstimated: reach.homesEstimated,
    wards: reach.wards,
    districts: reach.districts,
    overlaps: reach.overlaps,
    subscribers: rest.subscribers,
    messagesLast30Days: messages.length,
    notes,
    warnings: rest.warnings,
    problems: rest.problems,
    printRun: rest.printRun ?? null,
    balance: rest.balance,
    languages: rest.languages,
    channels: rest.channels,
    messages,
    saved: kept.saved ?? null,
    csv: kept.csv ?? null,
    postcodeList: reach.postcodes ?? null,
  };
  return `${JSON.stringify(answer, null, 2)}\n`;
}
