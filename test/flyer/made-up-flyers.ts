import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import type { FlyerRequest } from '#flyer/desk.ts';
import type { LayoutName } from '#flyer/kind-look.ts';
import type { Paper } from '#flyer/paper.ts';
import { composeMessage } from '#message/compose.ts';
import type { Settings } from '#partnership/settings.ts';
import type { Block } from '#story/block.ts';
import type { Story, Version } from '#story/story.ts';
import { FOLDER_OF_KIND, type Kind } from '#story/vocabulary.ts';
import { county, request, settings, text } from './sample.ts';

/** A made-up story in one language: enough for each block that a story may have. */
interface Words {
  title: string;
  summary: string;
  opening: string;
  more: string;
  facts: string[];
  heading: string;
  steps: string[];
  look: string;
  signs: string[];
  quote: string;
  by: string;
  place: string;
  ask: string;
  helps: string;
}

const WORDS: Readonly<Record<string, Words>> = JSON.parse(
  readFileSync(new URL('../fixtures/flyers/made-up-stories.json', import.meta.url), 'utf8'),
);

/** The languages of the made-up stories: all that flyers are made in. */
export const LANGUAGES = Object.keys(WORDS);

const PHOTO = { widthPixels: 1200, heightPixels: 800 };
const photo = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#7f9ba1' } })
  .jpeg()
  .toBuffer();
const photos = new Map([['photo.jpg', { ...PHOTO, bytes: photo }]]);

const paragraph = (value: string): Block => ({ type: 'paragraph', children: text(value) });
const facts = ({ facts: items }: Words): Block => ({ type: 'facts', items: items.map(text) });
const signs = (words: Words): Block => ({ type: 'signs', title: words.look, items: words.signs.map(text) });
const quote = (words: Words): Block => ({ type: 'quote', by: words.by, paragraphs: [text(words.quote)] });
const picture = (words: Words): Block => ({ type: 'photo', file: 'photo.jpg', alt: words.title, caption: words.title });
const steps = (words: Words): Block[] => [
  { type: 'heading', level: 2, children: text(words.heading) },
  { type: 'list', ordered: true, items: words.steps.map(text) },
];
const event = ({ place }: Words): Block => ({
  type: 'event',
  starts: new Date('2026-12-03T18:00:00Z'),
  ends: new Date('2026-12-03T19:30:00Z'),
  place,
  link: 'https://lamps.example/live',
});

/** What a story of each layout usually has. */
const BODIES: Record<LayoutName, (words: Words) => Block[]> = {
  success: (words) => [paragraph(words.opening), picture(words), facts(words), paragraph(words.more), quote(words)],
  appeal: (words) => [paragraph(words.opening), facts(words), signs(words), paragraph(words.more)],
  event: (words) => [paragraph(words.opening), event(words), ...steps(words), paragraph(words.more)],
  initiative: (words) => [paragraph(words.opening), picture(words), paragraph(words.more), ...steps(words)],
  signs: (words) => [paragraph(words.opening), signs(words), paragraph(words.more), ...steps(words), quote(words)],
};

const kindOf = (layout: LayoutName): Kind => (layout === 'signs' ? 'initiative' : layout);

/** A request for a flyer of a made-up story, which says that it is one. */
export function madeUpRequest(layout: LayoutName, language: string, paper: Paper): FlyerRequest {
  const kind = kindOf(layout);
  const versions = Object.keys(WORDS).map((one) => versionOf(layout, one));
  const [english, ...translations] = versions.toSorted((one) => (one.language === 'en' ? -1 : 0));
  if (!english) throw new TypeError('There is no made-up story.');
  const expires = kind === 'appeal' || kind === 'event' ? new Date('2027-01-04T18:00:00Z') : undefined;
  const story: Story = {
    ...{
      slug: `made-up-${layout}`,
      folder: FOLDER_OF_KIND[kind],
      kind,
      author: 'comms-officer',
      english,
      translations,
    },
    ...{ published: new Date('2026-11-02T09:00:00Z'), expires, aim: ['marsh-end'], themes: [], pillars: ['prevent'] },
    ...{
      stage: 'none',
      outcomes: {},
      pictures: {},
      reference: kind === 'appeal' ? 'SAMPLE 1234' : undefined,
      sample: true,
    },
  };
  const plain = request();
  const hotspot = { ...plain.hotspot, properties: { ...plain.hotspot.properties, languages: LANGUAGES } };
  const helped: Settings = { ...settings, support: [listeners()] };
  const message = composeMessage(story, language, { settings: helped, hotspots: [hotspot], county });
  return { ...plain, message, hotspot, settings: helped, photos, paper };
}

function versionOf(layout: LayoutName, language: string): Version {
  const words = WORDS[language];
  if (!words) throw new TypeError(`There is no made-up story in ${language}.`);
  const report: Block = { type: 'report', ask: layout === 'appeal' ? [text(words.ask)] : [] };
  const blocks = [...BODIES[layout](words), report, { type: 'support', services: [] } satisfies Block];
  const { title, summary } = words;
  const translation = language === 'en' ? undefined : { reviewed: false };
  const lines = { title: 1, summary: 1, blocks: [], contents: [], turns: [], attributes: [], fields: {} };
  return { language, file: `${language}.mdx`, title, summary, blocks, lines, translation };
}

const listeners = (): Settings['support'][number] => ({
  id: 'listeners',
  name: 'Sample Listeners',
  phone: '0808 157 0199',
  link: 'https://listeners.example',
  about: Object.fromEntries(Object.entries(WORDS).map(([language, { helps }]) => [language, helps])),
});
