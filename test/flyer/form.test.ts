import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { packedForm } from '#flyer/form.ts';
import type { Shape } from '#flyer/plan.ts';

const linesOf = (...shapes: Shape[]): string[] =>
  inflateSync(packedForm(shapes))
    .toString('latin1')
    .split('\n')
    .filter((line) => line !== '1 j');

describe('a form of a PDF', () => {
  it('draws lines, cubic curves and closed shapes in the operators of PDF', () => {
    expect(linesOf({ path: 'M1 2L3 -4.5C1 1 2 2 3 3Z', fill: '#ff0000' })).toEqual([
      '1 0 0 rg',
      '1 2 m',
      '3 -4.5 l',
      '1 1 2 2 3 3 c',
      'h',
      'f',
    ]);
  });

  it('mixes its colours from inks for a press', () => {
    const shape: Shape = { path: 'M0 0L1 1Z', fill: '#0b4f5c', stroke: '#1a1d1f', lineMm: 0.5 };
    const lines = inflateSync(packedForm([shape], 'press'))
      .toString('latin1')
      .split('\n');
    expect(lines).toContain('0.88 0.14 0 0.64 k');
    expect(lines).toContain('0 0 0 1 K 0.5 w');
    expect(lines.join(' ')).not.toMatch(/ (?:rg|RG)\b/);
  });

  it('raises a quadratic curve to the cubic one that has the same course', () => {
    expect(linesOf({ path: 'M0 0Q3 6 6 0', fill: '#000000' })).toContain('2 4 4 4 6 0 c');
  });

  it('fills, outlines or does both, and cuts holes where it is asked to', () => {
    const path = 'M0 0L1 1Z';
    expect(linesOf({ path, fill: '#000000', evenOdd: true }).at(-1)).toBe('f*');
    expect(linesOf({ path, stroke: '#ffffff', lineMm: 0.5 })).toEqual(['1 1 1 RG 0.5 w', '0 0 m', '1 1 l', 'h', 'S']);
    expect(linesOf({ path, fill: '#000000', stroke: '#ffffff', evenOdd: true }).at(-1)).toBe('B*');
  });

  it('reads numbers too small to be written without an exponent', () => {
    expect(linesOf({ path: 'M1e-7 2L3 4', stroke: '#000000' })).toContain('0 2 m');
  });

  it('is packed once for the same shapes', () => {
    const shapes: Shape[] = [{ path: 'M0 0L1 1', stroke: '#000000' }];
    expect(packedForm(shapes)).toBe(packedForm(shapes));
    expect(packedForm(shapes, 'press')).toBe(packedForm(shapes, 'press'));
    expect(packedForm(shapes, 'press')).not.toEqual(packedForm(shapes));
  });
});
