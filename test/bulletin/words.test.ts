import { describe, expect, it } from 'vitest';
import { newestFirst } from '#bulletin/edition.ts';
import { FULL_STORIES } from '#bulletin/prepare.ts';
import { linksOf, plainWords } from '#message/plain-words.ts';
import { firstMissing } from '../media/spoken.ts';
import { hrefs, visibleWords } from './markup-reader.ts';
import { bulletinOf, inputOf, message } from './messages.ts';
import { library, shippedInputs } from './shipped.ts';

const { zone } = library.settings;

describe('a bulletin says all that its stories say, in their order', () => {
  for (const input of shippedInputs) {
    const { html, text } = bulletinOf(input);
    const full = newestFirst(input.messages).slice(0, FULL_STORIES);
    const read = visibleWords(html);
    it(`for ${input.hotspots[0]?.id} in ${input.language}`, () => {
      for (const story of full) {
        expect(firstMissing(plainWords(story, zone), read), `${story.slug} in HTML`).toBeUndefined();
        expect(firstMissing(plainWords(story, zone), text), `${story.slug} in text`).toBeUndefined();
        expect(firstMissing(linksOf(story), hrefs(html).join('\n')), `links of ${story.slug} in HTML`).toBeUndefined();
        expect(firstMissing(linksOf(story), text), `links of ${story.slug} in text`).toBeUndefined();
      }
    });

    it(`with title, summary and address of every story for ${input.hotspots[0]?.id} in ${input.language}`, () => {
      for (const { title, summary, address } of input.messages) {
        expect(firstMissing([title, summary], read)).toBeUndefined();
        expect(firstMissing([title, summary, address], text)).toBeUndefined();
        expect(hrefs(html)).toContain(address);
      }
    });
  }

  it('and a story with every block there is', () => {
    const story = message();
    const { html, text } = bulletinOf(inputOf([story]));
    expect(firstMissing(plainWords(story, zone), visibleWords(html))).toBeUndefined();
    expect(firstMissing(plainWords(story, zone), text)).toBeUndefined();
    expect(firstMissing(linksOf(story), hrefs(html).join('\n'))).toBeUndefined();
    expect(firstMissing(linksOf(story), text)).toBeUndefined();
  });
});

describe('the links of a bulletin', () => {
  it.each(shippedInputs)(
    'lead where its stories lead, and to no other address ($hotspots.0.id in $language)',
    (input) => {
      const { html, archive, stop } = bulletinOf(input);
      const { mailbox } = input.settings;
      const known = new Set([
        archive,
        stop,
        input.manage,
        `mailto:${mailbox}`,
        ...input.messages.flatMap((one) => [one.address, ...linksOf(one)]),
      ]);
      const others = hrefs(html).filter((href) => !known.has(href) && !href.startsWith('tel:'));
      expect(others).toEqual([]);
    },
  );

  it('give Crimestoppers as it is: the number to tap and the bare address', () => {
    const { html, text } = bulletinOf(inputOf([message()]));
    expect(hrefs(html)).toContain('tel:0800555111');
    expect(html).toMatch(/<a href="https:\/\/crimestoppers-uk\.org"[^>]*>crimestoppers-uk\.org<\/a>/);
    expect(text).toContain('https://crimestoppers-uk.org');
  });
});
