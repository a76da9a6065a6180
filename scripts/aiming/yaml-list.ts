import { isAlias, isMap, isScalar, isSeq, type Node, parseDocument, type YAMLSeq } from 'yaml';

/** Where a value stands in a text: its first character, and one past its last. */
interface Span {
  start: number;
  end: number;
}

/** The value of one field, and its entries if it is a list. */
interface Value extends Span {
  form: 'word' | 'brackets' | 'dashes';
  entries: (Span & { value: unknown })[];
}

/** The list that a field of a YAML text should have. */
interface Wanted {
  key: string;
  list: readonly string[];
  /** How an entry that is not there yet is written. */
  write: (entry: string) => string;
}

/**
 * The YAML text with another list in one of its fields, written as the list was before: in brackets, with dashes, with
 * its quotation marks and notes. Undefined when the field is not there, or is written in a way that is not understood.
 */
export function setList(yaml: string, { key, list, write }: Wanted): string | undefined {
  const value = fieldValue(yaml, key);
  if (!value) return undefined;
  const sources = new Map(value.entries.map((entry) => [entry.value, yaml.slice(entry.start, entry.end)]));
  const written = list.map((entry) => sources.get(entry) ?? write(entry));
  if (value.form === 'word' || value.entries.length === 0) return replaceWhole(yaml, value, `[${written.join(', ')}]`);
  return setEntries(yaml, key, list, written);
}

/** The YAML text with one word, or a list in brackets, in place of whatever a field had. */
export function setWhole(yaml: string, key: string, written: string): string | undefined {
  const value = fieldValue(yaml, key);
  return value && replaceWhole(yaml, value, written);
}

/** Whether a field has a list in brackets with no notes in it, which may become one word without loss. */
export function isPlainList(yaml: string, key: string): boolean {
  const value = fieldValue(yaml, key);
  return value?.form === 'brackets' && !yaml.slice(value.start, value.end).includes('#');
}

function setEntries(yaml: string, key: string, list: readonly string[], written: readonly string[]): string {
  let text = yaml;
  const entries = (): Value['entries'] => fieldValue(text, key)?.entries ?? [];
  const kept = entries().filter(({ value }) => list.includes(String(value)));
  // Entries that stay in their order keep the notes beside them; what is no longer wanted goes, what is new is added.
  if (kept.length > 0 && kept.every(({ value }, at) => value === list[at])) {
    for (let at = entries().length - 1; at >= 0; at -= 1) {
      if (!list.includes(String(entries()[at]?.value))) text = removeEntry(text, key, at);
    }
  }
  while (entries().length > list.length) text = removeEntry(text, key, entries().length - 1);
  written.forEach((entry, at) => {
    const old = entries()[at];
    text = old ? replaceSpan(text, old, entry) : addEntry(text, key, entry);
  });
  return text;
}

function fieldValue(yaml: string, key: string): Value | undefined {
  const { contents } = parseDocument(yaml, { logLevel: 'silent', uniqueKeys: false });
  const pair = isMap(contents) ? contents.items.find((one) => isScalar(one.key) && one.key.value === key) : undefined;
  const node = pair?.value;
  if (isSeq(node)) return listOf(node, yaml);
  return isScalar(node) || isAlias(node) ? { ...spanOf(node, yaml), form: 'word', entries: [] } : undefined;
}

function listOf(node: YAMLSeq, yaml: string): Value {
  const entries = node.items.map((item) => {
    const value = isScalar(item) ? item.value : undefined;
    return { ...spanOf(item as Node, yaml), value };
  });
  return { ...spanOf(node, yaml), form: node.flow ? 'brackets' : 'dashes', entries };
}

/** A value without the line end that belongs to those written over several lines. */
function spanOf({ range }: Node, yaml: string): Span {
  const [start, end] = range ?? [0, 0, 0];
  return { start, end: Math.max(start, start + yaml.slice(start, end).trimEnd().length) };
}

const replaceSpan = (text: string, { start, end }: Span, written: string): string =>
  text.slice(0, start) + written + text.slice(end);

function replaceWhole(yaml: string, value: Value, written: string): string {
  const before = yaml[value.start - 1] ?? '\n';
  return replaceSpan(yaml, value, /\s/.test(before) ? written : ` ${written}`);
}

function addEntry(text: string, key: string, written: string): string {
  const value = fieldValue(text, key);
  const last = value?.entries.at(-1);
  if (!value || !last) return text;
  if (value.form === 'brackets')
    return replaceSpan(text, { start: last.end, end: last.end }, separator(text, value) + written);
  const dash = dashBefore(text, last);
  const column = dash - (text.lastIndexOf('\n', dash) + 1);
  const end = lineEnd(text, last.end);
  return `${text.slice(0, end)}\n${' '.repeat(column)}- ${written}${text.slice(end)}`;
}

/** What stands between the entries of a list in brackets. */
function separator(text: string, { start, entries }: Value): string {
  const [last, before] = [entries.at(-1), entries.at(-2)];
  const between = last && before ? text.slice(before.end, last.start) : `,${text.slice(start + 1, last?.start)}`;
  return /^,\s+$/.test(between) ? between : ', ';
}

/** Takes out one entry of several, and the comma or the line that was only there for it. */
function removeEntry(text: string, key: string, at: number): string {
  const value = fieldValue(text, key);
  const own = value?.entries[at];
  if (!value || !own) return text;
  return value.form === 'brackets' ? removeFromBrackets(text, value, at) : replaceSpan(text, linesOf(text, own), '');
}

function removeFromBrackets(text: string, { entries }: Value, at: number): string {
  const [before, own, after] = [entries[at - 1], entries[at], entries[at + 1]];
  if (!own) return text;
  const gap = after ? { start: own.end, end: after.start } : { start: before?.end ?? own.start, end: own.start };
  const between = text.slice(gap.start, gap.end);
  if (/^\s*,\s*$/.test(between)) {
    return replaceSpan(text, { start: Math.min(own.start, gap.start), end: Math.max(own.end, gap.end) }, '');
  }
  // Notes stand between them: only the entry and its comma go.
  const kept = between.replace(/(^|\n)([^#\n]*?),/, '$1$2');
  return after
    ? replaceSpan(text, { start: own.start, end: gap.end }, kept)
    : replaceSpan(text, { start: gap.start, end: own.end }, kept);
}

/** The whole lines of an entry with a dash, with the line end before or after them. */
function linesOf(text: string, own: Span): Span {
  const start = text.lastIndexOf('\n', dashBefore(text, own)) + 1;
  const end = lineEnd(text, own.end);
  return end < text.length ? { start, end: end + 1 } : { start: Math.max(0, start - 1), end };
}

const dashBefore = (text: string, { start }: Span): number => text.lastIndexOf('-', start - 1);

const lineEnd = (text: string, from: number): number => {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
};
