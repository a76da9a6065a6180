import type { List, PhrasingContent } from 'mdast';
import type { Inline, Prose } from '#story/block.ts';
import { isComponentName } from '#story/components.ts';
import type { Findings } from '#story/findings.ts';
import { type Child, lineOf, type Node } from '#story/mdx.ts';

const SAFE_LINK = /^(?:https:\/\/|mailto:[^\s]+@|tel:\+?[\d-]+$)/i;

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
export function lowerProse(nodes: readonly PhrasingContent[], findings: Findings): Prose {
  return nodes.flatMap((node) => lowerInline(node, findings) ?? []);
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

function lowerInline(node: PhrasingContent, findings: Findings): Inline | undefined {
  switch (node.type) {
    case 'text':
      // Within a paragraph a line end is a space, as a browser shows it.
      return { type: 'text', value: node.value.replace(/\s*\n\s*/g, ' ') };
    case 'strong':
    case 'emphasis':
      return { type: node.type, children: lowerProse(node.children, findings) };
    case 'break':
      return { type: 'break' };
    case 'link':
      if (!SAFE_LINK.test(node.url)) findings.add(lineOf(node), { code: 'link-unsafe', args: { url: node.url } });
      return { type: 'link', url: node.url, children: lowerProse(node.children, findings) };
    default:
      refuse(node, findings);
      return undefined;
  }
}

function notAllowed(line: number, args: { what: string; instead: string }, findings: Findings): void {
  findings.add(line, { code: 'markdown-not-allowed', args });
}

function codeInWords(code: string): string {
  const [first = ''] = code.split('\n');
  return `“${first.length > 40 ? `${first.slice(0, 40)}…` : first}”`;
}
