import { styleText } from 'node:util';
import { type TerminalLook, wrap } from '#problem/report-terminal.ts';
import { printable, type ToldFinding } from '#problem/wording.ts';

const LABEL_WIDTH = 16;
const SHARE_WIDTH = 6;

/** Whole percents; what is not nothing is never shown as 0, and what is not all never as 100. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return '<1 %';
  return `${share < 1 ? Math.min(99, Math.round(share * 100)) : 100} %`;
}

/** Lines of a report: a column of labels, and words beside it that keep their margin. */
export class ReportPage {
  readonly #look: TerminalLook;
  readonly #lines: string[] = [];

  constructor(look: TerminalLook) {
    this.#look = look;
  }

  text(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  heading(title: string): void {
    this.#lines.push(...wrap(printable(title), this.#look.widthColumns).map((line) => this.#paint('bold', line)), '');
  }

  section(title: string, sentences: readonly string[] = []): void {
    this.#lines.push('', this.#paint('bold', title));
    for (const sentence of sentences) this.#lines.push(...this.#indented(sentence, 2));
  }

  row(label: string, words: string): void {
    const name = printable(label);
    const [first = '', ...rest] = wrap(printable(words), this.#look.widthColumns - LABEL_WIDTH - 2);
    // A long name keeps a line of its own.
    if (name.length > LABEL_WIDTH - 2) this.#lines.push(`  ${name}`, `  ${' '.repeat(LABEL_WIDTH)}${first}`);
    else this.#lines.push(`  ${name.padEnd(LABEL_WIDTH)}${first}`);
    this.#lines.push(...rest.map((line) => ' '.repeat(LABEL_WIDTH + 2) + line));
  }

  /** Shares one below the other, with words beside each; only the first has the label. */
  shares(label: string, rows: readonly (readonly [share: number, words: string])[]): void {
    const margin = LABEL_WIDTH + SHARE_WIDTH + 2;
    for (const [at, [share, words]] of rows.entries()) {
      const [first = '', ...rest] = this.#indented(words, margin);
      const head = `  ${(at === 0 ? label : '').padEnd(LABEL_WIDTH)}${percent(share).padStart(SHARE_WIDTH - 1)} `;
      this.#lines.push(head + first.trimStart(), ...rest);
    }
  }

  findings(title: string, findings: readonly ToldFinding[]): void {
    this.section(title);
    for (const { severity, message, hint } of findings) {
      const mark = severity === 'error' ? this.#paint('red', 'error  ') : this.#paint('yellow', 'warning');
      const [first = '', ...rest] = this.#indented(message, 11);
      this.#lines.push(`  ${mark}  ${first.trimStart()}`, ...rest);
      this.#lines.push(...this.#indented(hint, 11).map((line) => this.#paint('dim', line)));
    }
  }

  #indented(text: string, margin: number): string[] {
    return wrap(printable(text), this.#look.widthColumns - margin).map((line) => ' '.repeat(margin) + line);
  }

  #paint(style: 'bold' | 'red' | 'yellow' | 'dim', text: string): string {
    return this.#look.colour ? styleText(style, text, { validateStream: false }) : text;
  }
}
