import { describe, expect, it } from 'vitest';
import { phrasesIn } from '#language/phrases.ts';
import { bulletinOf, inputOf, message, messages } from './messages.ts';
import { shippedInputs } from './shipped.ts';

const { text } = bulletinOf(inputOf([message()]));

describe('the text of an email', () => {
  it('is text of its own: no tag, no entity', () => {
    for (const input of shippedInputs) expect(bulletinOf(input).text).not.toMatch(/<\/?[a-z]+[\s>]|&[a-z]+;/);
  });

  it('puts the address of a link below the sentence, so that the sentence can be read', () => {
    expect(text).toContain(
      'Plain, strong and stressed\nlinked, call 0800\u00a0555\u00a0111.\nhttps://one.example/?a=1&b=2\n',
    );
  });

  it('draws a line below headings', () => {
    expect(text).toContain('A heading\n---------\n');
    expect(text).toContain('Look out for\n------------\n\n- Short visits\n');
  });

  it('numbers steps and marks points', () => {
    expect(text).toContain('1. First\n2. Second\n\n- A point\n');
  });

  it('sets a quotation in, with the role of the speaker', () => {
    expect(text).toContain('    We slept well.\n\n    (Neighbour)\n');
  });

  it('describes a photo, and says when and where an event is', () => {
    expect(text).toContain('[A street]\nOur street\nPicture: The council\n');
    expect(text).toContain('18:30 to 19:30\nThe hall\nJoin or watch here: https://two.example/live\n');
  });

  it('leads to the page with the map, because a map cannot be written', () => {
    expect(text).toContain('Map: where Holme Wood lies in Bradford:\nhttps://precision.example/areas/holme-wood/\n');
  });

  it('says how to tell us once, after all stories', () => {
    const several = bulletinOf(inputOf(messages(5))).text;
    expect(several.split('Crimestoppers: 0800\u00a0555\u00a0111')).toHaveLength(2);
    expect(several.indexOf('The summary of story-05.')).toBeLessThan(several.indexOf('Crimestoppers:'));
  });

  it('ends with the reason for the email, the way to stop it, and who writes', () => {
    const end = text.slice(text.lastIndexOf('===='));
    const { why, stop } = phrasesIn('en').bulletin;
    for (const part of [
      why('Holme Wood'),
      `${stop}:\nhttps://precision.example/unsubscribe?token=PREVIEW`,
      'news@precision.example',
    ]) {
      expect(end).toContain(part);
    }
  });
});

describe('the subject', () => {
  it('is the title of the only story', () => {
    expect(bulletinOf(inputOf([message({ title: 'Three guns found' })])).subject).toBe('Three guns found');
  });

  it('is the title of the newest and how many more there are', () => {
    expect(bulletinOf(inputOf(messages(4))).subject).toBe('The title of story-01 (and 3 more for Holme Wood)');
  });
});

describe('the preview line', () => {
  it('is the summary of the newest story, which the subject does not say', () => {
    const { subject, preheader } = bulletinOf(inputOf(messages(3)));
    expect(preheader).toBe('The summary of story-01.');
    expect(subject).not.toContain(preheader);
  });
});
