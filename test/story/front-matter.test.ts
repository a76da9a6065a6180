import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseFrontmatter as parseAsAstro } from '@astrojs/internal-helpers/frontmatter';
import { describe, expect, it } from 'vitest';
import { momentSchema } from '#source/fields.ts';
import { parseFrontMatter } from '#source/front-matter.ts';
import { COMPONENT_NAMES } from '#story/components.ts';
import { frontMatterSchema, translationFrontMatterSchema } from '#story/front-matter.ts';
import { parseMdx } from '#story/mdx.ts';
import { parseVersion } from '#story/parse-version.ts';
import { OUTCOMES, THEMES } from '#story/vocabulary.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

const storiesBelow = (folder: string): string[] =>
  readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => join(folder, name));

/** Astro’s reader turns a day or a moment into a Date, ours leaves it as text until the schema reads it. */
function normalised(value: unknown): unknown {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return new Date(value).toISOString();
  const moment = momentSchema.safeParse(value);
  if (moment.success) return moment.data.toISOString();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, normalised(inner)]));
}

describe('the fields of a story', () => {
  const shipped = [...storiesBelow('content'), ...storiesBelow('test/fixtures/partnership')];

  it('are read from every file there is', () => {
    expect(shipped.length).toBeGreaterThan(20);
  });

  it.each(shipped)('are the same to Astro: %s', (file) => {
    const text = readFileSync(join(PROJECT, file), 'utf8');
    const own = parseFrontMatter(text);
    if ('problem' in own) throw new Error(own.problem.finding.code);
    const { frontmatter, content } = parseAsAstro(text);
    expect(normalised(own.fields.data)).toEqual(normalised(frontmatter));
    expect(own.body.trim()).toBe(content.trim());
  });

  it.each([
    'aim: [a, b]',
    'title: "a: b"',
    "title: 'it''s'",
    'title: >-\n  two\n  lines',
    'reviewed: no',
    'count: 0o17',
    'count: 1e3',
    'at: 19:30',
    'none: ~',
    'list:\n  - a\n  - { b: c }',
    'title: اردو # note',
    'a: &x b\nc: *x',
  ])('are the same to Astro in other ways of writing: %j', (yaml) => {
    const text = `---\n${yaml}\n---\n\nCome.\n`;
    const own = parseFrontMatter(text);
    if ('problem' in own) throw new Error(own.problem.finding.code);
    expect(own.fields.data).toEqual(parseAsAstro(text).frontmatter);
  });

  it('are never run as a program', () => {
    for (const opening of ['---js', '---javascript', '--- js', '---coffee', '---json', '+++', ';;;']) {
      const read = parseFrontMatter(`${opening}\n({ title: process.exit(1) })\n---\n\nCome.\n`);
      expect(read).toMatchObject({ problem: { finding: { code: 'front-matter-missing' } } });
    }
  });

  it('leave the words on the lines of the file', () => {
    const read = parseFrontMatter('---\ntitle: a\n\n---\n\n\nCome.\n');
    if ('problem' in read) throw new Error(read.problem.finding.code);
    expect(read.body.split('\n').indexOf('Come.')).toBe(6);
    expect(read.fields.lineOf(['title'])).toBe(2);
  });
});

describe('content/README.md', () => {
  const guide = readFileSync(join(PROJECT, 'content/README.md'), 'utf8');
  const section = (title: string): string => guide.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
  const blocks = (text: string, language: string): string[] =>
    [...text.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, inside = '']) => inside);

  it('explains every field, and no other', () => {
    const keys = [...section('The fields at the top').matchAll(/^\| `([a-z0-9-]+)` \|/gm)].map(([, key]) => key);
    expect(keys).toEqual(Object.keys(frontMatterSchema.shape));
  });

  it('lists every theme and every outcome', () => {
    const list = (name: string): string[] =>
      new RegExp(`\\*\\*${name}:\\*\\* ([^.]*)\\.`).exec(guide)?.[1]?.split(', ') ?? [];
    expect(list('Themes')).toEqual([...THEMES]);
    expect(list('Outcomes')).toEqual([...OUTCOMES]);
  });

  it('shows fields that are right', () => {
    const [example = ''] = blocks(section('The fields at the top'), 'yaml');
    expect(parseVersion('en.mdx', `${example}\nCome.\n`, frontMatterSchema).problems).toEqual([]);
    const [translation = ''] = blocks(section('Add a translation'), 'yaml');
    expect(parseVersion('ur.mdx', `${translation}\nCome.\n`, translationFrontMatterSchema).problems).toEqual([]);
  });

  it('shows a text and parts that are right', () => {
    const examples = [...blocks(guide, 'mdx'), ...blocks(section('The text'), 'markdown')];
    const [fields = ''] = blocks(section('The fields at the top'), 'yaml');
    for (const example of examples) {
      expect(parseVersion('en.mdx', `${fields}\n${example}\n`, frontMatterSchema).problems).toEqual([]);
    }
  });

  it('shows every part once, in the order of the list', () => {
    const shown = blocks(section('The parts you can add'), 'mdx').flatMap((example) =>
      parseMdx(example).children.flatMap((node) => (node.type === 'mdxJsxFlowElement' ? [node.name] : [])),
    );
    expect(shown).toEqual(COMPONENT_NAMES);
  });
});
