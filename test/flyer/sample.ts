import { countyOf, districtsFileSchema } from '#area/districts.ts';
import type { Desk, FlyerRequest } from '#flyer/desk.ts';
import { loadFlyerFonts } from '#flyer/fonts-fs.ts';
import { rulesOf } from '#flyer/paper.ts';
import { type FlyerPlan, isPart, type Mark, marksIn, type Part, type TextMark } from '#flyer/plan.ts';
import { planFlyer } from '#flyer/plan-flyer.ts';
import { paletteOf, stylesFor } from '#flyer/scale.ts';
import type { BodyBlock, Message } from '#message/message.ts';
import { settingsSchema } from '#partnership/settings.ts';
import type { Prose } from '#story/block.ts';

export const fonts = await loadFlyerFonts();

const square = (west: number, south: number, size: number): { type: 'Polygon'; coordinates: [number, number][][] } => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
});

const district = (id: string, name: string, west: number, size: number) => ({
  type: 'Feature' as const,
  id,
  properties: { id, name },
  geometry: square(west, 53.6, size),
});

export const county = countyOf(
  districtsFileSchema.parse({
    type: 'FeatureCollection',
    credit: 'Outlines © Sample Survey 2026.',
    source: 'A sample',
    licence: 'None',
    features: [
      district('county', 'Sampleshire', -1.9, 0.4),
      district('east', 'East', -1.7, 0.2),
      district('west', 'West', -1.9, 0.2),
    ],
  }),
);

export const settings = settingsSchema.parse({
  name: 'Sample Partnership',
  county: 'Sampleshire',
  strapline: 'Neighbours and police together',
  site: 'https://sample.example',
  zone: 'Europe/London',
  mailbox: 'news@sample.example',
  postal: 'Sample address',
  colours: { brand: '#0b4f5c', accent: '#9a3412' },
  languages: [{ id: 'en', name: 'English' }],
  districts: [{ id: 'east', name: 'East', code: 'E08000032' }],
  reporting: {
    crimestoppers: { phone: '0800 555 111', link: 'https://crimestoppers-uk.org' },
    police: { phone: '101' },
    emergency: { phone: '999' },
    'young-people': { name: 'Fearless', link: 'https://www.fearless.org' },
  },
  support: [],
  thresholds: { 'flyer-type-floor-pt': 9, 'email-limit-kb': 100 },
});

export const text = (value: string): Prose => [{ type: 'text', value }];
export const paragraph = (value: string): BodyBlock => ({ type: 'paragraph', children: text(value) });

/** A message that fits with room to spare. */
export function message(changes: Partial<Message> = {}): Message {
  return {
    slug: 'a-story',
    kind: 'success',
    language: 'en',
    direction: 'ltr',
    notices: [],
    kindWords: 'Good news',
    title: 'The lamps are on again',
    summary: 'Forty lamps were mended in one week.',
    dateline: 'Published 2 November 2026',
    published: new Date('2026-11-02T09:00:00Z'),
    places: 'For people in Marsh End',
    factsHeading: 'At a glance',
    body: [paragraph('The street was dark for a year. Now it is not.')],
    report: {
      heading: 'How to tell us',
      ask: [text('Did you see who broke them?')],
      reference: 'Please quote: SAMPLE 1234',
      routes: [
        {
          id: 'crimestoppers',
          name: 'Crimestoppers',
          phone: '0800 555 111',
          link: 'https://crimestoppers-uk.org',
          words: 'An independent charity, not the police.',
        },
        { id: 'police', name: 'Police', phone: '101', words: 'When it is not an emergency.' },
        { id: 'emergency', name: 'Emergency', phone: '999', words: 'If somebody is in danger now.' },
        { id: 'young-people', name: 'Fearless', link: 'https://www.fearless.org', words: 'For young people.' },
      ],
    },
    address: 'https://sample.example/stories/a-story/',
    ...changes,
  };
}

export function request(changes: Partial<Message> = {}, more: Partial<FlyerRequest> = {}): FlyerRequest {
  return {
    message: message(changes),
    hotspot: {
      type: 'Feature',
      id: 'marsh-end',
      properties: {
        name: 'Marsh End',
        district: 'east',
        languages: ['en'],
        spoc: 'spoc-east',
        channels: ['board'],
        'made-of': 'Drawn by hand',
      },
      geometry: square(-1.62, 53.68, 0.02),
    },
    settings,
    county,
    mapCredit: county.credit,
    towns: [{ name: 'Easton', at: [-1.58, 53.7] }],
    photos: new Map(),
    paper: 'a5',
    fonts,
    ...more,
  };
}

/** What one try is laid out with, for tests of single parts. */
export function desk(changes: Partial<Message> = {}, bodyPt = 10): Desk {
  const colours = paletteOf(settings.colours);
  const rules = rulesOf('a5');
  const floorPt = 9;
  const scale = { bodyPt, photo: 0.4, marginMm: 10 };
  return {
    ...request(changes),
    rules,
    scale,
    floorPt,
    leftOut: [],
    styles: stylesFor({ scale, rules, floorPt, metrics: fonts.metrics }, colours),
    colours,
    width: rules.widthMm - 20,
    air: 1,
    blocksSet: new Map(),
  };
}

/** The plan of a request that has one. */
export function planned(from: FlyerRequest): FlyerPlan {
  const result = planFlyer(from);
  if ('finding' in result) throw new Error(`There is no plan: ${result.finding.code}`);
  return result.plan;
}

export const contentOf = (plan: FlyerPlan): Part[] => plan.pages.flatMap(({ content }) => content);

export const textsIn = (parts: readonly Part[]): TextMark[] =>
  marksIn(parts).filter((mark): mark is TextMark => mark.kind === 'text');

/** The words of some parts, in reading order; parts and lines are kept apart by a space. */
export const wordsIn = (parts: readonly Part[]): string => parts.map(wordsOfPart).join(' ');

function wordsOfPart({ children }: Part): string {
  return children.map((child) => (isPart(child) ? wordsOfPart(child) : wordsOfMark(child))).join('');
}

const wordsOfMark = (mark: Mark): string => (mark.kind === 'text' ? mark.text : '');

/** Words without the spaces between them. */
export const dense = (words: string): string => words.replace(/\s+/g, '');
