import type { PublicHotspot } from '#area/hotspot.ts';
import type { BulletinInput } from '#bulletin/bulletin.ts';
import { type Bulletin, photoKey } from '#bulletin/bulletin.ts';
import { prepareBulletin } from '#bulletin/prepare.ts';
import { phrasesIn } from '#language/phrases.ts';
import type { BodyBlock, Message } from '#message/message.ts';
import type { Settings } from '#partnership/settings.ts';
import type { PhotoCopy } from '#story/photo.ts';
import { library } from './shipped.ts';

/** A block of each type, with every inline in one of them. */
export const EVERY_BLOCK: BodyBlock[] = [
  { type: 'heading', level: 2, children: [{ type: 'text', value: 'A heading' }] },
  { type: 'heading', level: 3, children: [{ type: 'text', value: 'A smaller heading' }] },
  {
    type: 'paragraph',
    children: [
      { type: 'text', value: 'Plain, ' },
      { type: 'strong', children: [{ type: 'text', value: 'strong' }] },
      { type: 'text', value: ' and ' },
      { type: 'emphasis', children: [{ type: 'text', value: 'stressed' }] },
      { type: 'break' },
      { type: 'link', url: 'https://one.example/?a=1&b=2', children: [{ type: 'text', value: 'linked' }] },
      { type: 'text', value: ', call 0800 555 111.' },
    ],
  },
  { type: 'list', ordered: true, items: [[{ type: 'text', value: 'First' }], [{ type: 'text', value: 'Second' }]] },
  { type: 'list', ordered: false, items: [[{ type: 'text', value: 'A point' }]] },
  { type: 'facts', items: [[{ type: 'text', value: 'Guns: 3' }]] },
  { type: 'quote', by: 'Neighbour', paragraphs: [[{ type: 'text', value: 'We slept well.' }]] },
  { type: 'signs', title: 'Look out for', items: [[{ type: 'text', value: 'Short visits' }]] },
  { type: 'photo', file: 'photo.jpg', alt: 'A street', caption: 'Our street', credit: 'The council' },
  {
    type: 'event',
    starts: new Date('2026-12-03T18:30:00Z'),
    ends: new Date('2026-12-03T19:30:00Z'),
    place: 'The hall',
    link: 'https://two.example/live',
  },
  { type: 'map' },
];

/** A message with everything in it; `over` changes what a test is about. */
export function message(over: Partial<Message> = {}): Message {
  const slug = over.slug ?? 'a-story';
  const phrases = phrasesIn(over.language ?? 'en');
  return {
    slug,
    kind: 'success',
    language: 'en',
    direction: phrases.direction,
    notices: [],
    kindWords: phrases.kind[over.kind ?? 'success'],
    title: `The title of ${slug}`,
    summary: `The summary of ${slug}.`,
    dateline: 'Published 1 November 2026',
    published: new Date('2026-11-01T09:00:00Z'),
    places: 'For people in Holme Wood',
    factsHeading: phrases.facts,
    body: EVERY_BLOCK,
    report: {
      heading: phrases.report.heading,
      ask: [[{ type: 'text', value: `What ${slug} asks.` }]],
      reference: phrases.report.reference('SAMPLE 12'),
      routes: [
        {
          id: 'crimestoppers',
          name: 'Crimestoppers',
          phone: '0800 555 111',
          link: 'https://crimestoppers-uk.org',
          words: phrases.report.crimestoppers,
        },
        { id: 'emergency', name: phrases.report.emergencyName, phone: '999', words: phrases.report.emergency },
      ],
    },
    address: `https://precision.example/stories/${slug}/`,
    ...over,
  };
}

/** So many messages, the first the newest. */
export function messages(count: number, over: Partial<Message> = {}): Message[] {
  return Array.from({ length: count }, (_, at) => {
    const published = new Date(Date.UTC(2026, 10, 20) - at * 86_400_000);
    return message({ slug: `story-${String(at + 1).padStart(2, '0')}`, published, ...over });
  });
}

/** The hotspot of these tests. */
export const HOTSPOT: PublicHotspot = {
  type: 'Feature',
  id: 'holme-wood',
  properties: {
    name: 'Holme Wood',
    district: 'bradford',
    languages: ['en'],
    spoc: 'spoc',
    channels: ['paper'],
    'made-of': 'Drawn',
  },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [-1.7, 53.7],
        [-1.7, 53.8],
        [-1.6, 53.8],
        [-1.7, 53.7],
      ],
    ],
  },
};

/** What a bulletin is made from, for a test that changes one thing. */
export function inputOf(all: readonly Message[], over: Partial<BulletinInput> = {}): BulletinInput {
  return {
    messages: all,
    hotspots: [HOTSPOT],
    language: 'en',
    settings: library.settings,
    photos: new Map(),
    stop: 'https://precision.example/unsubscribe?token=PREVIEW',
    ...over,
  };
}

/** The bulletin of an input that has one. */
export function bulletinOf(input: BulletinInput): Bulletin {
  const { bulletin, finding } = prepareBulletin(input);
  if (!bulletin) throw new Error(`No bulletin: ${finding.code}`);
  return bulletin;
}

/** The shipped settings with another limit for emails. */
export function settingsWithLimit(kilobytes: number): Settings {
  return { ...library.settings, thresholds: { ...library.settings.thresholds, 'email-limit-kb': kilobytes } };
}

/** A photo of so many bytes for each of some stories. */
export function photosOf(slugs: readonly string[], sizeBytes: number): Map<string, PhotoCopy> {
  const copy = { bytes: Buffer.alloc(sizeBytes, 7), widthPixels: 560, heightPixels: 373 };
  return new Map(slugs.map((slug) => [photoKey(slug, 'photo.jpg'), copy]));
}
