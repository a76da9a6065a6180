import { nearest } from '#problem/nearest.ts';

/** How often somebody wants to hear. */
export const FREQUENCIES = ['each', 'weekly'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** What somebody asked for. */
export interface Choices {
  /** Ids of areas. */
  areas: readonly string[];
  language: string;
  frequency: Frequency;
}

/** What can be asked for. */
export interface Offered {
  /** Ids of areas. */
  areas: readonly string[];
  languages: readonly string[];
}

/** Choices as they come from a form or a file: any texts. */
export interface TypedChoices {
  areas: readonly string[];
  language: string;
  frequency: string;
}

/** Reads choices, each area once and in order; or says in sentences all that is wrong with them. */
export function parseChoices(typed: TypedChoices, offered: Offered): { choices: Choices } | { faults: string[] } {
  const areas = [...new Set(typed.areas.map((id) => id.trim()).filter((id) => id !== ''))].sort();
  const language = typed.language.trim();
  const frequency = FREQUENCIES.find((one) => one === typed.frequency.trim());
  const faults = [
    ...(areas.length === 0 ? ['No area is chosen. Name one or more.'] : []),
    ...areas.flatMap((id) => faultOf('area', id, offered.areas)),
    ...faultOf('language', language, offered.languages),
    ...(frequency ? [] : faultOf('frequency', typed.frequency.trim(), FREQUENCIES)),
  ];
  return faults.length > 0 || !frequency ? { faults } : { choices: { areas, language, frequency } };
}

function faultOf(what: string, id: string, allowed: readonly string[]): string[] {
  if (allowed.includes(id)) return [];
  const shown = id.length > 60 ? `${id.slice(0, 60)}…` : id;
  const meant = nearest(shown, allowed);
  const wrong = id === '' ? `No ${what} is given.` : `There is no ${what} “${shown}”.`;
  return [`${wrong} ${meant ? `Did you mean “${meant}”?` : `Choose from: ${allowed.join(', ')}.`}`];
}
