import { momentInWords } from '#language/dates.ts';
import { englishName } from '#language/english-name.ts';
import { listInWords } from '#language/lists.ts';
import type { Decision, HeldReason } from '#release/decide.ts';
import type { Needed } from '#release/standing.ts';

/** Why a story is not public, for its writers: “waits for the signature of comms”. Empty for one that is. */
export function decisionInWords(decision: Decision, zone: string): string {
  const at = (moment: Date): string => momentInWords(moment, 'en', zone);
  switch (decision.state) {
    case 'public':
      return '';
    case 'expired':
      return `ended ${at(decision.since)}`;
    case 'withdrawn':
      return `taken down ${at(decision.since)} (${decision.reason})`;
    case 'held':
      return [...new Set(decision.reasons.map((reason) => reasonInWords(reason, at)))].join('; ');
  }
}

function reasonInWords(reason: HeldReason, at: (moment: Date) => string): string {
  switch (reason.kind) {
    case 'draft':
      return 'a draft, without “published”';
    case 'embargo':
      return `comes ${at(reason.until)}`;
    case 'record-broken':
      return 'its record of signatures is damaged';
    case 'unsubmitted':
      return 'not submitted for signature yet';
    case 'void':
      return `changed since it was submitted (${reason.changes.length === 1 ? '1 file' : `${reason.changes.length} files`})`;
    case 'rejected':
      return `sent back by ${reason.by}: ${reason.reason}`;
    case 'unsigned':
      return `waits for the signature of ${listInWords(reason.missing.map(neededInWords), 'en')}`;
    case 'finding':
      return reason.finding.problem.severity === 'ask'
        ? 'a question is not answered'
        : 'something must be mended first';
  }
}

/** Who has to sign: “comms”, “a translator of Urdu”. */
export function neededInWords({ as, language }: Needed): string {
  return language === undefined ? as : `a translator of ${englishName(language)}`;
}
