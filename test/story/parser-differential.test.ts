import { runInNewContext } from 'node:vm';
import { extractFrontmatter, parseFrontmatter } from '@astrojs/internal-helpers/frontmatter';
import fc from 'fast-check';
import { mdxToJs } from 'satteri';
import { describe, expect, it } from 'vitest';
import { COMPONENT_NAMES } from '#story/components.ts';
import { Findings } from '#story/findings.ts';
import { lowerBlocks } from '#story/lower.ts';
import { MARKDOWN_FEATURES, parseMdx } from '#story/mdx.ts';

/** What we read of a text, without spaces; undefined when we refuse it. */
function ourWords(text: string): string | undefined {
  const { children, problems } = parseMdx(text);
  const findings = new Findings();
  const blocks = lowerBlocks(children, findings).map(({ block }) => block);
  if (problems.length + findings.all.length > 0) return undefined;
  const words: string[] = [];
  JSON.stringify(blocks, (key, value) => {
    if (key === 'value') words.push(String(value));
    return value;
  });
  return squeezed(words.join(''));
}

const squeezed = (words: string): string => words.replace(/\s/g, '');

interface Element {
  type: string;
  props: Record<string, unknown>;
}

const TAGS = ['fragment', 'a', 'br', 'em', 'strong', 'p', 'ul', 'ol', 'li', 'h2', 'h3'];
const components = Object.fromEntries(COMPONENT_NAMES.map((name) => [name, name]));

/**
 * What Astro would show of a text, without spaces: the compiler’s own output, run with elements that only remember
 * what they were given. Whatever is not a string, a tag of Markdown or one of our components came out of code.
 * @throws for code that names anything else.
 */
function theirWords(text: string): string {
  const { code } = mdxToJs(text, { features: MARKDOWN_FEATURES }) as { code: string };
  const [runtime = '', ...rest] = code.split('\n');
  if (!/^import \{[^}]*\} from "react\/jsx-runtime";$/.test(runtime)) throw new Error(runtime);
  const script = rest.join('\n').replace(/^export default MDXContent;$/m, '');
  const element = (type: string, props: Record<string, unknown>): Element => ({ type, props });
  const world = { _jsx: element, _jsxs: element, _Fragment: 'fragment', components };
  return squeezed(wordsOf(runInNewContext(`${script}\nMDXContent({ components })`, world)));
}

function wordsOf(node: unknown): string {
  if (node === undefined) return '';
  if (typeof node === 'string') return node;
  if (Array.isArray(node)) return node.map(wordsOf).join('');
  const { type, props } = node as Element;
  if (![...TAGS, ...COMPONENT_NAMES].includes(type)) throw new Error(`<${type}>`);
  const { children, start, ...others } = props;
  for (const value of Object.values(others)) if (typeof value !== 'string') throw new Error(String(value));
  return wordsOf(children);
}

/** Pieces that mean something to one parser or another; strung together they try to make the two disagree. */
const PIECES = [
  ...[
    '{',
    '}',
    '\\{',
    '\\\\{',
    '&#123;',
    '{1}',
    '{/* x */}',
    '$',
    '{x}',
    '`',
    '```',
    '\\',
    '<',
    '>',
    '</',
    '/>',
    '<>',
    '</>',
  ],
  ...['<Map />', '<Facts>', '</Facts>', '<Quote by="x">', '</Quote>', '<Photo src="a" alt="', '="', "='", '"', "'"],
  ...['import x from "y"', 'export const a = 1', 'import', 'export ', 'layout: x', 'title = "a"', '+++', '---', '***'],
  ...[
    '\n',
    '\n\n',
    '\n    ',
    '\n\t',
    ' ',
    '  \n',
    '- ',
    '1. ',
    '> ',
    '# ',
    '## ',
    '*',
    '**',
    '_',
    '~~',
    '[',
    '](',
    ')',
    '![',
    '[^1]',
  ],
  ...[
    'https://a.example',
    'www.a.example',
    '&lt;',
    '&quot;',
    '<!--',
    '-->',
    '<script>',
    '</script>',
    '|',
    '|-|-|',
    ':::',
    '$',
    '\u00a0',
  ],
  ...['a', 'Two words', 'set:html', 'client:load', 'is:raw', '{...x}', 'é', 'اردو'],
];
const texts = fc.array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ maxLength: 4 })), {
  maxLength: 25,
});

describe('a text that we accept', () => {
  it('says the same to the compiler that renders it, and holds no code, however it is put together', () => {
    let accepted = 0;
    fc.assert(
      fc.property(texts, (pieces) => {
        const text = pieces.join('').replace(/\p{Cc}/gu, (character) => (character === '\n' ? '\n' : ' '));
        const words = ourWords(`\n\n${text.trim()}`);
        if (words === undefined) return;
        accepted++;
        expect(theirWords(`\n\n${text.trim()}`)).toBe(words);
      }),
      { numRuns: 5000 },
    );
    expect(accepted).toBeGreaterThan(200);
  });

  it.each([
    '{a}',
    'a\n\nimport a from "b"',
    '<b>a</b>',
    '<Map {...a} />',
    '<Photo src={1} alt="b" />',
    'export const a = 1',
  ])('is never one in which the compiler sees code or HTML: %s', (text) => {
    expect(ourWords(text)).toBeUndefined();
    expect(() => theirWords(text)).toThrow();
  });

  it('may show braces as words', () => {
    const text = 'Write \\{name\\} or &#123;name&#125;.';
    expect(ourWords(text)).toBe('Write{name}or{name}.');
    expect(theirWords(text)).toBe(ourWords(text));
  });
});

describe('the fields that Astro looks for above a body', () => {
  // What public-copy-fs.ts writes above each body.
  const guarded = (body: string): string => `---\n---\n\n${body.trim()}`;

  it('are never found in the body itself', () => {
    const bodies = ['+++\nlayout = "/etc/passwd"\n+++\n\nCome.', '---\nlayout: /etc/passwd\n---\n\nCome.', 'Come.'];
    expect(parseFrontmatter(bodies[0] ?? '').frontmatter).toEqual({ layout: '/etc/passwd' });
    for (const body of bodies) expect(parseFrontmatter(guarded(body)).frontmatter).toEqual({});
  });

  it('stay empty whatever the body begins with', () => {
    fc.assert(
      fc.property(texts, (pieces) => {
        expect(extractFrontmatter(guarded(pieces.join('')))?.trim()).toBe('');
      }),
    );
  });
});
