import { CORE_SCHEMA, load } from 'js-yaml';
import { z } from 'zod';
import { isSameJson } from '#aiming/hotspot-text.ts';
import { isPlainList, setList, setWhole } from '#aiming/yaml-list.ts';
import { areaIdSchema, COUNTY } from '#area/area-id.ts';
import { parseFrontMatter } from '#source/front-matter.ts';
import { parseBySchema } from '#source/schema-problems.ts';
import type { LinedFinding } from '#source/yaml.ts';

/** The text of a story with another aim, or why it was not changed. */
export type ChangedAim = { text: string } | { problems: LinedFinding[] };

const KEY = 'aim';
const aimSchema = z.object({ [KEY]: z.array(areaIdSchema).min(1).max(50) });
const OPENING = /^\uFEFF?---[ \t]*\n/;

/**
 * Changes the value of `aim:` in the front matter of a story, and not one other byte: its byte order mark, line ends,
 * notes and quotation marks stay. The text is returned as it is when the aim is this one already.
 */
export function changeAim(text: string, aim: readonly string[]): ChangedAim {
  const faults = faultsOf(aim);
  if (faults.length > 0) return { problems: faults };
  const read = fieldsOf(text);
  if ('problem' in read) return { problems: [read.problem] };
  if (read.aim === undefined) return { problems: [{ finding: { code: 'key-missing', args: { key: KEY } }, line: 1 }] };
  if (isSameJson([read.aim].flat(), aim)) return { text };
  const candidates = [(yaml: string) => rewritten(yaml, aim), (yaml: string) => setWhole(yaml, KEY, plain(aim))];
  const changed = candidates
    .map((rewrite) => spliced(text, rewrite))
    .find((one) => one !== undefined && isOnlyAimChanged(text, one, aim));
  if (changed !== undefined) return { text: changed };
  const finding = { code: 'aim-unchangeable' as const, args: { written: plain(aim) } };
  return { problems: [{ finding, line: read.lineOf([KEY]) }] };
}

function faultsOf(aim: readonly string[]): LinedFinding[] {
  const checked = parseBySchema(aimSchema, { data: { [KEY]: aim }, lineOf: () => 1 });
  if ('problems' in checked) return checked.problems;
  return aim.length > 1 && aim.includes(COUNTY) ? [{ finding: { code: 'aim-county-alone', args: {} }, line: 1 }] : [];
}

const inLines = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');

/** The fields as every reader of stories takes them. */
function fieldsOf(text: string) {
  const parts = parseFrontMatter(inLines(text));
  if ('problem' in parts) return parts;
  const { data, lineOf } = parts.fields;
  const { [KEY]: aim, ...rest } = typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
  return { aim, rest, lineOf, body: parts.body.replace(/^\n+/, '') };
}

/** The two ways of writing YAML are read by two readers; only when both agree on what changed, it is taken. */
function isOnlyAimChanged(before: string, after: string, aim: readonly string[]): boolean {
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  return (
    !('problem' in old) &&
    !('problem' in now) &&
    isSameJson([now.aim].flat(), aim) &&
    isSameJson(old.rest, now.rest) &&
    old.body === now.body
  );
}

function rewritten(yaml: string, aim: readonly string[]): string | undefined {
  const isOneWord = aim.length === 1 && aim[0] === COUNTY && isPlainList(yaml, KEY);
  return isOneWord ? setWhole(yaml, KEY, COUNTY) : setList(yaml, { key: KEY, list: aim, write });
}

const plain = (aim: readonly string[]): string =>
  aim.length === 1 && aim[0] === COUNTY ? COUNTY : `[${aim.map(write).join(', ')}]`;

/** An id in quotation marks where YAML would take the bare word for something else, such as true or null. */
const write = (id: string): string => (load(id, { schema: CORE_SCHEMA }) === id ? id : JSON.stringify(id));

/** Rewrites the fields in the lines of the text, and puts what differs into the text as it is. */
function spliced(text: string, rewrite: (yaml: string) => string | undefined): string | undefined {
  const lines = text.replace(/\r\n?/g, '\n');
  const start = OPENING.exec(lines)?.[0].length ?? 0;
  const yaml = lines.slice(start, lines.indexOf('\n---', start - 1));
  const now = rewrite(yaml);
  if (now === undefined) return undefined;
  const { from, oldEnd, newEnd } = difference(yaml, now);
  const offsets = offsetsOf(text);
  const lineEnd = /\r\n?|\n/.exec(text)?.[0] ?? '\n';
  const piece = now.slice(from, newEnd).replaceAll('\n', lineEnd);
  return text.slice(0, offsets(start + from)) + piece + text.slice(offsets(start + oldEnd));
}

/** The stretch in which two texts differ. */
function difference(old: string, now: string): { from: number; oldEnd: number; newEnd: number } {
  const shorter = Math.min(old.length, now.length);
  let from = 0;
  while (from < shorter && old[from] === now[from]) from += 1;
  let same = 0;
  while (same < shorter - from && old[old.length - 1 - same] === now[now.length - 1 - same]) same += 1;
  return { from, oldEnd: old.length - same, newEnd: now.length - same };
}

/** Turns a place in a text whose lines all end alike into the same place in the text as it is. */
function offsetsOf(text: string): (at: number) => number {
  const pairs = [...text.matchAll(/\r\n/g)].map(({ index }, number) => index - number);
  return (at) => at + pairs.filter((pair) => pair < at).length;
}
