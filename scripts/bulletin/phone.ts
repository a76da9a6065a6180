/** A piece of prose, and whether it is a telephone number written in groups. */
export interface PhonePiece {
  text: string;
  isPhone: boolean;
}

/** National numbers begin with 0, others with + and the code of their country. */
const GROUPED_NUMBER = /(?<!\d)((?:0\d{2,4}|\+\d{1,3})(?: \d{3,6}){1,4})(?!\d)/g;

/** Splits prose at telephone numbers in groups: in a line that runs right to left, their groups would change places. */
export function splitPhones(prose: string): PhonePiece[] {
  return prose
    .split(GROUPED_NUMBER)
    .map((text, at) => ({ text, isPhone: at % 2 === 1 }))
    .filter(({ text }) => text !== '');
}

/**
 * A number that is not broken over lines, and whose groups stay in order in text of any direction: a no-break space is a separator within a number
 * (Unicode bidirectional algorithm, rule W4), and an ordinary one is not.
 */
export function unbroken(phone: string): string {
  return phone.replaceAll(' ', '\u00a0');
}

/** Where a tap on a number leads. */
export function phoneAddress(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, '')}`;
}
