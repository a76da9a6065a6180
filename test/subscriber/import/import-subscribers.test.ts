import { expect, it } from 'vitest';
import type { SourceFile } from '#area/import/source-file.ts';
import type { Data } from '#storage/open-data.ts';
import { countByState } from '#subscriber/audience.ts';
import { csvOfAll } from '#subscriber/export.ts';
import { type ImportEnd, importSubscribers } from '#subscriber/import/import-subscribers.ts';
import { EMPTY_TALLY, type Tally } from '#subscriber/import/write-batch.ts';
import { forgetAddress, suppress, unsubscribe } from '#subscriber/leaving.ts';
import { changePreferences, preferencesOf } from '#subscriber/preferences.ts';
import { readAreas } from '#subscriber/rows.ts';
import { confirm } from '#subscriber/sign-up.ts';
import { onBoth } from '../../storage/both.ts';
import { addressOf, freshData, keyOf, NOW, rowOf as rowInTable, subscribed, tokenFor } from '../people.ts';
import { fileOf, HEADINGS, rowOf, tableOf } from './files.ts';

const OFFERED = { areas: ['harbour', 'hill-end', 'marsh'], languages: ['en', 'pl'] };
const OPTIONS = { offered: OFFERED, today: '2031-05-20', now: NOW };
const ANN = 'ann@reader.example';

const take = (data: Data, file: SourceFile): Promise<ImportEnd> => importSubscribers(data, file, OPTIONS);

async function tallyOf(data: Data, file: SourceFile): Promise<Partial<Tally>> {
  const end = await take(data, file);
  if (!('tally' in end)) throw new Error(JSON.stringify(end.bad));
  return Object.fromEntries(Object.entries(end.tally).filter(([, count]) => count > 0));
}

const areasOf = async (data: Data, text: string): Promise<string[]> =>
  readAreas(data.storage.db, (await rowInTable(data, text))?.id ?? '');

onBoth('an import of subscribers', (database) => {
  it('takes people in as confirmed, with their consent', async () => {
    const data = await freshData(database);
    const file = tableOf(rowOf({ areas: 'harbour;marsh' }), rowOf({ email: 'bea@reader.example', language: 'pl' }));
    expect(await take(data, file)).toEqual({ tally: { ...EMPTY_TALLY, taken: 2 }, unread: [] });
    expect(await rowInTable(data, ANN)).toMatchObject({
      ...{ state: 'confirmed', confirmed_at: NOW.toISOString(), language: 'en', frequency: 'each' },
      ...{ consent_source: 'Open day', consent_at: '2031-03-01T00:00:00.000Z' },
    });
    expect(await areasOf(data, ANN)).toEqual(['harbour', 'marsh']);
  });

  it('takes nobody when one row is wrong, and tells each wrong row by its line, without an address', async () => {
    const data = await freshData(database);
    const good = Array.from({ length: 1200 }, (_, at) => rowOf({ email: `reader-${at}@reader.example` }));
    const file = tableOf(...good, rowOf({ areas: 'harbor' }), '', rowOf({ email: 'a@@b.example', language: '' }));
    const end = await take(data, file);
    expect(end).toEqual({
      rows: 1202,
      badCount: 2,
      bad: [
        { line: 1202, faults: ['There is no area “harbor”. Did you mean “harbour”?'] },
        { line: 1204, faults: [expect.stringContaining('one @'), 'No language is given. Choose from: en, pl.'] },
      ],
    });
    expect(JSON.stringify(end)).not.toMatch(/@reader|b\.example/);
    expect(await countByState(data)).toEqual({});
  });

  it('does not half import a file that is changed while it is read', async () => {
    const data = await freshData(database);
    const rows = Array.from({ length: 900 }, (_, at) => rowOf({ email: `reader-${at}@reader.example` }));
    const files = [tableOf(...rows), tableOf(...rows, rowOf({ language: 'xx' }))];
    const changing = { name: 'people.csv', bytes: () => (files.shift() ?? tableOf()).bytes() };
    await expect(take(data, changing)).rejects.toThrow('The file was changed while it was read.');
    expect(await countByState(data)).toEqual({});
  });

  it('brings back nobody who was forgotten or has left, and counts them', async () => {
    const data = await freshData(database);
    await forgetAddress(data, addressOf(ANN), NOW);
    await unsubscribe(data, await subscribed(data, 'bea@reader.example'), NOW);
    await subscribed(data, 'cyd@reader.example');
    await suppress(data, keyOf('cyd@reader.example'), 'complained', NOW);
    const file = tableOf(
      ...['ANN@reader.example', 'bea@Reader.example', 'cyd@reader.example', 'dot@reader.example'].map((email) =>
        rowOf({ email, consent_date: '2031-05-20' }),
      ),
    );
    expect(await tallyOf(data, file)).toEqual({ forgotten: 1, suppressed: 2, taken: 1 });
    expect(await rowInTable(data, ANN)).toBeUndefined();
    expect(await countByState(data)).toEqual({ suppressed: 2, confirmed: 1 });
  });

  it('puts rows of one person together, however far apart, with the rest of the latest', async () => {
    const later = { email: 'ANN@reader.example', areas: 'marsh', consent_date: '2031-04-01', language: 'pl' };
    const between = Array.from({ length: 600 }, (_, at) => rowOf({ email: `reader-${at}@reader.example` }));
    for (const rows of [
      [rowOf(), rowOf(later)],
      [rowOf(later), rowOf()],
    ]) {
      for (const far of [[], between]) {
        const data = await freshData(database);
        const [first = '', second = ''] = rows;
        expect(await tallyOf(data, tableOf(first, ...far, second))).toEqual({ taken: 1 + far.length, merged: 1 });
        expect(await areasOf(data, ANN)).toEqual(['harbour', 'marsh']);
        expect(await rowInTable(data, ANN)).toMatchObject({ language: 'pl', consent_at: '2031-04-01T00:00:00.000Z' });
      }
    }
  });

  it('changes nothing when it is done again, and adds areas of another file', async () => {
    const data = await freshData(database);
    await take(data, tableOf(rowOf()));
    expect(await tallyOf(data, tableOf(rowOf()))).toEqual({ already: 1 });
    expect(await tallyOf(data, tableOf(rowOf({ areas: 'marsh', language: 'pl' })))).toEqual({ extended: 1 });
    expect(await areasOf(data, ANN)).toEqual(['harbour', 'marsh']);
    expect((await rowInTable(data, ANN))?.language).toBe('en');
  });

  it('leaves alone what people have chosen since', async () => {
    const data = await freshData(database);
    const link = await subscribed(data, ANN);
    await changePreferences(data, link, { areas: ['hill-end'], language: 'pl', frequency: 'weekly' }, NOW);
    expect(await tallyOf(data, tableOf(rowOf({ consent_date: '2031-05-20' })))).toEqual({ already: 1 });
    expect(await preferencesOf(data, link)).toMatchObject({ areas: ['hill-end'], language: 'pl', frequency: 'weekly' });
  });

  it('counts as the consent of who did not confirm yet, and ends what a stranger may have asked for', async () => {
    const data = await freshData(database);
    const token = await tokenFor(data, ANN, { areas: ['hill-end', 'marsh'], language: 'pl' });
    expect(await tallyOf(data, tableOf(rowOf()))).toEqual({ taken: 1 });
    expect(await rowInTable(data, ANN)).toMatchObject({ state: 'confirmed', language: 'en' });
    expect(await areasOf(data, ANN)).toEqual(['harbour']);
    expect(await confirm(data, token, NOW)).toBeUndefined();
  });

  it('takes an export again, but not those who had left', async () => {
    const [old, fresh] = [await freshData(database), await freshData(database)];
    const odd = { email: '=cmd@reader.example', consent_source: '"Fair, ""old"" hall"', areas: 'harbour;marsh' };
    await take(old, tableOf(rowOf(odd), rowOf({ email: "''+x@reader.example" })));
    await unsubscribe(old, await subscribed(old, ANN), NOW);
    const pieces: string[] = [];
    for await (const piece of csvOfAll(old, 1)) pieces.push(piece);
    expect(await tallyOf(fresh, fileOf(pieces.join('')))).toEqual({ taken: 2, notConfirmed: 1 });
    expect(await rowInTable(fresh, '=cmd@reader.example')).toMatchObject({ consent_source: 'Fair, "old" hall' });
    expect(await areasOf(fresh, '=cmd@reader.example')).toEqual(['harbour', 'marsh']);
    expect(await rowInTable(fresh, "'+x@reader.example")).toBeDefined();
  });

  it('takes in 10,000 rows', async () => {
    const data = await freshData(database);
    const rows = Array.from({ length: 10_000 }, (_, at) =>
      rowOf({ email: `reader-${at}@reader.example`, areas: at % 2 === 0 ? 'harbour' : 'harbour;marsh' }),
    );
    expect(await tallyOf(data, tableOf(...rows))).toEqual({ taken: 10_000 });
    expect(await countByState(data)).toEqual({ confirmed: 10_000 });
  });

  it.each([
    ['', 'The file is empty.'],
    [`${HEADINGS}\n`, 'This file has headings and nobody below them.'],
    [`\n\n,,\n`, 'This file is empty.'],
    [
      `${HEADINGS}\n${rowOf()}\n${rowOf({ consent_source: '"Fair' })}\n${rowOf()}`,
      'After line 2 a quotation mark is opened',
    ],
    [`${HEADINGS}\n"${'x'.repeat(200_000)}`, 'After line 1 a quotation mark is opened'],
    [Buffer.from('PK\u0003\u0004 xl/workbook'), 'This is an Excel workbook.'],
    [Buffer.from(HEADINGS, 'utf16le'), 'UTF-16'],
    ['<html><body>Log in</body></html>', 'This is a web page'],
    ['\u0000\u0001\u0002', 'UTF-16'],
  ])('refuses %.40j', async (text, words) => {
    const data = await freshData(database);
    await expect(take(data, fileOf(text))).rejects.toThrow(words);
    expect(await countByState(data)).toEqual({});
  });

  it('reads files of every system, whatever piece they come in', async () => {
    for (const [end, pieceBytes] of [
      ['\r\n', 1],
      ['\n', 7],
      ['\r', 64],
    ] as const) {
      const data = await freshData(database);
      const text = `\ufeff${[HEADINGS, rowOf({ email: 'zoë@reader.example' }), '', rowOf()].join(end)}`;
      expect(await tallyOf(data, fileOf(text, pieceBytes))).toEqual({ taken: 2 });
      expect(await rowInTable(data, 'zoë@reader.example')).toBeDefined();
    }
  });

  it('keeps a thousand bad rows to be told, and counts the others', async () => {
    const data = await freshData(database);
    const end = await take(data, tableOf(...Array.from({ length: 1500 }, () => rowOf({ language: '' }))));
    expect(end).toMatchObject({ badCount: 1500, rows: 1500 });
    expect('bad' in end ? end.bad : []).toHaveLength(1000);
  });
});
