import { describe, expect, it } from 'vitest';
import type { ImportReport } from '#area/import/import-report.ts';
import type { World } from '#commands/command.ts';
import { progressBar } from '#commands/import-progress.ts';
import { renderImport } from '#commands/import-report.ts';

const NOTHING: ImportReport = { taken: [], left: [], mended: [], refused: [], warnings: [] };
const CREDIT = { credit: 'Contains invented data.', source: 'A survey', licence: 'MIT' };

const report = (parts: Partial<ImportReport>, widthColumns = 80): string[] =>
  renderImport({ report: { ...NOTHING, ...parts }, provenances: [], wrote: [] }, widthColumns).split('\n');

describe('the report of an import', () => {
  it('speaks of one and of many, and leaves out what was not there', () => {
    const taken = [
      { what: 'small areas', count: 1 },
      { what: 'postcodes in use', count: 1204 },
      { what: 'postcodes that Royal Mail has ended', count: 0 },
    ];
    const left = [
      { reason: 'lie outside', count: 1, examples: [] },
      { reason: 'have no place', count: 3, examples: ['row 2', 'row 9'] },
    ];
    expect(report({ taken, left })).toEqual([
      '  Took      1 small area',
      '            1,204 postcodes in use',
      '',
      '  Left      1 lies outside',
      '            3 have no place: row 2, row 9, …',
      '',
    ]);
  });

  it('shows the first twenty of a long list, and how many there are more', () => {
    const refused = Array.from({ length: 1221 }, (_, at) => `Area ${at}.`);
    const lines = report({ refused });
    expect([lines.length, lines[19], lines[20]]).toEqual([22, '            Area 19.', '            … and 1,201 more']);
  });

  it('is never wider than the terminal, nor than 80 columns', () => {
    const warnings = ['word '.repeat(60).trim()];
    const width = (lines: string[]): number => Math.max(...lines.map((line) => line.length));
    expect(width(report({ warnings }, 50))).toBeLessThanOrEqual(50);
    expect(width(report({ warnings }, 200))).toBeLessThanOrEqual(80);
  });

  it('lets a sentence hang where it goes on, so that each begins by itself', () => {
    expect(report({ mended: ['one two three', 'four'] }, 25)).toEqual([
      '  Mended    one two',
      '              three',
      '            four',
      '',
    ]);
  });

  it('obeys nothing that a file has in its names', () => {
    expect(report({ refused: ['\u001b[2J Marsh'] }).join()).not.toContain('\u001b');
  });

  it('names a credit once', () => {
    const text = renderImport({ report: NOTHING, provenances: [CREDIT, CREDIT], wrote: ['a.json'] }, 80);
    expect(text).toBe('  Credit    Contains invented data.\n            A survey; MIT.\n\n  Wrote     a.json\n');
  });
});

describe('the progress of an import', () => {
  it('is told in megabytes and at most ten times a second', () => {
    const shown: string[] = [];
    const world: Pick<World, 'progress'> = { progress: (text) => shown.push(text) };
    const tell = progressBar(world);
    for (let mb = 600; mb <= 1200; mb += 1) tell(mb * 1e6, 1_200_000_000);
    expect(shown).toEqual([`Reading ${'█'.repeat(15)}${'░'.repeat(15)} 50 %, 600 of 1,200 MB`]);
  });
});
