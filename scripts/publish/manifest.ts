import { createHash } from 'node:crypto';

/** What a file is; an `asset` is a file of the site that is not a page: styles, fonts, pictures, feeds. */
export type Medium = 'page' | 'flyer' | 'bulletin' | 'asset';

/** One row of out/manifest.json. Others build on these names: add, never rename. */
export interface MadeFile {
  /** Relative to the output folder, with `/`. */
  path: string;
  sha256: string;
  bytes: number;
  medium: Medium;
  story?: string | undefined;
  hotspot?: string | undefined;
  language?: string | undefined;
  /** The page of a story that has ended: a web server should answer 410 with it. */
  gone?: true | undefined;
}

/** What a file is about. */
export type About = Pick<MadeFile, 'story' | 'hotspot' | 'language' | 'gone'>;

export function describeFile(path: string, bytes: Uint8Array, medium: Medium, about: About = {}): MadeFile {
  return { path, sha256: sha256(bytes), bytes: bytes.length, medium, ...about };
}

/** The manifest as text, in the order of the paths. */
export function renderManifest(files: readonly MadeFile[]): string {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  return `${JSON.stringify({ files: sorted }, null, 2)}\n`;
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
