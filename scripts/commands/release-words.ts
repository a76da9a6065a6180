import { momentInWords } from '#language/dates.ts';
import { decisionInWords } from '#release/in-words.ts';
import type { Moment } from '#release/moments.ts';

/** What a moment brings: “Thursday, 3 December 2026, 18:00  keighley-drug-phone comes out”. */
export function momentLine(moment: Moment, zone: string): string {
  return `${momentInWords(moment.at, 'en', zone)}  ${whatHappens(moment, zone)}`;
}

function whatHappens(moment: Moment, zone: string): string {
  switch (moment.what) {
    case 'published': {
      const { slug, waitsFor } = moment;
      if (waitsFor.length === 0) return `${slug} comes out`;
      return `${slug} would come out, but ${decisionInWords({ state: 'held', reasons: waitsFor }, zone)}`;
    }
    case 'expires':
      return `${moment.slug} ends`;
    case 'picture-review':
      return `${moment.slug} no longer shows ${moment.file}, unless somebody reviews it`;
    case 'order-ends':
      return `${moment.slug}: an order of a court no longer holds`;
    case 'results':
      return `the results of ${moment.quarter} come out`;
  }
}
