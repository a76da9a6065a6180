/** A piece of HTML in which every value from outside has been made safe. Only `html` makes one. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a piece of HTML: text is made safe, pieces stay what they are, nothing is left out. */
export type Value = string | number | Html | readonly Html[] | undefined;

/** Puts a piece of HTML together: html`<p>${words}</p>`. Attributes must stand in double quotation marks. */
export function html(pieces: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(pieces.map((piece, at) => piece + textOf(values[at])).join(''));
}

function textOf(value: Value): string {
  if (value === undefined) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(({ text }) => text).join('');
  return String(value).replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
