import { z } from 'zod';
import { nearest } from '#problem/nearest.ts';
import type { Finding } from '#problem/problem.ts';
import type { LinedFinding, Path, Sourced } from '#source/yaml.ts';

type Issue = z.core.$ZodIssue;

/** What parsing some data by a schema gave: the value, or every problem found in it. */
export type Checked<T> = { value: T } | { problems: LinedFinding[] };

/**
 * Parses data by a schema and words every fault.
 * A `custom` issue may carry a finding of its own in `params: {code, args}`.
 */
export function parseBySchema<S extends z.ZodType>(schema: S, source: Sourced): Checked<z.output<S>> {
  const result = schema.safeParse(source.data);
  if (result.success) return { value: result.data };
  const problems = result.error.issues.flatMap((issue) => findingsOf(issue, schema, source));
  return { problems };
}

function findingsOf(issue: Issue, schema: z.ZodType, source: Sourced): LinedFinding[] {
  if (issue.code === 'unrecognized_keys') {
    const allowed = keysAt(schema, issue.path);
    return issue.keys.map((key) => ({
      finding: { code: 'key-unknown', args: { key, nearest: nearest(key, allowed), allowed } },
      line: source.lineOf([...issue.path, key]),
    }));
  }
  if (issue.code === 'invalid_union') {
    // The branch that came furthest is the one that was meant; one that only has a field too many came all the way.
    const branches = issue.errors.map((errors) => errors.map((e) => ({ ...e, path: [...issue.path, ...e.path] })));
    const isFar = (issues: readonly Issue[]): number => Number(issues[0]?.code === 'unrecognized_keys');
    const deepest = branches.sort((a, b) => depth(b) - depth(a) || isFar(b) - isFar(a))[0];
    if (deepest && deepest.length > 0) return deepest.flatMap((inner) => findingsOf(inner, schema, source));
  }
  return [{ finding: findingOf(issue, valueAt(source.data, issue.path)), line: source.lineOf(issue.path) }];
}

function findingOf(issue: Issue, value: unknown): Finding {
  const key = keyInWords(issue.path);
  switch (issue.code) {
    case 'custom':
      return customFinding(issue, key, value);
    case 'invalid_type':
      // The one thing expected to be absent is a field that belongs to another file.
      if (String(issue.expected) === 'undefined') return { code: 'key-unknown', args: { key, allowed: [] } };
      return value === undefined && issue.path.length > 0
        ? { code: 'key-missing', args: { key } }
        : { code: 'value-type', args: { key, expected: typeInWords(issue.expected), found: kindInWords(value) } };
    case 'invalid_value':
      return unknownValue(issue.path, issue.values, value);
    case 'invalid_union':
      // Objects of several shapes, told apart by one field; other unions are told by their branches.
      return unknownValue(issue.path, ('options' in issue && issue.options) || [], value);
    case 'too_big':
      return tooBig(issue, key, value);
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? { code: 'value-too-short', args: { key, limit: Number(issue.minimum) } }
        : { code: 'value-out-of-range', args: { key, reason: `it must be ${issue.minimum} or more` } };
    case 'invalid_format':
      return { code: 'value-malformed', args: { key, value: found(value), expected: formatInWords(issue) } };
    default:
      return { code: 'value-malformed', args: { key, value: found(value), expected: 'what belongs here' } };
  }
}

function unknownValue(path: Path, choices: readonly unknown[], value: unknown): Finding {
  if (value === undefined) return { code: 'key-missing', args: { key: keyInWords(path) } };
  const allowed = choices.map(String);
  const text = found(value);
  // The value says well enough which entry of a list is meant.
  const key = keyInWords(typeof path.at(-1) === 'number' ? path.slice(0, -1) : path);
  return { code: 'value-unknown', args: { key, value: text, nearest: nearest(text, allowed), allowed } };
}

function tooBig(issue: z.core.$ZodIssueTooBig, key: string, value: unknown): Finding {
  if (issue.origin === 'string') {
    return { code: 'value-too-long', args: { key, length: String(value).trim().length, limit: Number(issue.maximum) } };
  }
  if (issue.origin === 'array') return { code: 'value-too-many', args: { key, limit: Number(issue.maximum) } };
  return { code: 'value-out-of-range', args: { key, reason: `it must be ${issue.maximum} or less` } };
}

/** A schema words its own rule by `params`; only our own schemas do, so the shape is trusted. */
function customFinding(issue: z.core.$ZodIssueCustom, key: string, value: unknown): Finding {
  const params = issue.params as { code?: Finding['code']; args?: object; expected?: string } | undefined;
  if (params?.code) return { code: params.code, args: { key, value: found(value), ...params.args } } as Finding;
  // A list is too long to be told; its name says which is meant.
  const named = typeof value === 'object' && value !== null ? key : found(value);
  return { code: 'value-malformed', args: { key, value: named, expected: params?.expected ?? issue.message } };
}

function keysAt(schema: z.ZodType, path: Path): string[] {
  let current: unknown = schema;
  for (const step of path) current = child(unwrapped(current), step);
  const object = unwrapped(current);
  if (object instanceof z.ZodObject) return Object.keys(object.shape);
  const names = object instanceof z.ZodRecord ? object.keyType : undefined;
  return names instanceof z.ZodEnum ? names.options.map(String) : [];
}

function child(schema: unknown, step: PropertyKey): unknown {
  if (schema instanceof z.ZodObject) return schema.shape[String(step)];
  if (schema instanceof z.ZodArray) return schema.element;
  if (schema instanceof z.ZodRecord) return schema.valueType;
  return undefined;
}

function unwrapped(schema: unknown): unknown {
  let current = schema;
  while (current instanceof z.ZodOptional || current instanceof z.ZodDefault || current instanceof z.ZodPipe) {
    current = current instanceof z.ZodPipe ? inputSide(current) : current.unwrap();
  }
  return current;
}

/** The side of a pipe that an author writes: not the function that prepares it. */
function inputSide(pipe: z.ZodPipe): unknown {
  return pipe.in instanceof z.ZodTransform ? pipe.out : pipe.in;
}

function valueAt(data: unknown, path: Path): unknown {
  let current = data;
  for (const step of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = (current as Record<PropertyKey, unknown>)[step];
  }
  return current;
}

function depth(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length));
}

/** “themes”, “districts.code (entry 2)”; “the file” when the fault is at the top. */
function keyInWords(path: Path): string {
  const words = path.filter((step) => typeof step !== 'number').join('.');
  const entry = path.findLast((step) => typeof step === 'number');
  if (words === '') return path.length > 0 ? `entry ${Number(path[0]) + 1}` : 'the file';
  return entry === undefined ? words : `${words} (entry ${Number(entry) + 1})`;
}

function typeInWords(expected: string): string {
  const words: Record<string, string> = {
    string: 'text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'yes or no',
    array: 'a list',
    object: 'a set of fields',
    record: 'a set of fields',
    date: 'a day and time',
  };
  return words[expected] ?? expected;
}

function formatInWords(issue: z.core.$ZodIssueInvalidStringFormat): string {
  const words: Record<string, string> = {
    url: 'a web address',
    email: 'an email address',
    date: 'a day such as 2026-11-20',
  };
  return words[issue.format] ?? (issue.message || `a ${issue.format}`);
}

/** A value as a person finds it again, on one line and not too long; empty when nothing is there. */
function found(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object') return kindInWords(value);
  const text = String(value).replace(/\s+/g, ' ').trim();
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function kindInWords(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a set of fields';
  return found(value) === '' ? 'empty' : `“${found(value)}”`;
}
