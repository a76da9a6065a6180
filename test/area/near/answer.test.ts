import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, answerPostcode } from '#area/near/answer.ts';
import { nearFiles } from '#area/near/near-file.ts';
import { county, directoryOf, hotspots } from './invented.ts';

const files = nearFiles(
  directoryOf(
    { 'ZZ1 1AA': [-1.88, 53.45], 'ZZ1 2AA': [-1.6, 53.8], 'ZZ1 3AA': [-1.2, 53.8] },
    { 'ZZ1 9ZZ': [-1.78, 53.45], 'ZZ1 1AA': [-1.2, 53.8] },
  ),
  hotspots,
  county,
);
const outcodes = [...files.keys(), 'ZZ9'];
const touched = { outcode: 'ZZ1', areas: ['hill', 'mill'], districts: ['west', 'east'] };

/** The answer, and which files were asked for. */
async function ask(text: string): Promise<{ answer: Answer; asked: string[] }> {
  const asked: string[] = [];
  const answer = await answerPostcode(text, outcodes, async (outcode) => {
    asked.push(outcode);
    const file = files.get(outcode);
    if (!file) throw new TypeError('Failed to fetch');
    return file;
  });
  return { answer, asked };
}

describe('a postcode', () => {
  it.each(['ZZ1 1AA', 'zz1 1aa', 'ZZ11AA', '  zz1   1aa ', 'ZZ1-1AA'])('written %j is found', async (text) => {
    const { answer } = await ask(text);
    expect(answer).toEqual({ kind: 'found', code: 'ZZ1 1AA', isEnded: false, areas: ['hill'], district: 'west' });
  });

  it('in no place with news of its own gets its district', async () => {
    const { answer } = await ask('ZZ1 3AA');
    expect(answer).toEqual({ kind: 'found', code: 'ZZ1 3AA', isEnded: false, areas: [], district: 'east' });
  });

  it('that has ended gets the answer for where it was', async () => {
    const { answer } = await ask('ZZ1 9ZZ');
    expect(answer).toEqual({ kind: 'found', code: 'ZZ1 9ZZ', isEnded: true, areas: ['mill'], district: 'west' });
  });

  it('that nobody knows gets all that its first half touches', async () => {
    expect((await ask('ZZ1 4AA')).answer).toEqual({ kind: 'unknown', code: 'ZZ1 4AA', ...touched });
  });

  it.each(['ZZ1', 'zz1 1', 'ZZ1 1a', 'ZZ1 1'])('begun as %j gets all that its first half touches', async (text) => {
    expect((await ask(text)).answer).toEqual({ kind: 'begun', ...touched });
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['Mill Lane', 'strange'],
    ['ZZ1 1CC', 'strange'],
    ['<img src=x>', 'strange'],
  ])('written %j is %s, and nothing is fetched', async (text, kind) => {
    expect(await ask(text)).toEqual({ answer: { kind }, asked: [] });
  });

  it('of another county is known without fetching anything', async () => {
    expect(await ask('SW1A 1AA')).toEqual({ answer: { kind: 'elsewhere', outcode: 'SW1A' }, asked: [] });
  });

  it('whose file cannot be fetched gets an answer that says so', async () => {
    expect((await ask('ZZ9 1AA')).answer).toEqual({ kind: 'unreachable' });
  });

  it('never leaves the device: at most its first half is asked for, whatever was written', async () => {
    const scribble = fc.oneof(fc.string(), fc.constantFrom('ZZ1 1AA', 'zz19zz', 'ZZ1 4', 'SW1A1AA'));
    await fc.assert(
      fc.asyncProperty(scribble, async (text) => {
        const { asked } = await ask(text);
        expect(asked.every((outcode) => outcodes.includes(outcode))).toBe(true);
        expect(asked.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
