import jsQR from 'jsqr';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FlyerRequest } from '#flyer/desk.ts';
import { drawFlyer } from '#flyer/draw.ts';
import { partsIn } from '#flyer/plan.ts';
import type { BodyBlock } from '#message/message.ts';
import { plainWords } from '#message/plain-words.ts';
import { firstMissing } from '../media/spoken.ts';
import { allParts, type ReadPdf, rasterise, readPdf } from './read-pdf.ts';
import { contentOf, fonts, paragraph, planned, request, settings, text } from './sample.ts';
import { shippedRequests } from './shipped-flyers.ts';

const draw = (from: FlyerRequest): Promise<Uint8Array> => drawFlyer(planned(from), fonts);
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

const photoBytes = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#336699' } })
  .jpeg()
  .toBuffer();
const body: BodyBlock[] = [
  paragraph('Zażółć gęślą jaźń: w Łodzi świeci słońce.'),
  { type: 'photo', file: 'p.jpg', alt: 'A lamp over a wet street.', caption: 'The first lamp.' },
  { type: 'heading', level: 2, children: text('What you can do') },
  { type: 'list', ordered: true, items: [text('Look up.'), text('Tell us.')] },
  {
    type: 'paragraph',
    children: [
      { type: 'text', value: 'Ask ' },
      { type: 'link', url: 'https://lamps.example/ask', children: text('the lamp people') },
      { type: 'text', value: '.' },
    ],
  },
];
const full = request(
  { body, title: 'Lamps & <lights> are on' },
  { photos: new Map([['p.jpg', { bytes: photoBytes, widthPixels: 90, heightPixels: 60 }]]) },
);

describe('a drawn flyer, read by another program', () => {
  let bytes: Uint8Array;
  let pdf: ReadPdf;
  beforeAll(async () => {
    bytes = await draw(full);
    pdf = await readPdf(bytes);
  });

  it('has one page, a title that readers show, and its language', () => {
    expect(pdf).toMatchObject({ pageCount: 1, title: 'Lamps & <lights> are on', language: 'en' });
    expect(latin1(bytes)).toContain('/DisplayDocTitle true');
  });

  it('declares PDF/UA-1 in metadata that is well-formed', () => {
    expect(latin1(bytes)).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(latin1(bytes)).toContain('Lamps &amp; &lt;lights&gt; are on');
  });

  it('is tagged, with one Document that holds everything', () => {
    expect(pdf.isTagged).toBe(true);
    expect(pdf.structure.children.map(({ role }) => role)).toEqual(['Document']);
  });

  it('has the structure that was planned', () => {
    const planRoles = partsIn(contentOf(planned(full))).map(({ role }) => role);
    const roles = allParts(pdf.structure).map(({ role }) => role);
    expect(roles.filter((role) => role !== 'Root' && role !== 'Document')).toEqual(planRoles);
  });

  it('describes its photo, map and code', () => {
    const figures = allParts(pdf.structure).filter(({ role }) => role === 'Figure');
    expect(figures.map(({ alt }) => alt)).toEqual([
      'A lamp over a wet street.',
      'Map: where Marsh End lies in East',
      'Scan this code for all news for Marsh End: https://sample.example/en/marsh-end/',
    ]);
  });

  it('numbers an ordered list', () => {
    expect(latin1(bytes)).toContain('/ListNumbering /Decimal');
  });

  it('says the words of its message in order', () => {
    const lines = plainWords(full.message, settings.zone).map((line) =>
      line.replace('lamp people.', 'lamp people (lamps.example/ask).'),
    );
    expect(firstMissing(lines, pdf.text)).toBeUndefined();
  });

  it('keeps words whole that two fonts share', () => {
    expect(pdf.text).toContain('Zażółć gęślą jaźń: w Łodzi świeci słońce.');
  });

  it('leads each web address where it says', () => {
    expect([...new Set(pdf.links.map(({ url }) => url))]).toEqual([
      'https://lamps.example/ask',
      'https://crimestoppers-uk.org/',
      'https://www.fearless.org/',
      'https://sample.example/en/marsh-end/',
    ]);
    expect(pdf.links.map(({ words }) => words)).toContain('https://crimestoppers-uk.org');
  });

  it('embeds every font, and only the characters it uses', () => {
    const descriptors = latin1(bytes).match(/\/Type \/FontDescriptor[^>]*/g) ?? [];
    expect(descriptors.length).toBeGreaterThan(1);
    for (const descriptor of descriptors) {
      expect(descriptor).toMatch(/\/FontName \/[A-Z]{6}\+AtkinsonHyperlegible/);
      expect(descriptor).toContain('/FontFile2');
    }
    expect(latin1(bytes).match(/\/BaseFont \/(?![A-Z]{6}\+)/g)).toBeNull();
  });

  it('is the same, byte for byte, when it is drawn again', async () => {
    expect(Buffer.compare(await draw(full), bytes)).toBe(0);
  });

  it('carries the moment of publication and no other', () => {
    expect(latin1(bytes).match(/D:\d{14}/g)).toEqual(['D:20261102090000']);
  });
});

describe('the code on a printed flyer', () => {
  it('leads to the news for the place', async () => {
    const { data, width, height } = await rasterise(await draw(request()), 8);
    expect(jsQR(data, width, height)?.data).toBe('https://sample.example/en/marsh-end/');
  });
});

describe('the flyers of the shipped content', async () => {
  const requests = await shippedRequests();
  const polish = requests.filter(({ message }) => message.language === 'pl');

  it('are there in Polish', () => {
    expect(polish.length).toBeGreaterThan(0);
  });

  it.each(polish.map((from) => [from.message.slug, from] as const))('say whole Polish words: %s', async (_, from) => {
    const { text: said } = await readPdf(await draw(from));
    const heard = new Set(said.split(/\s+/));
    const wanted = [from.message.title, from.message.summary, from.message.report.heading].join(' ').split(/\s+/);
    expect(wanted.filter((one) => !heard.has(one))).toEqual([]);
  });
});
