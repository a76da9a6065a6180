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

/** In what role somebody under 18 is part of it. */
export const YOUNG_ROLES = ['suspect', 'victim', 'witness', 'family'] as const;
export type YoungRole = (typeof YOUNG_ROLES)[number];

/** Offences whose victims stay unnamed for life. */
export const PROTECTED_OFFENCES = ['sexual', 'trafficking', 'fgm', 'forced-marriage'] as const;
export type ProtectedOffence = (typeof PROTECTED_OFFENCES)[number];

/** Orders by which a court keeps something from being published; content/README.md names the law of each. */
export const COURT_ORDERS = [
  'postponed',
  'withheld',
  'young-person',
  'young-person-for-life',
  'adult-witness',
  'other',
] as const;
export type CourtOrder = (typeof COURT_ORDERS)[number];

/** What a picture shows, as far as its release depends on it. */
export const SUBJECTS = ['no-person', 'person', 'investigation', 'custody'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** The event that ends the use of a picture of a person. */
export const PICTURE_ENDS = ['apprehended', 'acquitted', 'expiry'] as const;

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
