import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvOfAll, everythingOf } from '#subscriber/export.ts';
import { forgetAddress } from '#subscriber/leaving.ts';
import { plainCell, safeCell } from '#subscriber/spreadsheet.ts';
import { onBoth } from '../storage/both.ts';
import { addressOf, ask, freshData, keyOf, NOW, rowOf, subscribed } from './people.ts';

const ANN = 'ann@reader.example';

onBoth('an export', (database) => {
  it('of one person tells everything that is kept, and no hash', async () => {
    const data = await freshData(database);
    await subscribed(data, ANN, { areas: ['hill', 'harbour'] });
    await subscribed(data, 'bea@reader.example');
    const { id = '' } = (await rowOf(data, ANN)) ?? {};
    const { db } = data.storage;
    const edition = { id: 'e1', created_at: '', expires_at: '', selection: '[]', audience: 1, excluded: '{}' };
    await db.insertInto('editions').values(edition).execute();
    const delivery = { edition: 'e1', subscriber: id, address_key: keyOf(ANN), language: 'en', areas: '["hill"]' };
    await db
      .insertInto('deliveries')
      .values({ ...delivery, state: 'submitted', attempt: 1, message_id: 'm1', reply: '250 kept' })
      .execute();
    const everything = await everythingOf(data, addressOf('Ann@Reader.example'));
    expect(everything).toMatchObject({
      ...{ address: ANN, forgotten: null },
      subscriber: { address: ANN, areas: ['harbour', 'hill'], consent_source: 'The form', state: 'confirmed' },
      tokens: [{ purpose: 'confirm' }],
      deliveries: [{ edition: 'e1', state: 'submitted', reply: '250 kept' }],
    });
    expect(JSON.stringify(everything)).not.toMatch(new RegExp(`${keyOf(ANN)}|bea@`));
  });

  it('of one who was forgotten tells when, and of one nobody knows nothing', async () => {
    const data = await freshData(database);
    const nothing = { address: ANN, forgotten: null, subscriber: null, letters: [], tokens: [], deliveries: [] };
    expect(await everythingOf(data, addressOf(ANN))).toEqual(nothing);
    await forgetAddress(data, addressOf(ANN), NOW);
    expect(await everythingOf(data, addressOf(ANN))).toEqual({ ...nothing, forgotten: NOW.toISOString() });
  });

  it('of all has each once, whatever the page', async () => {
    const data = await freshData(database);
    for (const name of ['ann', 'bea', 'cyd'])
      await subscribed(data, `${name}@reader.example`, { areas: ['hill', 'harbour'] });
    await ask(data, 'dot@reader.example');
    const texts = new Set<string>();
    for (const pageSize of [1, 2, 4, 100]) {
      let text = '';
      for await (const piece of csvOfAll(data, pageSize)) text += piece;
      texts.add(text);
    }
    const [text = '', ...others] = texts;
    expect(others).toEqual([]);
    const lines = text.split('\r\n').filter(Boolean);
    expect(lines).toHaveLength(5);
    expect(lines).toContainEqual(
      expect.stringMatching(/^ann@reader\.example,harbour;hill,en,each,The form,2031-05-20,confirmed,2031-05-20T09:/),
    );
    expect(lines).toContainEqual(expect.stringMatching(/^dot@.*,waiting,,,$/));
  });
});

it('a cell of an export is never a formula, and comes back as it was', () => {
  const anything = fc.string({ unit: 'grapheme' }).map((text) => text.trim());
  const formula = fc.tuple(fc.constantFrom('=', "'=", "''+", '-', '@'), anything).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(anything, formula), (text) => {
      const cell = safeCell(text);
      const inside = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
      expect(inside).not.toMatch(/^[=+\-@\t\r]/);
      expect(plainCell(inside)).toBe(text);
    }),
    { numRuns: 1000 },
  );
});
