import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { groupsSchema, quarterSchema } from '#partnership/results.ts';
import { contrastWithWhite, nowOf, type Settings, settingsSchema } from '#partnership/settings.ts';
import { textOf } from '../library/root.ts';

const source = (await textOf('settings.yaml')) as string;
const settings = load(source) as Record<string, unknown>;
const faults = (changes: Record<string, unknown>): string[] =>
  settingsSchema.safeParse({ ...settings, ...changes }).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('the settings', () => {
  it('need no sample, no clock, no tests of the site and no services that help', () => {
    expect(faults({ sample: undefined, accessibility: undefined, support: [] })).toEqual([]);
  });

  it.each([
    [{ zone: 'Europe/Nowhere' }, 'zone'],
    [{ site: 'https://a.example/' }, 'site'],
    [{ site: 'http://a.example' }, 'site'],
    [{ colours: { brand: '#fff', accent: '#000000' } }, 'colours.brand'],
    [{ colours: { brand: '#ffffff', accent: '#000000' } }, 'colours.brand'],
    [{ languages: [{ id: 'pl', name: 'Polski' }] }, 'languages.0.id'],
    [{ languages: [] }, 'languages'],
    [{ clock: '2031-05-01T09:00:00Z' }, 'clock'],
    [{ name: 'Safer\nBrackenshire' }, 'name'],
    [{ mailbox: 'news@a.example\r\nBcc: all@a.example' }, 'mailbox'],
    [{ accessibility: { tested: '22 November 2031', prepared: '2031-05-01' } }, 'accessibility.tested'],
    [{ accessibility: { tested: '2031-05-01', prepared: '2031-02-30' } }, 'accessibility.prepared'],
    [{ accessibility: { tested: '2031-05-01' } }, 'accessibility.prepared'],
  ])('refuse %j', (changes, path) => {
    expect(faults(changes)).toContain(path);
  });

  it('may say on which days the site was tested and its statement written', () => {
    expect(faults({ accessibility: { tested: '2031-05-01', prepared: '2031-04-30' } })).toEqual([]);
  });

  it('may have a clock while they are a sample', () => {
    expect(faults({ sample: true, clock: '2031-05-01T09:00:00Z' })).toEqual([]);
  });
});

describe('the contrast of white on a colour', () => {
  it.each([
    ['#ffffff', 1],
    ['#000000', 21],
    ['#767676', 4.54],
    ['#777777', 4.48],
    ['#ff0000', 4],
  ])('on %s is %d to 1, as WCAG counts', (colour, ratio) => {
    expect(contrastWithWhite(colour)).toBeCloseTo(ratio, 2);
  });

  it('is enough at 4.5 to 1 and not below', () => {
    const with_ = (brand: string): string[] => faults({ colours: { brand, accent: '#000000' } });
    expect(with_('#767676')).toEqual([]);
    expect(with_('#777777')).toEqual(['colours.brand']);
  });
});

describe('now', () => {
  const [given, clock, real] = [new Date(1), new Date(2), new Date(3)];
  const with_ = (own: Date | undefined): Settings => ({ ...settingsSchema.parse(settings), clock: own });

  it('is what somebody asks for, else the clock of a sample, else the real moment', () => {
    expect(nowOf(with_(clock), given, real)).toBe(given);
    expect(nowOf(with_(clock), undefined, real)).toBe(clock);
    expect(nowOf(with_(undefined), undefined, real)).toBe(real);
  });
});

describe('results', () => {
  const groups = (total: number): object => ({
    'as-of': '2031-01-04',
    source: 'Invented',
    total,
    types: [
      { theme: 'drugs', name: 'Drugs', count: 6 },
      { theme: 'gangs', name: 'Gangs', count: 4 },
    ],
  });

  it('add up', () => {
    expect(groupsSchema.safeParse(groups(10)).success).toBe(true);
    expect(groupsSchema.safeParse(groups(11)).error?.issues[0]).toMatchObject({
      path: ['total'],
      params: { code: 'sum-differs', args: { sum: 10, total: 11 } },
    });
  });

  it('of a quarter name a quarter that exists', async () => {
    const quarter = load(await textOf('results/2031-q2.yaml')) as object;
    expect(quarterSchema.safeParse(quarter).success).toBe(true);
    expect(quarterSchema.safeParse({ ...quarter, quarter: '2031-q5' }).success).toBe(false);
    expect(quarterSchema.safeParse({ ...quarter, disruptions: {} }).success).toBe(false);
  });
});
