import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FIXTURES } from '../../library/root.ts';
import { findingsIn, inShort, type Told } from './story-of.ts';

const ORDER = '[{ kind: withheld, says: No name of the accused. }]';

const ROWS = readFileSync(join(FIXTURES, 'rules/stages.txt'), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  .map((line) => line.split(' | ').map((cell) => cell.trim().replace(/ ?\|$/, '')));

function toldOf(declared: string, words: string): Told {
  const [stage = '', ...marks] = declared.split(' ');
  const value = (name: string): string | undefined => marks.find((mark) => mark.startsWith(`${name}:`))?.split(':')[1];
  return {
    stage,
    words,
    language: value('lang') ?? 'en',
    piece: value('in') ?? 'body',
    ...(marks.includes('order') ? { orders: ORDER } : {}),
    ...(marks.includes('protected') ? { isProtected: true } : {}),
    ...(value('young') === undefined ? {} : { young: `[${value('young')}]` }),
  };
}

describe('by stage', () => {
  it('has rows enough', () => {
    expect(ROWS.length).toBeGreaterThanOrEqual(120);
  });

  it.each(ROWS)('%s: %s', async (declared = '', words = '', expected = '') => {
    const found = (await findingsIn(toldOf(declared, words))).map(inShort);
    expect(found.sort()).toEqual(expected === '' ? [] : expected.split('; ').sort());
  });
});
