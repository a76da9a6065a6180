import type { Link, List, PhrasingContent, Text } from 'mdast';
import { isWebAddress } from '#source/fields.ts';
import { hiddenCharacter } from '#source/text.ts';
import { type Inline, type Prose, plainText } from '#story/block.ts';
import { isComponentName } from '#story/components.ts';
import type { Findings } from '#story/findings.ts';
import { type Child, lineOf, type Node } from '#story/mdx.ts';
import { codeInWords } from '#story/mdx-guard.ts';

/** Marks within marks, such as **bold *and stressed***; more levels than this nobody can see. */
const MARK_DEPTH_LIMIT = 5;

/** What Markdown knows and not every medium can show, and what to do instead. */
const REFUSED: Partial<Record<Node['type'], { what: string; instead: string }>> = {
  blockquote: { what: 'A quotation with >', instead: 'Use <Quote by="role">…</Quote>.' },
  code: { what: 'A block of code (a line that begins with ``` or four spaces)', instead: 'Write it as a sentence.' },
  inlineCode: { what: 'Text between `backticks`', instead: 'Use **bold** to make words stand out.' },
  thematicBreak: { what: 'A line of hyphens', instead: 'Use a heading (##) to begin a new part.' },
  table: { what: 'A table', instead: 'Use a list, or <Facts> with a list inside.' },
  image: { what: 'A picture with ![…]', instead: 'Use <Photo src="photo.jpg" alt="…" />.' },
  imageReference: { what: 'A picture with ![…]', instead: 'Use <Photo src="photo.jpg" alt="…" />.' },
  delete: { what: 'Text ~~struck out~~', instead: 'Remove the words.' },
  footnoteReference: { what: 'A footnote', instead: 'Write it as a sentence of its own.' },
  footnoteDefinition: { what: 'A footnote', instead: 'Write it as a sentence of its own.' },
  linkReference: { what: 'A link with its address elsewhere', instead: 'Write [words](https://…).' },
  definition: { what: 'A link address on a line of its own', instead: 'Write [words](https://…).' },
  yaml: { what: 'A second set of fields between ---', instead: 'Keep all fields at the top of the file.' },
};

/** Lowers words within a block; what cannot be shown everywhere is reported and left out. */
export function lowerProse(nodes: readonly PhrasingContent[], findings: Findings, depth = 0): Prose {
  return nodes.flatMap((node) => lowerInline(node, findings, depth) ?? []);
}

/** Lowers a list of one level, whose items hold one paragraph each. */
export function lowerList(list: List, findings: Findings): Prose[] {
  return list.children.map((item) => {
    const [first, ...others] = item.children;
    if (item.checked !== null && item.checked !== undefined) {
      notAllowed(lineOf(item), { what: 'A tick box', instead: 'Write the words without [ ].' }, findings);
    }
    for (const other of others) {
      notAllowed(
        lineOf(other),
        { what: 'A list or paragraph inside a list', instead: 'Give each point one line.' },
        findings,
      );
    }
    if (first?.type === 'paragraph') return lowerProse(first.children, findings);
    if (first) refuse(first, findings);
    else
      notAllowed(lineOf(item), { what: 'A point without words', instead: 'Write it, or remove the line.' }, findings);
    return [];
  });
}

/** Reports a node that no medium, or not every medium, can show. */
export function refuse(node: Child, findings: Findings): void {
  const line = lineOf(node);
  const refused = REFUSED[node.type];
  if (refused) notAllowed(line, refused, findings);
  else if (node.type === 'mdxjsEsm') findings.add(line, { code: 'mdx-code', args: { what: codeInWords(node.value) } });
  else if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
    findings.add(line, { code: 'mdx-code', args: { what: codeInWords(`{${node.value}}`) } });
  } else if (node.type === 'mdxJsxTextElement' || node.type === 'mdxJsxFlowElement') {
    refuseElement(node.name, line, findings);
  } else if (node.type === 'html') findings.add(line, { code: 'html-not-allowed', args: { tag: '…' } });
  else notAllowed(line, { what: `“${node.type}”`, instead: 'Write it as a paragraph or a list.' }, findings);
}

/** Reports a tag that is neither a component in its right place nor allowed at all. */
export function refuseElement(name: string | null, line: number, findings: Findings): void {
  if (name !== null && isComponentName(name)) {
    findings.add(line, { code: 'component-misplaced', args: { name, inside: 'a sentence' } });
  } else findings.add(line, { code: 'html-not-allowed', args: { tag: name ?? '' } });
}

function lowerInline(node: PhrasingContent, findings: Findings, depth: number): Inline | undefined {
  switch (node.type) {
    case 'text':
      return lowerText(node, findings);
    case 'strong':
    case 'emphasis':
      if (depth < MARK_DEPTH_LIMIT)
        return { type: node.type, children: lowerProse(node.children, findings, depth + 1) };
      notAllowed(lineOf(node), { what: 'So many marks within marks', instead: 'Keep one of them.' }, findings);
      return undefined;
    case 'break':
      return { type: 'break' };
    case 'link':
      return lowerLink(node, findings, depth);
    default:
      refuse(node, findings);
      return undefined;
  }
}

/** Within a paragraph a line end is a space, as a browser shows it. */
function lowerText(node: Text, findings: Findings): Inline {
  const lines = node.value.split('\n');
  const value = lines
    .map((line, at) => (at > 0 ? line.trimStart() : line))
    .map((line, at) => (at < lines.length - 1 ? line.trimEnd() : line))
    .join(' ');
  // The bytes were looked through already, but an entity such as &#x202e; is only now a character.
  const character = hiddenCharacter(value.replaceAll('\t', ' '));
  if (character) findings.add(lineOf(node), { code: 'character-hidden', args: { character } });
  return { type: 'text', value };
}

function lowerLink(node: Link, findings: Findings, depth: number): Inline {
  if (!isSafeLink(node.url)) findings.add(lineOf(node), { code: 'link-unsafe', args: { url: node.url } });
  // The site would show it, and nothing else would: neither the flyer nor whoever reads before release.
  if (node.title) {
    notAllowed(
      lineOf(node),
      { what: 'A title within a link', instead: 'Leave out what stands in quotation marks after the address.' },
      findings,
    );
  }
  const before = findings.all.length;
  const children = lowerProse(node.children, findings, depth + 1);
  if (plainText(children).trim() === '' && findings.all.length === before) {
    notAllowed(
      lineOf(node),
      { what: 'A link without words', instead: 'Write between [ and ] where it leads.' },
      findings,
    );
  }
  return { type: 'link', url: node.url, children };
}

function isSafeLink(url: string): boolean {
  return isWebAddress(url) || /^mailto:[^\s@]+@[^\s@]+$|^tel:\+?[\d-]+$/i.test(url);
}

function notAllowed(line: number, args: { what: string; instead: string }, findings: Findings): void {
  findings.add(line, { code: 'markdown-not-allowed', args });
}
