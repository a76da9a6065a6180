import { parseYaml, type YamlResult } from '#source/yaml.ts';

/** Reads JSON strictly; places come from reading it as YAML, of which it is a part. */
export function parseJson(text: string): YamlResult {
  try {
    const data: unknown = JSON.parse(text);
    const places = parseYaml(text);
    return { data, lineOf: 'problem' in places ? () => 1 : places.lineOf };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const offset = Number(/position (\d+)/.exec(reason)?.[1] ?? 0);
    const line = text.slice(0, offset).split('\n').length;
    return {
      problem: { finding: { code: 'json-syntax', args: { reason: reason.replace(/ in JSON.*$/s, '') } }, line },
    };
  }
}
