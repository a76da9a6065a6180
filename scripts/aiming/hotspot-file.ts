import { isSameJson, renderMembers, renderValue, roundOutline } from '#aiming/hotspot-text.ts';
import { type JsonMember, membersOf } from '#aiming/json-members.ts';
import { type Hotspot, hotspotSchema } from '#area/hotspot.ts';
import type { Outline } from '#area/shape/geometry.ts';
import { parseJson } from '#source/json.ts';
import { parseBySchema } from '#source/schema-problems.ts';
import type { LinedFinding, Path, Sourced } from '#source/yaml.ts';

/** What becomes of a hotspot: the fields that are named are replaced, everything else of an existing file stays. */
export type HotspotChange = { id: string; geometry?: Outline } & Partial<
  Pick<Hotspot['properties'], 'name' | 'district' | 'languages' | 'spoc' | 'channels' | 'made-of'>
>;

/** The text of a file, or everything that keeps it from being written. */
export type ChangedText = { text: string } | { problems: LinedFinding[] };

/** A hotspot as far as it is understood, whatever else its file may hold. */
export type OpenedHotspot = { hotspot: Hotspot } | { problems: LinedFinding[] };

const PROPERTIES = ['name', 'district', 'languages', 'spoc', 'channels', 'made-of'] as const;

/** Reads the text of a hotspot file. Fields that nobody knows are no fault here: they are kept, and not looked at. */
export function openHotspot(text: string): OpenedHotspot {
  const source = parseJson(withoutMark(text));
  if ('problem' in source) return { problems: [source.problem] };
  const checked = parseBySchema(hotspotSchema, { ...source, data: withoutUnknown(source) });
  return 'value' in checked ? { hotspot: checked.value } : checked;
}

/** The text of a new hotspot file, in the style of those that ship. */
export function newHotspotText({ id, geometry, ...given }: HotspotChange): ChangedText {
  const named = PROPERTIES.map((key): [string, unknown] => [key, given[key]]);
  const properties = Object.fromEntries(named.filter(([, value]) => value !== undefined));
  const feature = { type: 'Feature', id, properties, geometry: geometry && roundOutline(geometry) };
  const members = Object.entries(feature).filter(([, value]) => value !== undefined);
  const lines = members.map(([key, value]) => {
    const written = key === 'properties' ? renderMembers(properties, '  ') : renderValue(value, '  ');
    return `  ${JSON.stringify(key)}: ${written}`;
  });
  return whenRight(`{\n${lines.join(',\n')}\n}\n`);
}

/** The text of an existing hotspot file with some fields replaced, and every other byte as it was. */
export function changeHotspotText(text: string, { id: _, geometry, ...given }: HotspotChange): ChangedText {
  const mark = text.startsWith(MARK) ? MARK : '';
  const source = parseJson(withoutMark(text));
  if ('problem' in source) return { problems: [source.problem] };
  let changed = withoutMark(text);
  for (const key of PROPERTIES) changed = setMember(changed, ['properties', key], given[key]);
  changed = setMember(changed, ['geometry'], geometry && roundOutline(geometry));
  const result = whenRight(changed);
  return 'text' in result ? { text: mark + result.text } : result;
}

const MARK = '\uFEFF';
const withoutMark = (text: string): string => (text.startsWith(MARK) ? text.slice(MARK.length) : text);

function whenRight(text: string): ChangedText {
  const opened = openHotspot(text);
  return 'hotspot' in opened ? { text } : opened;
}

/** The data without the fields that the schema does not know, so that they are no fault. */
function withoutUnknown({ data }: Sourced): unknown {
  const checked = hotspotSchema.safeParse(data);
  const copy: unknown = structuredClone(data);
  for (const issue of checked.error?.issues ?? []) {
    const holder = issue.code === 'unrecognized_keys' ? issue.path.reduce(step, copy) : undefined;
    if (issue.code !== 'unrecognized_keys' || typeof holder !== 'object' || holder === null) continue;
    for (const key of issue.keys) Reflect.deleteProperty(holder, key);
  }
  return copy;
}

const step = (value: unknown, key: PropertyKey): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

/** Replaces one member, or adds it at the end of its object; the same value is not written anew. */
function setMember(text: string, path: Path, value: unknown): string {
  if (value === undefined) return text;
  const [holder, key] = path.length === 2 ? [memberOf(text, 0, path[0]), path[1]] : [{ start: 0 }, path[0]];
  if (!holder) return text;
  const own = memberOf(text, holder.start, key);
  if (own && isSameJson(JSON.parse(text.slice(own.start, own.end)), value)) return text;
  const members = membersOf(text, holder.start);
  const near = own ?? members.at(-1);
  if (!near) return text;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const indent = indentAt(text, near.start);
  const written = renderValue(value, indent).replaceAll('\n', lineEnd);
  if (own) return text.slice(0, own.start) + written + text.slice(own.end);
  return `${text.slice(0, near.end)},${lineEnd}${indent}${JSON.stringify(key)}: ${written}${text.slice(near.end)}`;
}

/** The last member of a name: where a name stands twice, readers take the last. */
const memberOf = (text: string, from: number, key: PropertyKey | undefined): JsonMember | undefined =>
  membersOf(text, from).findLast((member) => member.key === key);

/** The spaces at the beginning of the line that a place is on. */
const indentAt = (text: string, at: number): string => /(?:^|\n)([ \t]*)[^\n]*$/.exec(text.slice(0, at))?.[1] ?? '';
