import { type LinedFinding, lineFinder, type YamlResult } from '#source/yaml.ts';

/** Outlines of several parts are eight deep. */
const DEPTH_LIMIT = 50;

/** Reads JSON strictly; places come from reading it as YAML, of which it is a part. */
export function parseJson(text: string): YamlResult {
  try {
    const data: unknown = JSON.parse(text);
    if (isDeeper(data, DEPTH_LIMIT)) return syntax('its brackets are nested too deeply', 1);
    return { data, lineOf: lineFinder(text, 1) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return syntax(reasonInWords(reason), text.slice(0, offsetOfFault(reason, text)).split('\n').length);
  }
}

function syntax(reason: string, line: number): { problem: LinedFinding } {
  return { problem: { finding: { code: 'json-syntax', args: { reason } }, line } };
}

function reasonInWords(reason: string): string {
  if (/end of JSON input/.test(reason)) return 'it breaks off before it is complete';
  return reason
    .replace(/ in JSON at .*$/s, '')
    .replace(/, ["…].* is not valid JSON$|, \.\.\..* is not valid JSON$/s, '');
}

/** Where a fault is. The engine names the position of most; an unexpected token is the last character of the shortest text with this fault. */
function offsetOfFault(reason: string, text: string): number {
  const named = /position (\d+)/.exec(reason)?.[1];
  if (named) return Math.min(Number(named), text.trimEnd().length);
  if (!reason.startsWith('Unexpected token')) return text.trimEnd().length;
  let without = 0;
  let withFault = text.length;
  while (withFault - without > 1) {
    const middle = Math.floor((without + withFault) / 2);
    if (hasUnexpectedToken(text.slice(0, middle))) withFault = middle;
    else without = middle;
  }
  return without;
}

function hasUnexpectedToken(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch (error) {
    return error instanceof Error && error.message.startsWith('Unexpected token');
  }
}

/** Looks no deeper than `limit`, so that it cannot itself run out of stack. */
function isDeeper(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return limit === 0 || Object.values(value).some((inner) => isDeeper(inner, limit - 1));
}
