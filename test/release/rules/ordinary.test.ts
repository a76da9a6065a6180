import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '#library/library.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { checkRelease } from '#release/rules/check.ts';
import { STAGES } from '#story/vocabulary.ts';
import { FIXTURES } from '../../library/root.ts';
import { PROJECT } from '../../shipped.ts';
import { inShort, NOW, storyOf } from './story-of.ts';

const ROWS = readFileSync(join(FIXTURES, 'rules/ordinary.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(' | '));

let library: Library;
beforeAll(async () => {
  const read = await readLibrary(PROJECT);
  if (!read.library) throw new Error('The shipped content cannot be read.');
  library = read.library;
});

describe('ordinary words', () => {
  it('are forty and more', () => {
    expect(ROWS.length).toBeGreaterThanOrEqual(40);
  });

  it.each(ROWS)('at %s: %s', (stages = '', words = '') => {
    for (const stage of stages.split(' ')) {
      expect(STAGES).toContain(stage);
      expect({ stage, found: checkRelease(storyOf({ stage, words }), library, NOW).map(inShort) }).toEqual({
        stage,
        found: [],
      });
    }
  });
});

describe('the shipped stories', () => {
  it('ask nothing of anybody, in any language', () => {
    for (const story of library.stories) {
      expect({
        slug: story.slug,
        found: checkRelease(story, library, new Date('2026-11-22T09:00:00Z')).map(inShort),
      }).toEqual({ slug: story.slug, found: [] });
    }
  });
});
