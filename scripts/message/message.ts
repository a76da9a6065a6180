import type { Direction } from '#language/phrases.ts';
import type { Block, Prose } from '#story/block.ts';
import type { Kind } from '#story/vocabulary.ts';

/** A part of the body: every block but the two that close a message. */
export type BodyBlock = Exclude<Block, { type: 'report' } | { type: 'support' }>;

/** One way to tell us: whom to call or where to write, and when. */
export interface Route {
  id: 'crimestoppers' | 'police' | 'emergency' | 'young-people';
  name: string;
  phone?: string | undefined;
  link?: string | undefined;
  words: string;
}

/** How to tell us. Every message ends with it, whether or not its author added something. */
export interface ReportPanel {
  heading: string;
  /** What the author asks for; often empty. */
  ask: Prose[];
  /** “Please quote: …”. */
  reference?: string | undefined;
  routes: Route[];
}

export interface Service {
  id: string;
  name: string;
  phone?: string | undefined;
  hours?: string | undefined;
  link?: string | undefined;
  words: string;
}

/** Who helps. */
export interface SupportPanel {
  heading: string;
  services: Service[];
}

/**
 * One story in one language with every fixed word resolved: exactly what page, flyer and bulletin say, in this order:
 * notices, kind, title, summary, dateline, until, places, body, report, support.
 */
export interface Message {
  slug: string;
  kind: Kind;
  language: string;
  direction: Direction;
  /** What a reader must know first: that it is a sample, a draft translation, or in English only. */
  notices: string[];
  kindWords: string;
  title: string;
  summary: string;
  /** “Published 21 September 2026”. */
  dateline: string;
  published: Date;
  /** “Open until 4 January 2027”. */
  until?: string | undefined;
  expires?: Date | undefined;
  /** “For people in Keighley Central”. */
  places: string;
  /** The heading of a `facts` block. */
  factsHeading: string;
  body: BodyBlock[];
  report: ReportPanel;
  support?: SupportPanel | undefined;
  /** The full address of its page. */
  address: string;
}
