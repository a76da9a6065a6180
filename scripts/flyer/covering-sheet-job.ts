/** One file of a print job, in words that a print shop uses. */
export interface PrintFile {
  name: string;
  /** “English and Urdu”. */
  languages: string;
  /** “A5”, “A4, two A5 flyers on each sheet”. */
  paper: string;
  sides: number;
  colours: string;
  /** What to do besides printing it: how to turn, cut or fold it. */
  steps: readonly string[];
}

/** How many to print, as far as anybody knows. */
export type PrintRun =
  /** One for each home, and some to spare; shared out among the languages where there are several files. */
  | { kind: 'homes'; copies: number; homes: number; sparePercent: number; isEstimate: boolean; sheets?: number }
  /** Nobody has counted the homes. */
  | { kind: 'unknown' }
  /** Not a flyer for each home: a poster, large print. Why not, and what it is to be out. */
  | { kind: 'asked-for'; what: string; out: string };

/** All that a covering sheet tells. Data that can be cloned. */
export interface PrintJob {
  title: string;
  place: string;
  district: string;
  partnership: string;
  isSample: boolean;
  files: readonly PrintFile[];
  run: PrintRun;
  /** Undefined when none were imported. */
  postcodes: readonly string[] | undefined;
  contact: { role: string; mailbox: string };
  outBy: Date;
  /** Without it the story has no end. */
  takeDown: Date | undefined;
  /** The moment the sheet is made for. */
  now: Date;
  zone: string;
  /** The moment written into the file: that of the story, so that the same job gives the same bytes. */
  created: Date;
}
