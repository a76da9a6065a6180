const TAG_OR_TEXT = /<(?:"[^"]*"|'[^']*'|[^"'>])*>|[^<]+/g;
const GROUPS_OR_MONEY = /[£€$]\d[\d.,]*\d|[£€$]\d|\+?\d+(?: \d+)+/g;

/**
 * Keeps telephone numbers and sums of money together in HTML that runs right to left. Without this “0800 555 111”
 * would be shown as “111 555 0800” and “£1.99” as “1.99£”: digits keep their order, but not what stands between or
 * before them (Unicode UAX 9, rules W2, W5 and N1).
 */
export function isolateNumbers(html: string): string {
  return html.replace(TAG_OR_TEXT, (part) =>
    part.startsWith('<') ? part : part.replace(GROUPS_OR_MONEY, '<bdi dir="ltr" class="number">$&</bdi>'),
  );
}
