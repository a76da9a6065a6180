import { describe, expect, it } from 'vitest';
import { flyersReport } from '#commands/flyers-report.ts';
import type { PrintJob, PrintRun } from '#flyer/covering-sheet-job.ts';
import type { Printed, PrintedFlyer } from '#publish/print-fs.ts';

const HOMES: PrintRun = { kind: 'homes', copies: 1260, homes: 1200, sparePercent: 5, isEstimate: false };

const flyer = (changes: Partial<PrintedFlyer> = {}): PrintedFlyer => ({
  file: { name: 'end-en-a5.pdf', languages: 'English', paper: 'A5', sides: 2, colours: '', steps: [] },
  leftOut: [],
  older: 0,
  ...changes,
});

interface Case {
  run?: PrintRun;
  postcodes?: string[] | undefined;
  flyers?: PrintedFlyer[];
  unlisted?: { place: string; language: string }[];
}

/** What is told of a job with one covering sheet, on one line. */
function told({ run = HOMES, flyers = [flyer()], unlisted = [], ...others }: Case): string {
  const postcodes = 'postcodes' in others ? others.postcodes : ['ZZ1 1AA'];
  const job: PrintJob = {
    ...{ title: 'Lamps', place: 'Marsh End', district: 'East', partnership: 'Sample', isSample: false, files: [] },
    ...{ run, postcodes, contact: { role: 'Desk', mailbox: 'desk@sample.example' }, takeDown: undefined },
    ...{ outBy: new Date('2031-05-27T09:00:00Z'), now: new Date('2031-05-20T09:00:00Z'), zone: 'Europe/London' },
    created: new Date('2031-05-01T09:00:00Z'),
  };
  const jobs = [{ folder: 'lamps', job, sheet: { name: 'end-a5-covering-sheet.pdf', sides: 1 }, flyers }];
  const printed: Printed = { jobs, problems: [], tooLong: [], unset: new Map() };
  const where = { where: 'out/print', clock: undefined, unlisted };
  return flyersReport(printed, where, { widthColumns: 80 }).replace(/\s+/g, ' ');
}

describe('the report on flyers', () => {
  it('says how many to print, or whom nobody asked yet', () => {
    expect(told({})).toContain('1,260 copies, out by 27 May 2031');
    expect(told({ run: { kind: 'unknown' } })).toContain('how many: not known,');
    expect(told({ run: { kind: 'asked-for', what: '', out: '' } })).toContain('how many: ask,');
  });

  it('says how homes and postcodes come to be known, where flyers go through doors', () => {
    const way = 'Import them, as content/README.md tells';
    expect(told({ run: { kind: 'unknown' } })).toContain(way);
    expect(told({ postcodes: undefined })).toContain(way);
    expect(told({})).not.toContain(way);
    expect(told({ run: { kind: 'asked-for', what: '', out: '' }, postcodes: undefined })).not.toContain(way);
  });

  it('says in which of two languages there was no room', () => {
    const inUrdu = { language: 'ur', parts: ['map', 'support', 'end'] as const };
    const both = flyer({ leftOut: [{ language: 'en', parts: [] }, inUrdu] });
    expect(told({ flyers: [both] })).toContain('Urdu: No room for the map, who can help.');
    expect(told({ flyers: [both] })).toContain('Urdu: The end of this story stands only on the website.');
    expect(told({ flyers: [both] })).not.toContain('English:');
    expect(told({ flyers: [flyer({ leftOut: [inUrdu] })] })).not.toContain('Urdu');
  });

  it('says how many stories are not on a leaflet', () => {
    expect(told({ flyers: [flyer({ older: 3 })] })).toContain('3 older stories are not on it.');
    expect(told({ flyers: [flyer({ older: 1 })] })).toContain('1 older story is not on it.');
    expect(told({})).not.toContain('older');
  });

  it('says that a place does not list a language that was asked for', () => {
    const unlisted = [{ place: 'Marsh End', language: 'ur' }];
    expect(told({ unlisted })).toContain('Marsh End does not list Urdu; made because you asked.');
  });
});
