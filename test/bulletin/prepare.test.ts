import { describe, expect, it } from 'vitest';
import { emailSizeBytes } from '#bulletin/encoding.ts';
import { prepareBulletin } from '#bulletin/prepare.ts';
import { visibleWords } from './markup-reader.ts';
import { bulletinOf, inputOf, message, messages, photosOf, settingsWithLimit } from './messages.ts';
import { shippedInputs } from './shipped.ts';

/** How many stories are told in full: each of those says where it is for. */
const fullStories = (text: string): number => text.split('For people in Holme Wood').length - 1;

describe('a bulletin', () => {
  it.each(shippedInputs)('stays within the limit with what is shipped for $hotspots.0.id in $language', (input) => {
    expect(emailSizeBytes(bulletinOf(input))).toBeLessThanOrEqual(100_000);
  });

  it('tells at most three stories in full', () => {
    const { html, text } = bulletinOf(inputOf(messages(6)));
    expect(fullStories(text)).toBe(3);
    expect(fullStories(visibleWords(html))).toBe(3);
  });

  it('lists the titles first when there are more than two stories', () => {
    const heading = 'In this email';
    expect(bulletinOf(inputOf(messages(2))).text).not.toContain(heading);
    const { text } = bulletinOf(inputOf(messages(3)));
    expect(text.indexOf(heading)).toBeLessThan(text.indexOf('Published'));
  });

  it('marks an appeal in words, in the list of titles as well', () => {
    const all = [...messages(2), message({ kind: 'appeal', kindWords: 'Can you help?', title: 'Who saw it?' })];
    const { html, text } = bulletinOf(inputOf(all));
    expect(text).toContain('- Can you help? Who saw it?');
    expect(visibleWords(html).split('Can you help?')).toHaveLength(3);
  });

  it('is never made without news', () => {
    expect(() => prepareBulletin(inputOf([]))).toThrow(TypeError);
  });

  it('is the same each time it is made from the same input', () => {
    expect(bulletinOf(inputOf(messages(4)))).toEqual(bulletinOf(inputOf(messages(4))));
  });
});

describe('a bulletin that grows too large', () => {
  const all = messages(6);
  const sizeWith = (kilobytes: number) => bulletinOf(inputOf(all, { settings: settingsWithLimit(kilobytes) }));

  it('tells fewer stories in full, the oldest in short first', () => {
    const { text } = sizeWith(32);
    const told = fullStories(text);
    expect(told).toBeGreaterThan(0);
    expect(told).toBeLessThan(3);
    expect(text).toContain('What story-01 asks.');
    expect(text).not.toContain('What story-03 asks.');
    expect(text).toContain('The summary of story-03.');
  });

  it('keeps to each limit it can keep to', () => {
    for (const kilobytes of [28, 34, 40, 60]) {
      expect(emailSizeBytes(sizeWith(kilobytes)), `${kilobytes} kB`).toBeLessThanOrEqual(kilobytes * 1000);
    }
  });

  it('tells them all in short before it gives up, and then says why', () => {
    const many = messages(200);
    const { finding } = prepareBulletin(inputOf(many));
    expect(finding).toMatchObject({
      code: 'email-too-large',
      args: { hotspot: 'holme-wood', language: 'en', limitBytes: 100_000 },
    });
    expect(finding?.code === 'email-too-large' && finding.args.sizeBytes).toBeGreaterThan(100_000);
  });
});

describe('photos', () => {
  const all = messages(3);
  const slugs = all.map(({ slug }) => slug);
  const attached = (sizeBytes: number) => bulletinOf(inputOf(all, { photos: photosOf(slugs, sizeBytes) }));

  it('travel inside the email and are named where they are shown', () => {
    const { html, attachments } = attached(5000);
    expect(attachments.map(({ fileName }) => fileName)).toEqual(['story-01-1.jpg', 'story-02-2.jpg', 'story-03-3.jpg']);
    for (const { cid } of attachments) expect(html).toContain(`src="cid:${cid}"`);
  });

  it('give way to words: the newest are shown while there is room', () => {
    const { html, attachments } = attached(20_000);
    expect(attachments.map(({ fileName }) => fileName)).toEqual(['story-01-1.jpg', 'story-02-2.jpg']);
    expect(visibleWords(html)).toContain('[A street]');
  });

  it('that have no room are told by their description', () => {
    const { html, text, attachments } = attached(90_000);
    expect(attachments).toEqual([]);
    expect(visibleWords(html).split('[A street]')).toHaveLength(4);
    expect(text).toContain('[A street]');
    expect(html).not.toContain('<img');
  });

  it('never push a story out', () => {
    for (const sizeBytes of [1000, 10_000, 30_000, 60_000]) expect(fullStories(attached(sizeBytes).text)).toBe(3);
  });
});
