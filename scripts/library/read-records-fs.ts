import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hotspotsOfAim } from '#area/aim.ts';
import { type Hotspot, withoutPrivate } from '#area/hotspot.ts';
import type { Library } from '#library/library.ts';
import { place } from '#problem/collect.ts';
import type { Finding, Problem } from '#problem/problem.ts';
import {
  findCut,
  type JudgeKey,
  parseRecord,
  type RecordFault,
  type StoryRecord,
  storyOfLine,
} from '#record/parse-record.ts';
import { changesBetween, type Source, sha256Of } from '#record/source.ts';
import { parseText } from '#source/text.ts';
import { RECORD_FILE, type Story, versionsOf } from '#story/story.ts';

/** What is known of the release of one story: its record, and the bytes of now, to hold the record against. */
export interface Signoffs {
  record: StoryRecord;
  /** Everything that a signature must be about, by path. */
  sources: Source[];
}

/** Years of a story that changes every week. */
const RECORD_LIMIT_BYTES = 8 * 1024 * 1024;

/** The folder of a story, relative to the root. */
export const folderOf = ({ folder, slug }: Pick<Story, 'folder' | 'slug'>): string => `content/${folder}/${slug}`;

/** The record of each story, by slug, and what is wrong with them. `lines` are those that the version history knows. */
export async function readRecords(
  { root, stories, hotspots, hashes }: Pick<Library, 'root' | 'stories' | 'hotspots'> & { hashes: Hashes },
  judgeKey: JudgeKey,
  lines: readonly string[],
): Promise<{ records: Map<string, Signoffs>; problems: Problem[] }> {
  const records = new Map<string, Signoffs>();
  const problems: Problem[] = [];
  const recorded = Map.groupBy(lines, storyOfLine);
  for (const story of stories) {
    const file = `${folderOf(story)}/${RECORD_FILE}`;
    const record = await readRecord(
      root,
      file,
      { slug: story.slug, recorded: recorded.get(story.slug) ?? [] },
      judgeKey,
    );
    problems.push(...record.faults.map(({ line, kind }) => place(findingOf(kind), { file, line })));
    records.set(story.slug, { record, sources: await readSources(root, story, hotspots, hashes) });
  }
  return { records, problems };
}

/** What changed on the disk since a library was read, among the sources of some of its stories. */
export async function changedSince(
  { root, hotspots, records }: Pick<Library, 'root' | 'hotspots' | 'records'>,
  stories: readonly Story[],
): Promise<string[]> {
  const changes = stories.map(async (story) => {
    const now = await readSources(root, story, hotspots, new Map());
    return changesBetween(records.get(story.slug)?.sources ?? [], now).map(({ path }) => path);
  });
  return [...new Set((await Promise.all(changes)).flat())];
}

/** The hashes of files that were read before, by path: of the bytes that were parsed, not of those that lie there now. */
type Hashes = ReadonlyMap<string, string>;

/** Everything that a signature of a story is about: its words in every language, its pictures, the outlines it names. */
async function readSources(
  root: string,
  story: Story,
  hotspots: readonly Hotspot[],
  hashes: Hashes,
): Promise<Source[]> {
  const files = [...versionsOf(story).map(({ file }) => file), ...photosOf(story)];
  const read = files.map(async (path) => {
    const known = hashes.get(path);
    if (known) return [{ path, sha256: known }];
    // What is not there is a problem of its own; once it is there, whoever signed has not seen it.
    const bytes = await readFile(join(root, path)).catch(() => undefined);
    return bytes ? [{ path, sha256: sha256Of(bytes) }] : [];
  });
  // A story for a whole district is for whatever places the team draws there later.
  const named = hotspotsOfAim(story.aim, hotspots).filter(({ id }) => story.aim.includes(id));
  const outlines = named.map((hotspot) => {
    const { id, properties, geometry } = withoutPrivate(hotspot);
    const text = JSON.stringify({ id, name: properties.name, district: properties.district, geometry });
    return { path: `content/hotspots/${id}.json`, sha256: sha256Of(text) };
  });
  return [...(await Promise.all(read)).flat(), ...outlines].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function photosOf(story: Story): string[] {
  const blocks = versionsOf(story).flatMap((version) => version.blocks);
  const files = blocks.flatMap((block) => (block.type === 'photo' ? [block.file] : []));
  // A picture elsewhere is a fault of its own, and nothing there is read.
  const own = files.filter((file) => !/[/\\]/.test(file));
  return [...new Set(own)].map((file) => `${folderOf(story)}/${file}`);
}

const findingOf = (kind: RecordFault['kind']): Finding =>
  kind === 'cut' ? { code: 'record-cut', args: {} } : { code: 'record-broken', args: { kind } };

async function readRecord(
  root: string,
  file: string,
  { slug, recorded }: { slug: string; recorded: readonly string[] },
  judgeKey: JudgeKey,
): Promise<StoryRecord> {
  const text = await readRecordText(join(root, file));
  if (text === undefined) return { entries: [], faults: [{ line: 1, kind: 'unreadable' }], head: '' };
  const record = parseRecord(text, slug, judgeKey);
  const cut = findCut(record, new Set(text.split('\n')), recorded, judgeKey);
  return { ...record, faults: [...record.faults, ...cut] };
}

/** Empty for a record that is not there; undefined for one that cannot be read. */
async function readRecordText(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return '';
  if (!found.isFile() || found.size > RECORD_LIMIT_BYTES) return undefined;
  const parsed = parseText(await readFile(path), RECORD_LIMIT_BYTES);
  return 'text' in parsed ? parsed.text : undefined;
}
