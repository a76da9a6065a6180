/** A file that somebody downloaded, to be read once from its beginning. */
export interface SourceFile {
  /** Its name without folders: it often tells the month. */
  name: string;
  bytes: () => AsyncIterable<Uint8Array>;
}
