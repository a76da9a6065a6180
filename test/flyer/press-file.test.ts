import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawFlyer } from '#flyer/draw.ts';
import { MM_PER_PT } from '#flyer/fonts.ts';
import { inksOf } from '#flyer/inks.ts';
import { type FlyerPlan, marksIn, type RectMark } from '#flyer/plan.ts';
import { BLEED_MM } from '#flyer/press.ts';
import { paletteOf } from '#flyer/scale.ts';
import type { BodyBlock } from '#message/message.ts';
import { copyPhoto, type PhotoColours } from '#story/photo.ts';
import { drawnIn, type PdfObject, readObjects } from './read-objects.ts';
import { allParts, rasterise, readPdf } from './read-pdf.ts';
import { contentOf, fonts, paragraph, planned, request, settings, text } from './sample.ts';

const BAND: RectMark = { kind: 'rect', x: 0, y: 0, width: 148, height: 6, fill: '#0b4f5c', bleeds: ['top', 'left'] };
const body: BodyBlock[] = [
  paragraph('The street was dark for a year.'),
  { type: 'photo', file: 'p.jpg', alt: 'A lamp.' },
  { type: 'facts', items: [text('Lamps: 40')] },
  {
    type: 'paragraph',
    children: [{ type: 'link', url: 'https://lamps.example/ask', children: text('the lamp people') }],
  },
];
const picture = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#cc3311' } })
  .jpeg()
  .toBuffer();

async function planWith(colours: PhotoColours): Promise<FlyerPlan> {
  const photos = new Map([['p.jpg', await copyPhoto(picture, 90, 'jpeg', colours)]]);
  const plan = planned(request({ body }, { photos }));
  const [page] = plan.pages;
  if (!page) throw new Error('There is no page.');
  // The band alone shows how far a background runs; the masthead stays where it is.
  const others = page.background.map((mark) => (mark.kind === 'rect' ? { ...mark, bleeds: [] } : mark));
  const front = { ...page, background: [BAND, ...others] };
  return { ...plan, pages: [front, { ...page, content: page.content.map((part) => ({ ...part })) }] };
}

const plan = await planWith('cmyk');
const drawn = (from = plan): Promise<Uint8Array> => drawFlyer(from, fonts, 'press');
const boxOf = (page: string, name: string): number[] =>
  (new RegExp(`/${name} \\[([^\\]]*)\\]`).exec(page)?.[1] ?? '').split(' ').map((points) => Number(points) * MM_PER_PT);

describe('a press file', () => {
  let bytes: Uint8Array;
  let objects: Map<string, PdfObject>;
  let pages: string[];
  beforeAll(async () => {
    bytes = await drawn();
    objects = readObjects(bytes);
    pages = [...objects.values()].map((object) => object.body).filter((one) => one.includes('/Type /Page\n'));
  });

  it('says on every page where the paper is cut, with 3 mm around it for the bleed and room for the marks', () => {
    expect(pages).toHaveLength(2);
    for (const page of pages) {
      const [media, trim, bleed] = ['MediaBox', 'TrimBox', 'BleedBox'].map((name) => boxOf(page, name));
      const [left = 0, top = 0, right = 0, bottom = 0] = trim ?? [];
      expect(right - left).toBeCloseTo(148, 4);
      expect(bottom - top).toBeCloseTo(210, 4);
      const around = (mm: number): number[] => [left - mm, top - mm, right + mm, bottom + mm];
      around(BLEED_MM).forEach((edge, at) => {
        expect(bleed?.[at]).toBeCloseTo(edge, 4);
      });
      around(left).forEach((edge, at) => {
        expect(media?.[at]).toBeCloseTo(edge, 4);
      });
      expect(left).toBeGreaterThanOrEqual(9);
    }
  });

  it('knows no colour of a screen, in pages, forms or pictures', () => {
    const operators = drawnIn(objects);
    expect(operators.length).toBeGreaterThan(3);
    for (const one of operators) expect(one).not.toMatch(/(?:^|\s)(?:rg|RG|g|G)(?:\s|$)|DeviceRGB|DeviceGray/m);
    expect(operators.join('\n')).toMatch(/\/DeviceCMYK cs/);
    expect([...objects.values()].filter(({ body: one }) => one.includes('DeviceRGB'))).toEqual([]);
  });

  it('prints its words in black alone', () => {
    const [content = ''] = drawnIn(objects).filter((one) => one.includes('BT'));
    const colours = [...content.matchAll(/([\d. ]+) scn\n(?:q\n|[\d. -]+ cm\n)*BT/g)].map(([, inks]) => inks);
    const { ink, quiet, white, brand, accent } = paletteOf(settings.colours);
    const others = [quiet, white, brand, accent].map((one) =>
      inksOf(one)
        .map((percent) => percent / 100)
        .join(' '),
    );
    expect(inksOf(ink)).toEqual([0, 0, 0, 100]);
    expect(colours).toContain('0 0 0 1');
    expect(colours.filter((inks = '') => inks !== '0 0 0 1' && !others.includes(inks))).toEqual([]);
  });

  it('lays crop marks in all inks beyond the bleed, and nothing else', async () => {
    const { data, width, height } = await rasterise(bytes, 8);
    const isInked = (x: number, y: number): boolean => (data[(y * width + x) * 4] ?? 255) < 200;
    const inked = new Set<string>();
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const [mmX, mmY] = [x / 8 - 10, y / 8 - 10];
        const isBeyond = mmX < -3.2 || mmY < -3.2 || mmX > 151.2 || mmY > 213.2;
        if (isBeyond && isInked(x, y)) inked.add(`${Math.round(mmX / 148)} ${Math.round(mmY / 210)}`);
      }
    }
    expect([...inked].sort()).toEqual(['0 0', '0 1', '1 0', '1 1']);
    expect(drawnIn(objects).filter((one) => one.includes('1 1 1 1 SCN'))).toHaveLength(2);
  });

  it('runs a background over the edges that it bleeds from, and no further', async () => {
    const { data, width } = await rasterise(bytes, 8);
    const redAt = (mmX: number, mmY: number): number =>
      data[(Math.round((mmY + 10) * 8) * width + Math.round((mmX + 10) * 8)) * 4] ?? 255;
    expect(redAt(-2.5, -2.5)).toBeLessThan(60);
    expect(redAt(147, -2.5)).toBeLessThan(60);
    expect(redAt(149.5, 2)).toBe(255);
    expect(redAt(-3.5, 2)).toBe(255);
  });

  it('names the press it is made for, and no standard that nobody has checked', () => {
    const [intent] = [...objects.values()].filter(({ body: one }) => one.includes('/Type /OutputIntent'));
    expect(intent?.body).toContain('/S /GTS_PDFX');
    expect(intent?.body).toContain('/OutputConditionIdentifier (FOGRA51)');
    expect(intent?.body).toContain('/RegistryName (http://www.color.org)');
    const pdf = Buffer.from(bytes).toString('latin1');
    expect(pdf).toMatch(new RegExp(`/OutputIntents \\[${intent?.id} 0 R\\]`));
    expect(pdf).not.toContain('GTS_PDFXVersion');
    expect(pdf).not.toContain('pdfxid');
  });

  it('says that it is not trapped', () => {
    const [info] = [...objects.values()].filter(({ body: one }) => one.includes('/Trapped'));
    const [, id = ''] = /\/Trapped (\d+) 0 R/.exec(info?.body ?? '') ?? [];
    expect(objects.get(id)?.body).toBe('/False');
  });

  it('has links as words alone', async () => {
    const { links, structure, text: said } = await readPdf(bytes);
    expect(links).toEqual([]);
    expect(said).toContain('lamps.example/ask');
    expect(allParts(structure).filter(({ role }) => role === 'Link')).toEqual([]);
  });

  it('shows a photo in its own colours', async () => {
    const { data, width } = await rasterise(bytes, 4);
    const image = marksIn(contentOf(plan)).find(({ kind }) => kind === 'image');
    const [x, y] = [(image?.x ?? 0) + 5, (image?.y ?? 0) + 5];
    const at = (Math.round((y + 10) * 4) * width + Math.round((x + 10) * 4)) * 4;
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
    expect(red).toBeGreaterThan(150);
    expect(Math.max(green, blue)).toBeLessThan(110);
  });

  it('is the same, byte for byte, when it is drawn again', async () => {
    expect(Buffer.compare(await drawn(), bytes)).toBe(0);
  });

  it('takes a photo in grey, and refuses one in the colours of a screen', async () => {
    await expect(drawn(await planWith('grey'))).resolves.toBeInstanceOf(Uint8Array);
    await expect(drawn(await planWith('srgb'))).rejects.toThrow('p.jpg');
  });
});
