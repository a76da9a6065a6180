// The laws and the guidance that the rules go by, as people know them. Sections stand where they were read.

export const APP = 'College of Policing, APP “Media and communications” (2026)';
export const CONTEMPT = 'Contempt of Court Act 1981, s.2 and Schedule 1';
export const CHILDREN =
  'Children and Young Persons Act 1933 s.49; Youth Justice and Criminal Evidence Act 1999 s.45 and s.45A';
export const LIFELONG = 'Sexual Offences (Amendment) Act 1992 s.1; Modern Slavery Act 2015 s.2';
export const ORDERS = 'The order of the court';
export const CUSTODY = 'Custody images: the policy of the force, in settings.yaml under “release”';
export const CRIMESTOPPERS = 'Crimestoppers: an independent charity';
export const MAP_HARM = 'House rule: a map does no harm';
