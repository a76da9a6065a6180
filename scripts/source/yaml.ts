import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Finding } from '#problem/problem.ts';

/** A step from the top of a document to a value: a key, or a position in a list. */
export type Path = readonly PropertyKey[];

/** A parsed document: plain data, and where each part of it stands. */
export interface Sourced {
  data: unknown;
  /** The line, counted from 1 in the file, of the value at `path`, or of its nearest parent that exists. */
  lineOf: (path: Path) => number;
}

/** A problem within a text whose first line has the number 1. */
export interface LinedFinding {
  finding: Finding;
  line: number;
}

export type YamlResult = Sourced | { problem: LinedFinding };

/**
 * Reads YAML 1.2 with js-yaml 4, as Astro does (design choice 4), but leaves moments as text: a `Date` would forget its zone. Finds lines with `yaml`, which keeps places.
 * `firstLine` is the line of the file on which `text` begins.
 */
export function parseYaml(text: string, firstLine = 1): YamlResult {
  try {
    const data: unknown = load(text, { schema: CORE_SCHEMA });
    return { data, lineOf: lineFinder(text, firstLine) };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return {
      problem: {
        finding: { code: 'yaml-syntax', args: { reason: error.reason } },
        line: firstLine + (error.mark?.line ?? 0),
      },
    };
  }
}

/** Most files have no problem, so places are worked out only when somebody asks. */
function lineFinder(text: string, firstLine: number): (path: Path) => number {
  let offsets: { document: ReturnType<typeof parseDocument>; counter: LineCounter } | undefined;
  return (path) => {
    offsets ??= parseOffsets(text);
    for (let length = path.length; length > 0; length--) {
      const offset = offsetOf(offsets.document, path.slice(0, length));
      if (offset !== undefined) return firstLine - 1 + offsets.counter.linePos(offset).line;
    }
    return firstLine;
  };
}

function parseOffsets(text: string): { document: ReturnType<typeof parseDocument>; counter: LineCounter } {
  const counter = new LineCounter();
  return { document: parseDocument(text, { lineCounter: counter, logLevel: 'silent' }), counter };
}

function offsetOf(document: ReturnType<typeof parseDocument>, path: Path): number | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(last));
    return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
  }
  const node = document.getIn(path, true);
  return isScalar(node) || isMap(node) ? node.range?.[0] : undefined;
}
