import { describe, expect, it } from 'vitest';
import { parseChoices, type TypedChoices } from '#subscriber/choices.ts';

const OFFERED = { areas: ['harbour', 'hill-end'], languages: ['en', 'pl'] };
const RIGHT = { areas: ['hill-end', 'harbour'], language: 'en', frequency: 'each' };

const faults = (changed: Partial<TypedChoices>): string[] => {
  const parsed = parseChoices({ ...RIGHT, ...changed }, OFFERED);
  return 'faults' in parsed ? parsed.faults : [];
};

describe('choices', () => {
  it('are taken, each area once and in order', () => {
    const parsed = parseChoices({ ...RIGHT, areas: [' hill-end', 'harbour', 'hill-end', ''] }, OFFERED);
    expect(parsed).toEqual({ choices: { areas: ['harbour', 'hill-end'], language: 'en', frequency: 'each' } });
  });

  it('that are wrong are all told at once, with what was likely meant', () => {
    expect(faults({ areas: ['hill-ent', 'Harbour', 'moor'], language: 'polish', frequency: 'week' })).toEqual([
      'There is no area “Harbour”. Did you mean “harbour”?',
      'There is no area “hill-ent”. Did you mean “hill-end”?',
      'There is no area “moor”. Choose from: harbour, hill-end.',
      'There is no language “polish”. Choose from: en, pl.',
      'There is no frequency “week”. Did you mean “weekly”?',
    ]);
  });

  it('must name an area, a language and a frequency', () => {
    expect(faults({ areas: [' '], language: '', frequency: '' })).toEqual([
      'No area is chosen. Name one or more.',
      'No language is given. Choose from: en, pl.',
      'No frequency is given. Choose from: each, weekly.',
    ]);
  });

  it('of any length are told in short', () => {
    expect(faults({ language: 'x'.repeat(10_000) })[0]?.length).toBeLessThan(150);
  });
});
