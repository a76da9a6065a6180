/** What somebody meant by a postcode that they wrote. */
export type WrittenPostcode =
  /** All of it: `code` is written as “BD21 3PY”. */
  | { kind: 'whole'; code: string; outcode: string; incode: string }
  /** Its first half only, such as “BD21”. */
  | { kind: 'outcode'; outcode: string }
  /** The first half and a part of the second, such as “BD21 3P”. */
  | { kind: 'partial'; outcode: string }
  | { kind: 'empty' }
  | { kind: 'strange' };

// The forms and letters that Royal Mail uses (BS 7666): A9, A99, AA9, AA99, A9A and AA9A, then 9AA.
const OUTCODE = /^(?:[A-Z]{1,2}\d{1,2}|[A-Z]\d[ABCDEFGHJKPSTUW]|[A-Z]{2}\d[ABEHMNPRVWXY])$/;
/** The second half of a postcode: a digit and two of twenty letters. */
export const INCODE = /^\d[ABD-HJLNP-UW-Z]{2}$/;
const STARTED_INCODE = /^\d[ABD-HJLNP-UW-Z]?$/;
const LONGEST = 20;

/**
 * Reads a postcode as people write it: in small letters, with no space or several, with O where only 0 can stand.
 * Never throws, however strange the text.
 */
export function parsePostcode(text: string): WrittenPostcode {
  const written = text.trim().toUpperCase();
  if (written === '') return { kind: 'empty' };
  if (written.length > LONGEST || /[^A-Z0-9\s.-]/.test(written)) return { kind: 'strange' };
  const letters = written.replace(/[^A-Z0-9]/g, '');
  return wholeOf(letters) ?? startedOf(written) ?? shorterOf(letters) ?? { kind: 'strange' };
}

function wholeOf(letters: string): WrittenPostcode | undefined {
  const outcode = outcodeOf(letters.slice(0, -3));
  const incode = letters.slice(-3).replace(/^O/, '0');
  if (!outcode || !INCODE.test(incode)) return undefined;
  return { kind: 'whole', code: `${outcode} ${incode}`, outcode, incode };
}

/** A space says where the first half ends: “BD2 1” is not BD21. */
function startedOf(written: string): WrittenPostcode | undefined {
  const [first = '', second, ...more] = written.split(/[\s.-]+/);
  const outcode = outcodeOf(first);
  if (!outcode || second === undefined || more.length > 0) return undefined;
  return STARTED_INCODE.test(second.replace(/^O/, '0')) ? { kind: 'partial', outcode } : undefined;
}

function shorterOf(letters: string): WrittenPostcode | undefined {
  const alone = outcodeOf(letters);
  if (alone) return { kind: 'outcode', outcode: alone };
  const [, first = '', second = ''] = /^(.+?)(\d[A-Z]?)$/.exec(letters) ?? [];
  const outcode = outcodeOf(first);
  return outcode && STARTED_INCODE.test(second) ? { kind: 'partial', outcode } : undefined;
}

/** The first half of a postcode; a letter O at its end, where only a number can stand, is a nought. */
function outcodeOf(letters: string): string | undefined {
  return [letters, letters.replace(/O$/, '0')].find((one) => OUTCODE.test(one));
}
