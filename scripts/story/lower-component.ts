import type { z } from 'zod';
import { nearest } from '#problem/nearest.ts';
import type { Finding } from '#problem/problem.ts';
import { parseBySchema } from '#source/schema-problems.ts';
import type { Block, Prose } from '#story/block.ts';
import { COMPONENT_NAMES, COMPONENTS, type ComponentName, isComponentName } from '#story/components.ts';
import type { Findings } from '#story/findings.ts';
import { lowerList, lowerProse, refuse } from '#story/lower-prose.ts';
import { type Child, lineOf, type Node } from '#story/mdx.ts';

type Element = Extract<Node, { type: 'mdxJsxFlowElement' }>;
type Attributes<N extends ComponentName> = z.output<(typeof COMPONENTS)[N]['attributes']>;

/** What stands between the tags of a component. */
interface Inside {
  items: Prose[];
  paragraphs: Prose[];
}

/** How each component becomes a block. A component that is missing here does not compile. */
const LOWER: { [N in ComponentName]: (attributes: Attributes<N>, inside: Inside) => Block } = {
  Facts: (_, { items }) => ({ type: 'facts', items }),
  Quote: ({ by }, { paragraphs }) => ({ type: 'quote', by, paragraphs }),
  Signs: ({ title }, { items }) => ({ type: 'signs', title, items }),
  Photo: ({ src, alt, caption, credit }) => ({ type: 'photo', file: src, alt, caption, credit }),
  Event: ({ starts, ends, place, link }) => ({ type: 'event', starts, ends, place, link }),
  Map: () => ({ type: 'map' }),
  Report: (_, { paragraphs }) => ({ type: 'report', ask: paragraphs }),
  Support: ({ services }) => ({
    type: 'support',
    services: services?.split(',').flatMap((id) => id.trim() || []) ?? [],
  }),
};

/** Lowers a component of the closed list; reports every fault of its name, attributes and content. */
export function lowerComponent(element: Element, findings: Findings): Block | undefined {
  const name = element.name ?? '';
  if (!isComponentName(name)) {
    refuseUnknown(name, lineOf(element), findings);
    return undefined;
  }
  const before = findings.all.length;
  const inside = lowerInside(name, element, findings);
  const attributes = checkAttributes(name, element, findings);
  if (!attributes || findings.all.length > before) return undefined;
  // The pairing of a name with its own attributes is lost when a table is read by a union of names.
  return (LOWER[name] as (attributes: unknown, inside: Inside) => Block)(attributes, inside);
}

/** A name with a capital, or one close to a component, was meant as one; the rest is HTML. */
function refuseUnknown(name: string, line: number, findings: Findings): void {
  const meant = nearest(name, COMPONENT_NAMES);
  if (meant || /^[A-Z]/.test(name)) {
    findings.add(line, { code: 'component-unknown', args: { name, nearest: meant, allowed: COMPONENT_NAMES } });
  } else findings.add(line, { code: 'html-not-allowed', args: { tag: name } });
}

function lowerInside(name: ComponentName, element: Element, findings: Findings): Inside {
  const inside: Inside = { items: [], paragraphs: [] };
  const before = findings.all.length;
  const children: Child[] = element.children;
  for (const child of children) {
    if (child.type === 'list' && !child.ordered) inside.items.push(...lowerList(child, findings));
    else if (child.type === 'paragraph') inside.paragraphs.push(lowerProse(child.children, findings));
    else refuseInside(name, child, findings);
  }
  const expected = COMPONENTS[name].content;
  if (findings.all.length === before && !contentFits(expected, inside)) {
    findings.add(lineOf(element), { code: 'component-content', args: { name, expected } });
  }
  return inside;
}

function contentFits(expected: (typeof COMPONENTS)[ComponentName]['content'], { items, paragraphs }: Inside): boolean {
  if (expected === 'a bullet list') return items.length > 0 && paragraphs.length === 0;
  if (expected === 'nothing') return items.length + paragraphs.length === 0;
  return items.length === 0 && (expected === 'nothing or paragraphs' || paragraphs.length > 0);
}

function refuseInside(name: ComponentName, child: Child, findings: Findings): void {
  if (child.type === 'mdxJsxFlowElement' && child.name !== null && isComponentName(child.name)) {
    const args = { name: child.name, inside: `<${name}>` };
    findings.add(lineOf(child), { code: 'component-misplaced', args });
  } else if (child.type === 'text' || child.type === 'list') {
    // A numbered list; or `<Quote by="…">words</Quote>` on one line: Astro would show the words without a paragraph.
    const expected = COMPONENTS[name].content;
    findings.add(lineOf(child), { code: 'component-content', args: { name, expected } });
  } else refuse(child, findings);
}

function checkAttributes(name: ComponentName, element: Element, findings: Findings): unknown {
  const data: Record<string, string> = Object.create(null);
  for (const attribute of element.attributes) {
    if (attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string') {
      data[attribute.name] = attribute.value;
    } else {
      const word = attribute.type === 'mdxJsxAttribute' ? attribute.name : '{…}';
      findings.add(lineOf(element), { code: 'attribute-not-text', args: { name, attribute: word } });
    }
  }
  const checked = parseBySchema(COMPONENTS[name].attributes, { data: { ...data }, lineOf: () => lineOf(element) });
  if ('value' in checked) return checked.value;
  for (const { finding, line } of checked.problems) findings.add(line, attributeFinding(name, finding));
  return undefined;
}

/** A fault of a field, told as a fault of an attribute: it is mended within a tag and not on a line of its own. */
function attributeFinding(name: ComponentName, finding: Finding): Finding {
  if (finding.code === 'key-missing') {
    return { code: 'attribute-missing', args: { name, attribute: finding.args.key } };
  }
  if (finding.code === 'key-unknown') {
    const { key, ...args } = finding.args;
    return { code: 'attribute-unknown', args: { name, attribute: key, ...args } };
  }
  return finding;
}
