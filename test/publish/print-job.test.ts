import { describe, expect, it } from 'vitest';
import type { AreaLibrary } from '#area/library/area-library.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { choosePrint, type PrintOrder } from '#publish/print-choice.ts';
import { FORMATS, type Format, flyersPerSheet, formatOf, isFormat, stepsOf } from '#publish/print-format.ts';
import { type PrintLook, printFile, printJob } from '#publish/print-job.ts';
import { PARTNERSHIP } from '../library/root.ts';

const NOW = new Date('2031-05-03T09:00:00Z');
const { library } = await readLibrary(PARTNERSHIP);
if (!library) throw new Error('The partnership of the fixtures cannot be read.');
const choice = choosePrint({ story: 'quiet-harbour' }, library, NOW);
if ('faults' in choice) throw new Error(choice.faults.join(' '));
const [order] = choice.orders as [PrintOrder];

const look = (format: Format, changes: Partial<PrintLook> = {}): PrintLook => ({
  format: formatOf(format),
  isPress: false,
  isOneColour: false,
  ...changes,
});

const corners = order.hotspot.geometry.coordinates.flat(Infinity) as unknown as number[];
const middleOf = (from: 0 | 1): number => {
  const values = corners.filter((_, at) => at % 2 === from);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
};

/** So many postcodes in the middle of the harbour, and so many homes in each when they are counted. */
function withPostcodes(count: number, homes?: number): AreaLibrary {
  const codes = Array.from({ length: count }, (_, at) => `ZZ1 ${at % 10}A${'ABDEF'[Math.floor(at / 10)]}`);
  const points = (value: number): Float64Array => Float64Array.from(codes, () => value);
  const about = { source: '', licence: '', credit: '', vintage: '2031' };
  const inUse = { codes, longitudes: points(middleOf(0)), latitudes: points(middleOf(1)) };
  const ended = { codes: [], longitudes: new Float64Array(), latitudes: new Float64Array() };
  return {
    boundaries: [],
    postcodes: { ...about, inUse, ended },
    ...(homes === undefined ? {} : { households: { ...about, homes: new Map(codes.map((code) => [code, homes])) } }),
  };
}

const jobOf = (format: Format, areas: AreaLibrary = { boundaries: [] }) =>
  printJob(order, [], { ...library, areas }, look(format), NOW);

describe('a print job', () => {
  it('names the place, who looks after it, and its days', () => {
    expect(jobOf('a5')).toMatchObject({
      title: 'The harbour is quiet again',
      place: 'The Harbour',
      district: 'Saltmarsh',
      contact: { role: 'News desk, Brackenshire' },
      outBy: new Date('2031-05-09T08:00:00Z'),
      takeDown: undefined,
    });
  });

  it('prints one for each home and one in twenty more, in whole tens', () => {
    expect(jobOf('a5', withPostcodes(20, 12)).run).toEqual({
      kind: 'homes',
      copies: 260,
      homes: 240,
      sparePercent: 5,
      isEstimate: false,
    });
  });

  it('says so when homes are reckoned from postcodes', () => {
    expect(jobOf('a5', withPostcodes(20)).run).toMatchObject({ homes: 300, copies: 320, isEstimate: true });
  });

  it('knows no number without postcodes, or without homes', () => {
    expect(jobOf('a5')).toMatchObject({ run: { kind: 'unknown' }, postcodes: undefined });
    expect(jobOf('a5', withPostcodes(5, 0)).run).toEqual({ kind: 'unknown' });
  });

  it('counts sheets where flyers share one', () => {
    expect(jobOf('a4-2up', withPostcodes(20, 12)).run).toMatchObject({ copies: 260, sheets: 130 });
    expect(jobOf('a4-4up', withPostcodes(20, 12)).run).toMatchObject({ copies: 260, sheets: 65 });
  });

  it('does not print posters, large print and leaflets for racks for each home', () => {
    for (const format of ['a4', 'dl', 'a4-large', 'a4-easy'] as const) {
      expect(jobOf(format, withPostcodes(20, 12)).run.kind).toBe('asked-for');
    }
  });
});

describe('a file of a print job', () => {
  it('tells languages, colours and what to do, in the words of a print shop', () => {
    const both = { ...order, languages: ['en', 'ur'] };
    expect(printFile('x.pdf', both, look('a4-2up'), 2)).toEqual({
      name: 'x.pdf',
      languages: 'English and Urdu',
      paper: 'A4, two flyers on each sheet',
      sides: 2,
      colours: 'full colour',
      steps: [
        'Print at 100 %, do not fit to the page.',
        'Print on both sides, and turn the paper on its short edge.',
        'Cut each sheet once, where the marks are.',
      ],
    });
    expect(printFile('x.pdf', both, look('a5', { isOneColour: true }), 1)).toMatchObject({
      colours: 'black only',
      steps: ['Print at 100 %, do not fit to the page.'],
    });
    expect(printFile('x.pdf', both, look('a4-large'), 3).steps).toContain('The last back stays blank.');
    expect(printFile('x.pdf', both, look('a4-large'), 4).steps).not.toContain('The last back stays blank.');
  });

  it('leaves to a print shop how pages are put on sheets', () => {
    const { colours, steps } = printFile('x.pdf', order, look('a5', { isPress: true }), 2);
    expect(colours).toBe('full colour (CMYK)');
    expect(steps).toEqual(['Crop to the marks; colour runs 3 mm over the edge.']);
    expect(printFile('x.pdf', order, look('a4-folded', { isPress: true }), 4).steps).toHaveLength(2);
  });
});

describe('the formats', () => {
  it('turn on the edge on which each flyer has its back behind it', () => {
    expect(stepsOf(formatOf('a4-4up'), 2)[1]).toContain('long edge');
    expect(stepsOf(formatOf('a4-folded'), 2)[1]).toContain('short edge');
    expect(stepsOf(formatOf('a5'), 1).join(' ')).not.toContain('edge');
  });

  it('know how many flyers a sheet holds', () => {
    const several = Object.keys(FORMATS).filter((one) => isFormat(one) && flyersPerSheet(formatOf(one)) > 1);
    expect(several).toEqual(['a4-2up', 'a4-4up']);
    expect(flyersPerSheet(formatOf('a4-4up'))).toBe(4);
  });

  it('are no words of the language itself', () => {
    expect(isFormat('toString')).toBe(false);
  });
});
