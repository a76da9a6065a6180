import { describe, expect, it } from 'vitest';
import { phrasesIn } from '#language/phrases.ts';
import type { Library } from '#library/library.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { absolute, addresses, addressInWords } from '#message/addresses.ts';
import { composeMessage } from '#message/compose.ts';
import type { Message } from '#message/message.ts';
import { eventInWords, linksOf, plainWords } from '#message/plain-words.ts';
import type { Block } from '#story/block.ts';
import type { Story } from '#story/story.ts';
import { PARTNERSHIP } from '../library/root.ts';

const { library: read } = await readLibrary(PARTNERSHIP);
if (!read) throw new Error('The small partnership cannot be read.');
const library: Library = read;
const ZONE = library.settings.zone;

const story = (slug: string): Story => {
  const found = library.stories.find((one) => one.slug === slug);
  if (!found) throw new Error(slug);
  return found;
};
const compose = (slug: string, language = 'en', changes: Partial<Story> = {}): Message =>
  composeMessage({ ...story(slug), ...changes }, language, library);
const withBlocks = (...blocks: Block[]): Message =>
  compose('open-door', 'en', { english: { ...story('open-door').english, blocks } });

describe('a message', () => {
  it('says what the story says, and where and when', () => {
    expect(compose('lights-on-the-marsh')).toMatchObject({
      kindWords: 'Can you help?',
      title: 'Who saw lights on the marsh?',
      dateline: 'Published 10 May 2031',
      until: 'Open until 10 June 2031',
      places: 'For people in Saltmarsh and Hill End',
      notices: [],
      address: 'https://safer.brackenshire.example/news/stories/lights-on-the-marsh/',
    });
  });

  it('calls the county by the name that the partnership gives it', () => {
    const around = { ...library, settings: { ...library.settings, county: 'The Bracken Coast' } };
    expect(composeMessage(story('open-door'), 'en', around).places).toBe('For people in The Bracken Coast');
  });

  it('is in a language that the story has, fixed words and all', () => {
    const message = compose('quiet-harbour', 'pl');
    expect(message).toMatchObject({ language: 'pl', title: 'W porcie znowu jest spokojnie', notices: [] });
    expect(message.report.heading).toBe(phrasesIn('pl').report.heading);
    expect(message.dateline).toContain('2 maja 2031');
    expect(message.address).toMatch(/\/stories\/quiet-harbour\/pl\/$/);
  });

  it.each(['pl', 'cy', 'constructor'])('is in English with a notice where there is no version in %j', (language) => {
    const message = compose('open-door', language);
    expect(message.language).toBe('en');
    expect(message.notices).toEqual([phrasesIn(language).onlyInEnglish]);
    expect({ ...message, notices: [] }).toEqual(compose('open-door'));
  });

  it('tells of a sample first, then of a translation that nobody has reviewed', () => {
    const [pl] = story('quiet-harbour').translations;
    if (!pl) throw new Error('No Polish.');
    const draft = { ...pl, translation: { reviewed: false } };
    const message = compose('quiet-harbour', 'pl', { sample: true, translations: [draft] });
    expect(message.notices).toEqual([phrasesIn('pl').sample, phrasesIn('pl').draftTranslation]);
  });

  it('always ends with how to tell us, whether or not its author asks for something', () => {
    expect(compose('open-door').report).toMatchObject({ ask: [], reference: undefined });
    expect(compose('lights-on-the-marsh').report).toMatchObject({
      ask: [[{ value: 'Which way did the car drive off? Please quote LOG 77.' }]],
      reference: 'Please quote: LOG 77',
    });
    for (const { slug } of library.stories) {
      for (const language of ['en', 'pl']) {
        const { routes } = compose(slug, language).report;
        expect(routes.map(({ id, phone }) => [id, phone])).toEqual([
          ['crimestoppers', '0800 555 111'],
          ['police', '101'],
          ['emergency', '999'],
          ['young-people', undefined],
        ]);
      }
    }
  });

  it('names all who help, those that its author chose, or nobody', () => {
    const ids = (message: Message): string[] | undefined => message.support?.services.map(({ id }) => id);
    expect(ids(withBlocks({ type: 'support', services: [] }))).toEqual(['listening-ear']);
    expect(ids(withBlocks({ type: 'support', services: ['somebody-else'] }))).toEqual([]);
    expect(ids(withBlocks())).toBeUndefined();
  });

  it('tells of a service in English where nobody has said it in the language', () => {
    expect(compose('quiet-harbour', 'pl').support?.services[0]?.words).toBe('Someone to talk to.');
  });

  it('is never composed of a draft', () => {
    expect(() => compose('open-door', 'en', { published: undefined })).toThrow(TypeError);
  });
});

describe('the plain words of a message', () => {
  const text = (value: string) => [{ type: 'text' as const, value }];

  it('are in the order in which every medium says them', () => {
    expect(plainWords(compose('lights-on-the-marsh'), ZONE)).toEqual([
      'Can you help?',
      'Who saw lights on the marsh?',
      'Somebody drives out at night. Tell us the day and the time.',
      'Published 10 May 2031',
      'Open until 10 June 2031',
      'For people in Saltmarsh and Hill End',
      'We have had six calls about lights on the marsh.',
      'How to tell us',
      'Which way did the car drive off? Please quote LOG 77.',
      'Please quote: LOG 77',
      'Crimestoppers',
      '0800 555 111',
      'An independent charity, not the police. They never ask who you are.',
      'Police',
      '101',
      'Speak to the police when it is not an emergency.',
      'Emergency',
      '999',
      'If somebody is in danger now.',
      'Fearless',
      'For young people, without giving your name.',
    ]);
  });

  it('hold the words of every part, but for the map', () => {
    const message = withBlocks(
      { type: 'heading', level: 2, children: text('heading') },
      {
        type: 'paragraph',
        children: [{ type: 'strong', children: text('para') }, { type: 'break' }, ...text('graph')],
      },
      { type: 'list', ordered: true, items: [text('one'), text('two')] },
      { type: 'facts', items: [text('fact')] },
      { type: 'quote', by: 'role', paragraphs: [text('said')] },
      { type: 'signs', title: 'signs', items: [text('sign')] },
      { type: 'photo', file: 'a.jpg', alt: 'alt', caption: 'caption', credit: 'credit' },
      { type: 'photo', file: 'b.jpg', alt: 'alt' },
      { type: 'map' },
      {
        type: 'event',
        starts: new Date('2031-06-01T09:00:00Z'),
        ends: new Date('2031-06-01T11:00:00Z'),
        place: 'loft',
        link: 'https://a.example/live',
      },
    );
    const words = plainWords(message, ZONE);
    const body = words.slice(words.indexOf('heading'), words.indexOf('How to tell us'));
    expect(body).toEqual([
      ...['heading', 'para graph', 'one', 'two', 'At a glance', 'fact', 'said', 'role', 'signs', 'sign'],
      ...['caption', 'Picture: credit', 'When and where'],
      'Sunday, 1 June 2031, 10:00 to 12:00',
      ...['loft', 'Join or watch here'],
    ]);
  });

  it('come with the links of the message, in order', () => {
    const link = (url: string) => ({ type: 'link' as const, url, children: text('here') });
    const message = withBlocks(
      { type: 'paragraph', children: [{ type: 'emphasis', children: [link('https://a.example')] }] },
      { type: 'list', ordered: false, items: [[link('https://b.example')]] },
      { type: 'quote', by: 'role', paragraphs: [[link('https://c.example')]] },
      { type: 'report', ask: [[link('tel:101')]] },
    );
    expect(linksOf(message)).toEqual([
      ...['https://a.example', 'https://b.example', 'https://c.example', 'tel:101'],
      ...['https://crimestoppers-uk.org', 'https://www.fearless.org'],
    ]);
  });

  it('tell an event in the time of the place', () => {
    const event = {
      type: 'event' as const,
      starts: new Date('2031-12-01T09:00:00Z'),
      ends: new Date('2031-12-01T11:00:00Z'),
      place: 'loft',
    };
    expect(eventInWords(event, 'en', ZONE).when).toContain('1 December 2031, 09:00');
  });

  it.each([
    ['2031-12-01T11:00:00Z', 'Monday, 1 December 2031, 09:00 to 11:00'],
    ['2031-12-02T01:00:00Z', 'Monday, 1 December 2031, 09:00 to Tuesday, 2 December 2031, 01:00'],
  ])('say the day of an event once, unless it ends on another: %s', (ends, when) => {
    const event = {
      type: 'event' as const,
      starts: new Date('2031-12-01T09:00:00Z'),
      ends: new Date(ends),
      place: 'loft',
    };
    expect(eventInWords(event, 'en', ZONE).when).toBe(when);
  });
});

describe('addresses', () => {
  it('are absolute behind the address of the site', () => {
    expect(absolute('https://a.example/news', addresses.story('nets', 'en'))).toBe(
      'https://a.example/news/stories/nets/',
    );
    expect(addresses.story('nets', 'ur')).toBe('/stories/nets/ur/');
    expect(addresses.area('harbour')).toBe('/areas/harbour/');
    expect(addresses.short('harbour', 'ur')).toBe('/ur/harbour/');
  });

  it('are printed without what nobody types', () => {
    expect(addressInWords('https://www.a.example/stories/nets/')).toBe('a.example/stories/nets');
  });
});
