import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml';
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
    const finding: Finding = { code: 'yaml-syntax', args: reasonInWords(error.reason) };
    return { problem: { finding, line: firstLine - 1 + lineOfFault(error, text) } };
  }
}

/** Finds lines in YAML or JSON. Most files have no problem, so places are worked out only when somebody asks. */
export function lineFinder(text: string, firstLine: number): (path: Path) => number {
  let places: Places | undefined;
  return (path) => {
    places ??= new Places(text);
    return firstLine - 1 + places.lineOf(path);
  };
}

/** Where the parts of one document stand. */
class Places {
  readonly #counter = new LineCounter();
  readonly #document: ReturnType<typeof parseDocument>;
  readonly #keys = new WeakMap<YAMLMap, Map<string, { key: unknown; value: unknown }>>();

  constructor(text: string) {
    this.#document = parseDocument(text, { lineCounter: this.#counter, logLevel: 'silent', uniqueKeys: false });
  }

  lineOf(path: Path): number {
    let node: unknown = this.#document.contents;
    let offset = 0;
    for (const step of path) {
      const pair = isMap(node) ? this.#keysOf(node).get(String(step)) : undefined;
      const place = pair?.key ?? (isSeq(node) ? node.items[Number(step)] : undefined);
      if (!isNode(place) || !place.range) break;
      offset = place.range[0];
      node = pair ? pair.value : place;
    }
    return this.#counter.linePos(offset).line;
  }

  #keysOf(map: YAMLMap): Map<string, { key: unknown; value: unknown }> {
    const known =
      this.#keys.get(map) ?? new Map(map.items.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : '', pair]));
    this.#keys.set(map, known);
    return known;
  }
}

/** js-yaml often notices a fault a line late, where `yaml` sees it; an open quotation mark both notice at the end. */
function lineOfFault(error: YAMLException, text: string): number {
  const noticed = (error.mark?.line ?? 0) + 1;
  const quote = /within a (double|single) quoted/.exec(error.reason)?.[1];
  if (quote) {
    const mark = quote === 'double' ? '"' : "'";
    const open = text.split('\n').findIndex((line) => line.split(mark).length % 2 === 0);
    return open < 0 ? noticed : open + 1;
  }
  if (error.reason.startsWith('nesting exceeded')) return noticed;
  if (/flow/.test(error.reason)) return lineOfOpenBracket(text, noticed);
  const counter = new LineCounter();
  const fault = parseDocument(text, { lineCounter: counter, logLevel: 'silent', uniqueKeys: false }).errors[0];
  return fault ? counter.linePos(fault.pos[0]).line : noticed;
}

/** A list that is not closed is noticed on the line below it. */
function lineOfOpenBracket(text: string, noticed: number): number {
  const count = (line: string, brackets: RegExp): number => line.match(brackets)?.length ?? 0;
  const open = text
    .split('\n')
    .slice(0, noticed)
    .findLastIndex((line) => count(line, /[[{]/g) > count(line, /[\]}]/g));
  return open < 0 ? noticed : open + 1;
}

const BY_NAME = 'Write each line as “name: value”.';
const IN_QUOTES = 'Put the whole value in "quotation marks".';

/** What the parser says, in an author's words, and what to do. */
const REASONS: readonly (readonly [RegExp, string, string])[] = [
  [/nesting exceeded/, 'its brackets are nested too deeply', BY_NAME],
  [/duplicated mapping key/, 'this field stands here twice', 'Remove one of the two.'],
  [/multiline key|implicit key/, 'this line has no colon after the name of its field', BY_NAME],
  [/tab characters/, 'a line begins with a tab', 'Put spaces instead.'],
  [/quoted scalar/, 'a quotation mark is opened but not closed', 'Put one at the end as well.'],
  [/flow/, 'a comma or a closing bracket is missing in a list', 'Write it as [one, two, three].'],
  [/bad indentation|reserved|cannot start/, 'a sign or a space stands where it has another meaning', IN_QUOTES],
  [/single document|document separator/, 'it has two parts that do not belong together', BY_NAME],
  [/tag|alias|anchor/, 'the signs !, & and * have another meaning at the beginning of a value', IN_QUOTES],
];

function reasonInWords(said: string): { reason: string; instead: string } {
  const [, reason, instead] = REASONS.find(([pattern]) => pattern.test(said)) ?? [/./, said, BY_NAME];
  return { reason, instead };
}
