import type { Problem } from '#problem/problem.ts';
import type { MadeFile } from '#publish/manifest.ts';
import type { Photos } from '#publish/photos-fs.ts';
import type { Reuse } from '#publish/reuse-fs.ts';

/** The parts of a build, in the order in which they are told. */
export type Part = 'pictures' | 'site' | 'flyers' | 'bulletins';

/** How far one part has come. */
export interface Progress {
  part: Part;
  done: number;
  /** Unknown for the site, which is one piece of work. */
  total?: number;
}

/** The media of one build, while it is made. */
export interface Making {
  reuse: Reuse;
  photos: Photos;
  /** The output that is being filled. */
  next: string;
  /** Says that one more of a part is done. */
  tick: (progress: Progress) => void;
  /** Is aborted when another part has failed: nothing more is to be made then. */
  stop: AbortSignal;
  /** How many cores no part works on just now, beside the one of this thread. */
  freeCores: () => number;
}

/** What a medium gave back. */
export interface MediumResult {
  files: MadeFile[];
  made: number;
  reused: number;
  problems: Problem[];
}

/** What became of one part. */
export interface PartResult {
  part: Part;
  made: number;
  reused: number;
  seconds: number;
}
