import { expect, it } from 'vitest';
import { phrasesIn } from '#language/phrases.ts';
import { mapWords, nearWords, words } from '../../site/words.ts';

/** Every sentence of a table of words; where a name is filled in, with the same one. */
function sentencesOf(table: unknown): string[] {
  if (typeof table === 'string') return [table];
  if (typeof table === 'function') return sentencesOf(table('Y', 'Y', 'Y', 'Y'));
  return table !== null && typeof table === 'object' ? Object.values(table).flatMap(sentencesOf) : [];
}

it('the words of the site say nothing that flyers and bulletins say too, so that the two cannot drift apart', () => {
  // The pages for subscribers have a map and a field for postcodes of their own, whose words come with them in each language.
  const { subscribing: _own, ...phrases } = phrasesIn('en');
  const shared = sentencesOf(phrases);
  expect(shared).toContain('News for Y');
  expect(sentencesOf({ words, mapWords, nearWords }).filter((sentence) => shared.includes(sentence))).toEqual([]);
});

it('the words of the site never brand a place', () => {
  expect(sentencesOf({ words, mapWords, nearWords }).filter((sentence) => /hotspot/i.test(sentence))).toEqual([]);
});
