import type { Finding } from '#problem/problem.ts';
import type { LinedFinding } from '#source/yaml.ts';

/** Collects what is found wrong while a text is read; nothing is thrown, so nothing hides the next. */
export class Findings {
  readonly all: LinedFinding[] = [];

  add(line: number, finding: Finding): void {
    this.all.push({ line, finding });
  }
}
