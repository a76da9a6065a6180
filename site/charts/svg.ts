const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text that is safe between tags and inside quotation marks. Control characters are not allowed in XML at all. */
export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}/gu, ' ')
    .replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** One element with escaped attributes; `content` is markup already. */
export function element(name: string, attributes: Readonly<Record<string, string>>, content = ''): string {
  const words = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  return `<${name}${words.join('')}>${content}</${name}>`;
}
