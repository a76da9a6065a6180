/** What a story is: something done, a call for help, a broadcast or drop-in, or lasting work. */
export const KINDS = ['success', 'appeal', 'event', 'initiative'] as const;
export type Kind = (typeof KINDS)[number];

/** The folder of content/ in which each kind lives. */
export const FOLDER_OF_KIND = {
  success: 'stories',
  initiative: 'stories',
  appeal: 'appeals',
  event: 'events',
} as const satisfies Record<Kind, string>;
export const FOLDERS = ['stories', 'appeals', 'events'] as const;
export type Folder = (typeof FOLDERS)[number];

/** The kinds of crime that the strategy names. */
export const THEMES = [
  'drugs',
  'firearms',
  'gangs',
  'knife-and-gun-crime',
  'county-lines',
  'child-sexual-exploitation',
  'modern-slavery',
  'cyber-crime',
  'money-laundering',
  'acquisitive-crime',
] as const;
export type Theme = (typeof THEMES)[number];

/** The four Ps of the national strategy. */
export const PILLARS = ['prepare', 'prevent', 'pursue', 'protect'] as const;
export type Pillar = (typeof PILLARS)[number];

/** How far a case has come in court. */
export const STAGES = ['none', 'report', 'arrest', 'charge', 'trial', 'verdict', 'sentence', 'concluded'] as const;
export type Stage = (typeof STAGES)[number];

/** What a story may count. Money is in whole pounds. */
export const OUTCOMES = [
  'arrests',
  'charges',
  'convictions',
  'sentence-years',
  'cash-seized',
  'assets-restrained',
  'drugs-value',
  'weapons-recovered',
  'vehicles-seized',
  'people-safeguarded',
  'young-people-reached',
] as const;
export type Outcome = (typeof OUTCOMES)[number];
