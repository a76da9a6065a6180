import { describe, expect, it } from 'vitest';
import { visibleWords } from './markup-reader.ts';
import { bulletinOf, HOTSPOT, inputOf, message, messages } from './messages.ts';

const placed = (id: string, name: string, district: string) => ({
  ...HOTSPOT,
  id,
  properties: { ...HOTSPOT.properties, name, district },
});
const two = [HOTSPOT, placed('beeston', 'Beeston', 'leeds')];

describe('a bulletin for several areas', () => {
  it('says which areas it is for and why it came, in the words of the language', () => {
    const english = bulletinOf(inputOf([message()], { hotspots: two }));
    for (const words of [visibleWords(english.html), english.text]) {
      expect(words).toContain('News for Holme Wood and Beeston');
      expect(words).toContain('because you asked for news for Holme Wood and Beeston.');
    }
    const polish = bulletinOf(inputOf([message()], { hotspots: two, language: 'pl' }));
    expect(polish.text).toContain('o wiadomości dla: Holme Wood i Beeston.');
  });

  it('tells each story once and names all areas in its subject', () => {
    const { subject, text } = bulletinOf(inputOf(messages(2), { hotspots: two }));
    expect(subject).toBe('The title of story-01 (and 1 more for Holme Wood and Beeston)');
    expect(text.split('The title of story-02')).toHaveLength(2);
  });

  it('is one list of its own, kept on the page of all areas', () => {
    const bulletin = bulletinOf(inputOf([message()], { hotspots: two }));
    expect(bulletin).toMatchObject({ listId: 'news', archive: 'https://precision.example/areas/' });
    expect(bulletinOf(inputOf([message()]))).toMatchObject({ listId: 'holme-wood' });
  });

  it('leads from its map to the page of the story, which shows the areas that the story is for', () => {
    const { text, html } = bulletinOf(inputOf([message()], { hotspots: two }));
    expect(text).toContain('For people in Holme Wood:\nhttps://precision.example/stories/a-story/');
    expect(html).not.toContain('https://precision.example/areas/holme-wood/');
    expect(bulletinOf(inputOf([message()])).text).toContain('https://precision.example/areas/holme-wood/');
  });
});

describe('the foot of a bulletin', () => {
  it('leads to the page for changing areas where the reader has one', () => {
    const manage = 'https://precision.example/manage/?t=one';
    const { html, text } = bulletinOf(inputOf([message()], { manage }));
    expect(html).toContain(`href="${manage}"`);
    expect(text).toContain(`Change your areas or your language:\n${manage}`);
    expect(bulletinOf(inputOf([message()])).text).not.toContain('Change your areas');
  });
});
