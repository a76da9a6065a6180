import type { Pillar, Theme } from '#story/vocabulary.ts';

/** The English words of the site that belong to no story and to no partnership. */
export const words = {
  skip: 'Skip to the main text',
  sample: 'This is a sample. Stories marked as samples are made up, and so are their numbers.',
  mainNavigation: 'Main',
  footNavigation: 'About this site',
  nav: { news: 'News', areas: 'Your area', appeals: 'Can you help?', results: 'Results', report: 'Tell us' },
  foot: {
    partners: 'Partners and support',
    about: 'About us',
    accessibility: 'Accessibility',
    privacy: 'Privacy',
    feed: 'News feed (RSS)',
    danger: 'In danger now?',
    notUrgent: 'Not an emergency?',
    call: 'Call',
    anonymous: 'Want to stay anonymous?',
  },
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
