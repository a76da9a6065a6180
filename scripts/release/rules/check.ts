import type { Library } from '#library/library.ts';
import type { GateFinding } from '#release/rules/gate-finding.ts';
import type { Story } from '#story/story.ts';

/** What the rules must know besides the story. */
export type Around = Pick<Library, 'settings' | 'people' | 'hotspots' | 'county' | 'towns'>;

/** Everything in a story that its stage, the law or good practice do not allow, or that a person must answer for. */
export function checkRelease(_story: Story, _around: Around, _now: Date): GateFinding[] {
  return [];
}
