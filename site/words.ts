import type { Pillar, Theme } from '#story/vocabulary.ts';

/**
 * The English words that only the site has. What flyers and bulletins say too is in `phrasesIn('en')`,
 * so that all media say it alike.
 */
export const words = {
  story: {
    languages: 'Read this in',
    more: 'More news',
    find: 'Find more news',
  },
  newsAbout: (theme: string) => `News about ${theme.charAt(0).toLowerCase()}${theme.slice(1)}`,
  mapCredit: (credit: string) => `Map: ${credit}`,
  mapAndPostcodesCredit: (credit: string) => `Map and postcodes: ${credit}`,
  printed: (address: string) => `Printed from ${address}`,
  otherThemes: 'Other kinds of crime',
  sampleTag: 'Sample',
  alsoIn: 'Also in',
  pages: {
    label: 'Pages',
    newer: 'Newer news',
    older: 'Older news',
    titled: (title: string, page: number) => (page === 1 ? title : `${title}, page ${page}`),
  },
  home: {
    latest: 'Latest news',
    allNews: 'All news',
    allAppeals: 'All appeals and events',
    findArea: 'Find your area',
    findAreaLead: 'Some places get their own news. Is yours one of them?',
    themes: 'By kind of crime',
  },
  news: {
    title: (county: string) => `All news for ${county}`,
    description: (county: string) => `What has been done about organised crime in ${county}, and how you can help.`,
    none: 'There is no news yet. Please look in again soon.',
  },
  areas: {
    title: 'Find your area',
    description: (county: string) => `All places in ${county} that have their own news, by district.`,
    lead: 'Choose the place where you live, work or go to school. If it is not here, choose your district.',
    map: (county: string) => `Map: ${county} and its districts, with the places that have their own news`,
    asList: 'All places on the map are in the list on this page too.',
    numbers: 'The numbers say how many stories there are.',
    twoFingers: 'Two fingers move the map.',
    allOf: (district: string) => `All of ${district}`,
  },
  area: {
    description: (place: string, district: string) =>
      `What is being done about organised crime in ${place}, ${district}, and how you can help.`,
    lead: (place: string, district: string) =>
      `Good news, appeals and events for people who live, work or go to school in ${place}, ${district}.`,
    wide: (district: string, county: string) => `For all of ${district} and ${county}`,
    none: (place: string) => `There is no news just for ${place} at the moment. When there is, it will stand here.`,
    where: (place: string) => `Where ${place} is`,
    whereWords: (place: string, district: string, madeOf: string) =>
      `The map shows ${place} within the district of ${district}. ${madeOf}.`,
    others: (district: string) => `Other places in ${district}`,
    feed: 'Follow this news with a feed reader (RSS)',
    tellMore: 'More ways to tell us, and what happens next',
  },
  district: {
    description: (district: string) => `What is being done about organised crime in ${district}, and how you can help.`,
    lead: (district: string) => `Good news, appeals and events for people in ${district}.`,
    wide: (county: string) => `For all of ${county}`,
    places: (district: string) => `Places in ${district} with their own news`,
    noPlaces: (district: string) => `No place in ${district} has news of its own at the moment.`,
    none: (district: string) => `There is no news just for ${district} at the moment.`,
    whereWords: (district: string, county: string) => `The map shows ${district} within ${county}.`,
  },
  appeals: {
    description: 'Open appeals for information, and events that you can come to.',
    lead: 'You may have seen or heard something. Even a small thing can be the piece that is missing.',
    open: 'Open appeals',
    none: 'There are no open appeals today. You can still tell us what worries you.',
    noEvents: 'No events are planned at the moment.',
  },
  notFound: {
    title: 'We cannot find this page',
    description: 'The page you asked for is not here.',
    why: 'The address may have a slip in it. Or the story has ended: appeals and events are taken down when they are over.',
    next: 'Here is what you can do next:',
  },
} as const;

const storiesInWords = (count: number): string => ['no stories yet', '1 story'][count] ?? `${count} stories`;

/** The words of the map that readers move. They travel to the browser, so they stand apart. */
export const mapWords = {
  stories: storiesInWords,
  show: 'Show on map',
  nearer: 'Zoom in',
  farther: 'Zoom out',
  home: (place: string) => `Show all of ${place}`,
  chosen: (place: string, district: string, count: number) => `${place}, in ${district}: ${storiesInWords(count)}.`,
  read: (place: string) => `Read the news for ${place}`,
} as const;

/** The words of “near me”, which travel to the browser too. */
export const nearWords = {
  title: 'News near you',
  postcode: 'Your postcode',
  hint: 'All of it, or just the first part. Your device looks it up by itself: we never see the whole of it.',
  find: 'Find my area',
  locate: 'Use where I am',
  locateHint: 'Your device can find out which place you are in. It asks you first, and we never see where you are.',
  orLocateHint: 'Or let your device find out. It asks you first, and we never see where you are.',
  looking: 'Looking…',
  empty: 'Please write your postcode first.',
  strange: 'This does not look like a postcode. Please check each letter and number.',
  elsewhere: (start: string, county: string) =>
    `We know no postcode in ${county} that starts with ${start}. Is it right? If so, you can still read the news for all of ${county}.`,
  ended: (code: string) => `${code} is no longer in use. Here is the news for where it was.`,
  found: (where: string, places: string, district: string) => `${where} is in ${places}, ${district}.`,
  foundDistrict: (where: string, district: string) => `${where} is in ${district}.`,
  was: (places: string, district: string) => `It was in ${places}, ${district}.`,
  wasDistrict: (district: string) => `It was in ${district}.`,
  unknown: (code: string, start: string) =>
    `We do not know ${code}. It may be new, or have a slip in it. Postcodes that start with ${start} are in these places:`,
  begun: (start: string) =>
    `Postcodes that start with ${start} are in these places. Write all of yours to find your own.`,
  unreachable: 'We could not look that up. Are you online? You can choose your place from the list on this page.',
  you: 'The place where you are',
  refused: 'Your device did not tell where you are. You can choose your place from the list on this page.',
  unavailable: 'Your device could not find out where it is. You can choose your place from the list on this page.',
  late: 'Your device took too long to find out where it is. Try again, or choose your place from the list on this page.',
  outside: (county: string) => `You seem to be outside ${county}. You can choose a place from the list on this page.`,
  allOf: (district: string) => `Read the news for all of ${district}`,
  everything: (county: string) => `All news from ${county}`,
} as const;

/** The name and a plain sentence for each kind of crime. */
export const themeWords: Readonly<Record<Theme, { name: string; about: string }>> = {
  drugs: { name: 'Drug dealing', about: 'People who sell drugs on our streets, and the harm that comes with it.' },
  firearms: { name: 'Guns', about: 'Taking illegal guns off the street.' },
  gangs: { name: 'Gangs', about: 'Keeping young people out of gangs, and helping them to leave.' },
  'knife-and-gun-crime': { name: 'Knives and guns', about: 'Fewer weapons, and fewer people hurt.' },
  'county-lines': {
    name: 'County lines',
    about: 'Gangs that use children and young people to carry drugs from town to town.',
  },
  'child-sexual-exploitation': {
    name: 'Sexual exploitation of children',
    about: 'Adults who use children for sex. It is never the child’s fault.',
  },
  'modern-slavery': { name: 'Modern slavery', about: 'People who are made to work and cannot leave.' },
  'cyber-crime': { name: 'Online crime', about: 'False texts, emails and websites that steal money or details.' },
  'money-laundering': { name: 'Dirty money', about: 'Hiding where the money from crime came from.' },
  'acquisitive-crime': { name: 'Organised theft', about: 'Burglary, and stealing cars, tools and bikes to order.' },
};

/** The four Ps, as headings. */
export const pillarWords: Readonly<Record<Pillar, string>> = {
  prepare: 'Prepare',
  prevent: 'Prevent',
  pursue: 'Pursue',
  protect: 'Protect',
};
