/** What is said to somebody who wants news by email, has it, or wants it no more: pages, letters and the links to them. */
export interface SubscribingPhrases {
  /** The links that lead to the form. */
  invite: string;
  inviteFor: (place: string) => string;
  title: string;
  lead: string;
  submit: string;
  /** Names the list of languages that the same page is in. */
  languages: string;
  /** Where nothing runs that could take a sign-up. */
  closed: { lead: string; meanwhile: string };
  places: {
    heading: string;
    hint: string;
    all: (place: string) => string;
    /** Names the map, and says how places are chosen on it. */
    map: string;
    mapHint: string;
    nearer: string;
    farther: string;
    home: string;
    /** Said when a place was chosen on the map, or taken back. */
    chosen: (place: string) => string;
    dropped: (place: string) => string;
  };
  postcode: { heading: string; label: string; hint: string; find: string };
  /** What a postcode is answered with. */
  answers: {
    empty: string;
    strange: string;
    elsewhere: string;
    found: (places: string) => string;
    begun: (places: string) => string;
    unreachable: string;
  };
  language: { heading: string; hint: string };
  frequency: { heading: string; each: string; weekly: string };
  email: { label: string; hint: string };
  kept: { heading: string; what: string; not: string; tracking: string; leaving: string; privacy: string };
  wrong: {
    heading: string;
    areas: string;
    /** What is wrong with an address; each is given one that is right. */
    empty: (example: string) => string;
    spaces: (example: string) => string;
    at: (example: string) => string;
    strange: (example: string) => string;
  };
  /** After the form was sent. */
  asked: { title: string; lead: string; next: string; none: string; again: string };
  confirm: { title: string; lead: string; submit: string; doneTitle: string; done: string; change: string };
  /** For somebody whose address a stranger wrote. */
  notMe: { heading: string; lead: string; submit: string; doneTitle: string; done: string };
  manage: { title: string; lead: string; submit: string; saved: string };
  stop: {
    title: string;
    lead: string;
    submit: string;
    atOnce: string;
    back: string;
    doneTitle: string;
    done: string;
    none: string;
    again: string;
  };
  forget: { submit: string; lead: string; sure: string; sureFirst: string; doneTitle: string; done: string };
  /** A link that does not work. */
  lost: { title: string; lead: string; next: string };
  refused: { title: string; lead: string };
  broken: { title: string; lead: string };
  news: string;
  letter: {
    confirm: {
      subject: (name: string) => string;
      asked: string;
      open: string;
      lasts: string;
      notYou: (button: string) => string;
    };
    /** To somebody who gets news already. */
    already: { subject: (name: string) => string; told: string; open: string; keep: string };
    /** The words on the button of both. */
    button: string;
    writeToUs: (mailbox: string) => string;
  };
}

/** What stands around every page of the site. */
export interface FramePhrases {
  skip: string;
  /** Stands above every page of a sample. */
  sample: string;
  main: string;
  foot: string;
  news: string;
  areas: string;
  results: string;
  report: string;
  about: string;
  partners: string;
  accessibility: string;
  privacy: string;
  feed: string;
  danger: string;
  notUrgent: string;
  anonymous: string;
  call: (phone: string) => string;
}
