import { describe, expect, it } from 'vitest';
import { layoutOf } from '#subscriber/import/layout.ts';
import { parseRow } from '#subscriber/import/parse-row.ts';
import { HEADINGS, rowOf } from './files.ts';

const RULES = { offered: { areas: ['harbour', 'hill-end'], languages: ['en', 'pl'] }, today: '2031-05-20' };
const LAYOUT = layoutOf(HEADINGS.split(','));

const faultsOf = (changed: Parameters<typeof rowOf>[0], more: string[] = []): readonly string[] => {
  const parsed = parseRow([...rowOf(changed).split(','), ...more], LAYOUT, RULES);
  return 'faults' in parsed ? parsed.faults : [];
};

describe('a row', () => {
  it('is read with the day of the consent as a moment', () => {
    const cells = rowOf({ email: ' Ann@Reader.example ', areas: 'hill-end; harbour;' }).split(',');
    expect(parseRow([...cells, '', ' '], LAYOUT, RULES)).toEqual({
      row: {
        address: { written: 'Ann@reader.example', compared: 'ann@reader.example' },
        ...{ areas: ['harbour', 'hill-end'], language: 'en', frequency: 'each' },
        ...{ consentSource: 'Open day', consentAt: '2031-03-01T00:00:00.000Z' },
      },
    });
  });

  it.each([
    [{ email: 'ann' }, 'An email address has one @ in it. Write it like name@example.org.'],
    [{ areas: 'harbor' }, 'There is no area “harbor”. Did you mean “harbour”?'],
    [{ areas: ';' }, 'No area is chosen. Name one or more.'],
    [{ language: 'pll' }, 'There is no language “pll”. Did you mean “pl”?'],
    [{ frequency: '' }, 'No frequency is given. Choose from: each, weekly.'],
    [
      { consent_source: ' ' },
      'Nothing says where this person agreed. Write it under consent_source, such as “Open day”.',
    ],
    [{ consent_source: 'a\u202eb' }, 'Under consent_source stands a line break or a hidden character. Type it anew.'],
    [
      { consent_source: 'a\r\nBcc: b' },
      'Under consent_source stands a line break or a hidden character. Type it anew.',
    ],
    [{ consent_source: 'x'.repeat(201) }, 'consent_source has more than 200 characters. Shorten it.'],
    [
      { consent_date: '' },
      'Nothing says when this person agreed. Write the day under consent_date, such as 2026-03-01.',
    ],
    [{ consent_date: '1/3/2031' }, '“1/3/2031” is not a day. Did you mean 2031-03-01?'],
    [{ consent_date: '2031-02-30' }, '“2031-02-30” is not a day. Write year, month and day, such as 2026-03-01.'],
    [{ consent_date: '03/25/2031' }, '“03/25/2031” is not a day. Write year, month and day, such as 2026-03-01.'],
    [
      { consent_date: '2031-05-21' },
      'The consent_date 2031-05-21 is in the future. Write the day on which the person agreed.',
    ],
    [
      { consent_source: 'Caf\ufffd' },
      'This line holds a character that is not UTF-8. Save the file again as “CSV UTF-8”.',
    ],
  ])('with %j is refused', (changed, fault) => {
    expect(faultsOf(changed)).toEqual([fault]);
  });

  it('may be of this very day', () => {
    expect(faultsOf({ consent_date: '2031-05-20' })).toEqual([]);
  });

  it('with more cells than headings is refused: its cells may have slipped', () => {
    expect(faultsOf({}, ['left over'])[0]).toContain('more cells than the first');
  });

  it('tells all that is wrong at once', () => {
    expect(
      faultsOf({ email: '', areas: '', language: '', frequency: '', consent_source: '', consent_date: '' }),
    ).toHaveLength(6);
  });
});

describe('the headings', () => {
  it('may stand in any order and with others, which are told', () => {
    const layout = layoutOf([
      'Notes',
      ' consent_date ',
      'consent_source',
      'FREQUENCY',
      'language',
      'areas',
      'email',
      '',
    ]);
    expect(layout.columns).toMatchObject({ email: 6, consent_date: 1 });
    expect(layout.unread).toEqual(['notes']);
  });

  it.each([
    [
      'email,area,language,frequency,consent_source',
      'lacks the columns areas, consent_date. Is “area” meant to be areas?',
    ],
    ['ann@reader.example,harbour,en,each,Fair,2031-01-01', 'lacks the columns email, areas, language'],
    ['email;areas;language;frequency;consent_source;consent_date', 'separated by semicolons or tabs'],
    [`${HEADINGS},email`, 'Two columns have the heading email.'],
  ])('%s are refused', (line, words) => {
    expect(() => layoutOf(line.split(','))).toThrow(words);
  });
});
