import { beforeAll, describe, expect, it } from 'vitest';
import type { FlyerRequest } from '#flyer/desk.ts';
import { drawFlyer } from '#flyer/draw.ts';
import type { PdfObject } from './read-objects.ts';
import { allTags, marksOf, readTags, referred, type TagElement, type TaggedPdf } from './read-tags.ts';
import { fonts, planned } from './sample.ts';
import { shippedRequests } from './shipped-flyers.ts';

/** One flyer of each kind in each language. */
const requests = new Map<string, FlyerRequest>();
for (const from of await shippedRequests()) {
  const name = `${from.message.kind} in ${from.message.language}`;
  if (!requests.has(name)) requests.set(name, from);
}

const ROLES = [
  'Document',
  'Sect',
  'H1',
  'H2',
  'H3',
  'P',
  'BlockQuote',
  'L',
  'LI',
  'Lbl',
  'LBody',
  'Figure',
  'Link',
  'Span',
];
const numbersIn = (list = ''): number[] => list.trim().split(/\s+/).map(Number);

it('there are flyers of several kinds and languages', () => {
  const parts = [...requests.keys()].map((name) => name.split(' in '));
  expect(new Set(parts.map(([kind]) => kind)).size).toBe(4);
  expect(new Set(parts.map(([, language]) => language)).size).toBeGreaterThanOrEqual(4);
});

describe.each([...requests])('the structure of a flyer: %s (PDF/UA-1)', (_, from) => {
  let pdf: TaggedPdf;
  let tags: TagElement[];
  let pages: (PdfObject & { content: string })[];
  let metadata: string;
  beforeAll(async () => {
    pdf = readTags(await drawFlyer(planned(from), fonts));
    tags = pdf.roots.flatMap(allTags);
    const contentOf = ({ body }: PdfObject): string => pdf.objects.get(referred(body, 'Contents') ?? '')?.stream ?? '';
    pages = pdf.pages.map((page) => ({ ...page, content: contentOf(page) }));
    metadata = pdf.objects.get(referred(pdf.catalog, 'Metadata') ?? '')?.stream ?? '';
  });
  const withRole = (role: string): TagElement[] => tags.filter((one) => one.role === role);
  const bodyOf = (key: string): string => pdf.objects.get(referred(pdf.catalog, key) ?? '')?.body ?? '';

  it('is declared: marked, in its language, with a title that is shown', () => {
    expect(bodyOf('MarkInfo')).toContain('/Marked true');
    expect(bodyOf('ViewerPreferences')).toContain('/DisplayDocTitle true');
    expect(pdf.catalog).toContain(`/Lang (${from.message.language})`);
    expect(metadata).toMatch(/<pdfuaid:part>1</);
    expect(metadata).toMatch(/<dc:title>[\s\S]*?<rdf:li xml:lang="x-default">[^<]+</);
  });

  it('is one document of standard roles, each element within the one that it names', () => {
    expect(pdf.roots.map(({ role }) => role)).toEqual(['Document']);
    expect(tags.filter(({ role }) => !ROLES.includes(role))).toEqual([]);
    const strays = tags.flatMap((one) => one.children.filter(({ parent }) => parent !== one.id));
    expect(strays).toEqual([]);
    expect(new Set(tags.map(({ id }) => id)).size).toBe(tags.length);
  });

  it('has no element that is empty', () => {
    expect(tags.filter(({ children, marks }) => children.length + marks.length === 0)).toEqual([]);
  });

  it('holds all that is painted, each mark once; the rest is marked as decoration', () => {
    const held = tags.flatMap(({ marks }) => marks).sort();
    const painted = pages.flatMap(({ id, content }) => marksOf(content).ids.map((mark) => `${id} ${mark}`)).sort();
    expect(held).toEqual(painted);
    expect(painted.length).toBeGreaterThan(20);
    for (const { content } of pages) {
      expect(marksOf(content)).toMatchObject({ unmarked: [], deepest: 1 });
      expect(content).toMatch(/^\/Artifact /m);
    }
  });

  it('is told of by the pages: the number of each mark leads back to its element', () => {
    const [, nums = ''] = /\/Nums \[([\s\S]*)\n\]/.exec(bodyOf('StructTreeRoot')) ?? [];
    const leads = new Map(
      [...nums.matchAll(/(\d+) \[([^\]]*)\]/g)].map(([, key, ids = '']) => [key, ids.match(/\d+(?= 0 R)/g)]),
    );
    for (const { id, body } of pages) {
      const ids = leads.get(/\/StructParents (\d+)/.exec(body)?.[1]);
      const holders = (ids ?? []).map((holder, mark) =>
        tags.find((one) => one.id === holder)?.marks.includes(`${id} ${mark}`),
      );
      expect(holders.length).toBe(marksOf(pages.find((page) => page.id === id)?.content ?? '').ids.length);
      expect(holders.every(Boolean)).toBe(true);
    }
  });

  it('moves from one link to the next in the order of the structure', () => {
    for (const { body } of pages) expect(body).toContain('/Tabs /S');
  });

  it('begins with one heading of the first level, and goes down level by level', () => {
    const levels = tags.flatMap(({ role }) => /^H(\d)$/.exec(role)?.[1] ?? []).map(Number);
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.length).toBeGreaterThan(1);
    expect(levels.filter((level, at) => at > 0 && level > (levels[at - 1] ?? 0) + 1)).toEqual([]);
  });

  it('has lists of items, and items of a label and what it stands for', () => {
    const shapes = withRole('LI').map(({ children }) => children.map(({ role }) => role).join(' '));
    expect(withRole('L').flatMap(({ children }) => children.filter(({ role }) => role !== 'LI'))).toEqual([]);
    expect(shapes.length).toBeGreaterThan(2);
    expect(shapes.filter((shape) => shape !== 'LBody' && shape !== 'Lbl LBody')).toEqual([]);
    const lost = tags.flatMap((one) =>
      one.children.filter(
        ({ role }) => (role === 'LI' && one.role !== 'L') || (/^L(?:bl|Body)$/.test(role) && one.role !== 'LI'),
      ),
    );
    expect(lost).toEqual([]);
  });

  it('describes its figures, and says where on the page they are', () => {
    const sizes = pages.map(({ body }) => numbersIn(/\/MediaBox \[([^\]]*)\]/.exec(body)?.[1]));
    const [, , width = 0, height = 0] = sizes[0] ?? [];
    expect(withRole('Figure').length).toBeGreaterThan(0);
    for (const { body } of withRole('Figure')) {
      expect(body).toMatch(/\/Alt \([^)]/);
      const [left = -1, bottom = -1, right = -1, top = -1] = numbersIn(/\/BBox \[([^\]]*)\]/.exec(body)?.[1]);
      expect([0 <= left, left < right, right <= width, 0 <= bottom, bottom < top, top <= height]).not.toContain(false);
    }
  });

  it('has every link within it, and says where it leads', () => {
    const drawn = pages.flatMap(({ body }) => /\/Annots \[([^\]]*)\]/.exec(body)?.[1]?.match(/\d+(?= 0 R)/g) ?? []);
    const held = withRole('Link').flatMap(({ annotations }) => annotations);
    expect(held.sort()).toEqual([...drawn].sort());
    expect(held.length).toBeGreaterThan(2);
    expect(withRole('Link').filter(({ annotations }) => annotations.length === 0)).toEqual([]);
    for (const id of drawn) {
      const { body = '' } = pdf.objects.get(id) ?? {};
      expect(body).toMatch(/\/Contents \([^)]/);
      expect(body).toMatch(/\/StructParent \d/);
    }
  });

  it('names a language for spans alone, and none that is that of the flyer', () => {
    expect(withRole('Span').filter(({ body }) => !/\/Lang \(en\)/.test(body))).toEqual([]);
    expect(withRole('Span').length > 0).toBe(from.message.language !== 'en');
    expect(tags.filter(({ role, body }) => role !== 'Span' && body.includes('/Lang'))).toEqual([]);
  });

  it('has fonts that are embedded and tell the characters of their glyphs', () => {
    const bodies = [...pdf.objects.values()].map(({ body }) => body);
    const outer = bodies.filter((body) => body.includes('/Subtype /Type0'));
    expect(outer.length).toBeGreaterThan(1);
    for (const body of outer) {
      const { stream = '' } = pdf.objects.get(referred(body, 'ToUnicode') ?? '') ?? {};
      expect(stream).toContain('beginbfrange');
    }
    const descriptors = bodies.filter((body) => body.includes('/Type /FontDescriptor'));
    expect(descriptors).toHaveLength(outer.length);
    expect(descriptors.filter((body) => referred(body, 'FontFile2') === undefined)).toEqual([]);
    expect(bodies.filter((body) => /\/Subtype \/(?:Type1|TrueType|Type3)\s/.test(body))).toEqual([]);
  });
});
