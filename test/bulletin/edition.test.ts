import { describe, expect, it } from 'vitest';
import { ownNotices, planEdition } from '#bulletin/edition.ts';
import { phrasesIn } from '#language/phrases.ts';
import type { Message, SupportPanel } from '#message/message.ts';
import { inputOf, message, messages } from './messages.ts';

const plan = (all: Message[], language = 'en', full = 3) => planEdition(inputOf(all, { language }), full, new Map());
const slugs = (all: readonly Message[]) => all.map(({ slug }) => slug);
const support = (...ids: string[]): SupportPanel => ({
  heading: 'Who can help you',
  services: ids.map((id) => ({ id, name: id, words: id })),
});

describe('an edition', () => {
  it('puts the newest story first, whatever the order it is given', () => {
    const [first, second, third] = messages(3);
    if (!first || !second || !third) throw new Error('Three messages are made.');
    expect(slugs(plan([second, third, first]).full)).toEqual(['story-01', 'story-02', 'story-03']);
  });

  it('orders stories of the same moment by their slug', () => {
    expect(slugs(plan([message({ slug: 'b' }), message({ slug: 'c' }), message({ slug: 'a' })]).full)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('tells the newest in full and the others in short', () => {
    const { full, inShort } = plan(messages(5));
    expect(slugs(full)).toEqual(['story-01', 'story-02', 'story-03']);
    expect(slugs(inShort)).toEqual(['story-04', 'story-05']);
  });
});

describe('notices', () => {
  const { sample, draftTranslation, onlyInEnglish } = phrasesIn('ur');

  it('are said once above all stories when every story begins with them', () => {
    const edition = plan(messages(4, { notices: ['Sample'] }));
    expect(edition.notices).toEqual([{ words: 'Sample', language: 'en' }]);
    expect(edition.messages.flatMap((one) => ownNotices(one, edition))).toEqual([]);
  });

  it('stay with their story when another story lacks them', () => {
    const real = message({ slug: 'a' });
    const made = message({ slug: 'b', notices: ['Sample'] });
    const edition = plan([real, made]);
    expect(edition.notices).toEqual([]);
    expect(ownNotices(made, edition)).toEqual([{ words: 'Sample', language: 'en' }]);
  });

  it('that only some stories add follow the shared ones', () => {
    const one = message({ slug: 'a', language: 'ur', notices: [sample, draftTranslation] });
    const edition = plan([one, message({ slug: 'b', language: 'ur', notices: [sample] })], 'ur');
    expect(edition.notices).toEqual([{ words: sample, language: 'ur' }]);
    expect(ownNotices(one, edition)).toEqual([{ words: draftTranslation, language: 'ur' }]);
  });

  it('know that “in English only” is said in the language of the reader', () => {
    const edition = plan([message({ notices: ['Sample', onlyInEnglish] })], 'ur');
    expect(edition.notices).toEqual([
      { words: 'Sample', language: 'en' },
      { words: onlyInEnglish, language: 'ur' },
    ]);
  });
});

describe('the closing', () => {
  it('is told once, however many stories there are', () => {
    expect(plan(messages(3)).closings).toHaveLength(1);
  });

  it('is told in the language of the reader first, then in that of the other full stories', () => {
    const all = [message({ slug: 'a' }), message({ slug: 'b', language: 'ur' })];
    expect(plan(all, 'ur').closings.map(({ language, direction }) => [language, direction])).toEqual([
      ['ur', 'rtl'],
      ['en', 'ltr'],
    ]);
  });

  it('takes the words of the reader’s language from a short story when no full one has them', () => {
    const older = message({ slug: 'z', language: 'ur', published: new Date('2026-01-01T00:00:00Z') });
    expect(plan([...messages(3), older], 'ur').closings.map(({ language }) => language)).toEqual(['ur', 'en']);
  });

  it('leaves out the language of stories that are only told in short', () => {
    const older = message({ slug: 'z', language: 'pl', published: new Date('2026-01-01T00:00:00Z') });
    expect(plan([...messages(3), older]).closings.map(({ language }) => language)).toEqual(['en']);
  });

  it('names every service of the full stories once, in the order of the settings', () => {
    const all = [
      message({ slug: 'a', support: support('childline', 'victim-support') }),
      message({ slug: 'b', support: support('victim-support', 'victim-support-national') }),
    ];
    expect(plan(all).closings[0]?.support?.services.map(({ id }) => id)).toEqual([
      'victim-support',
      'victim-support-national',
      'childline',
    ]);
  });

  it('has no support panel when no story has one', () => {
    expect(plan(messages(2)).closings[0]?.support).toBeUndefined();
  });
});
