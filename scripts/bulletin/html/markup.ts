declare const escaped: unique symbol;

/** HTML in which every word from outside has been escaped. Only this file makes it, so that nothing slips by unescaped. */
export type Markup = string & { readonly [escaped]: true };

/** Attributes by name; one that is undefined is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

const VOID = new Set(['br', 'img', 'meta']);

/** Words as HTML shows them, whatever characters are in them. */
export function words(text: string): Markup {
  return escapeMarks(text) as Markup;
}

/** An element. Names of elements and attributes are the toolkit’s own; values and children may come from anybody. */
export function element(name: string, attributes: Attributes, ...children: readonly Markup[]): Markup {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : ` ${key}="${escapeMarks(String(value)).replaceAll('"', '&quot;')}"`,
  );
  const open = `<${name}${written.join('')}>`;
  return (VOID.has(name) ? open : `${open}${children.join('')}</${name}>`) as Markup;
}

/** Markup behind markup, a line each: mail servers dislike very long lines. */
export function together(...parts: readonly Markup[]): Markup {
  return parts.filter(Boolean).join('\n') as Markup;
}

/** Markup that the toolkit itself wrote, such as a style sheet. Never give it anything that an author wrote. */
export function ownMarkup(markup: string): Markup {
  return markup as Markup;
}

/** No markup at all. */
export const NOTHING = ownMarkup('');

/** Control characters, which no HTML may hold, are dropped; a tab or a line end stays. */
function escapeMarks(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
