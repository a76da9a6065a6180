/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** The story that a page shows, for the components in its body. */
    entry: import('./route-data.ts').Entry;
    /** Its words in the language of the page. */
    message: import('#message/message.ts').Message;
    /** Whether the author wrote a `<Report>`; where not, the page adds one. */
    asksInBody: boolean;
  }
}

/** Leaflet’s modules, which its types know by its name only. */
declare module 'leaflet/dist/leaflet-src.esm.js' {
  export * from 'leaflet';
}

interface ImportMetaEnv {
  /** The base map of the partnership, from its settings; empty where it has none. */
  readonly PRECISION_TILES: string;
  readonly PRECISION_PMTILES: string;
}
