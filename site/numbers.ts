const TEXT = />[^<]+/g;
const GROUPS_OF_DIGITS = /\+?\d+(?: \d+)+/g;

/**
 * Keeps telephone numbers together in HTML that runs right to left. Without this, “0800 555 111” would be shown
 * as “111 555 0800”: each group of digits keeps its order, but the groups do not (Unicode UAX 9, rule N2).
 */
export function isolateNumbers(html: string): string {
  return html.replace(TEXT, (text) => text.replace(GROUPS_OF_DIGITS, '<bdi dir="ltr" class="number">$&</bdi>'));
}
