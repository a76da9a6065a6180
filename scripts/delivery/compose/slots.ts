/** Characters of an encoded text that stand for a word which differs from person to person. */
export interface Slot {
  /** Where these characters are; line ends lie between them. */
  runs: readonly Run[];
  /** The characters for another word of the same length. */
  encode: (word: string) => string;
}

interface Run {
  at: number;
  length: number;
}

/**
 * Finds a word of plain ASCII letters in text that travels as quoted-printable or base64, wherever lines were broken.
 * Another word of the same length then takes the same room, so that the rest need not be encoded again.
 */
export function findSlots(encoded: string, word: string): Slot[] {
  return [...printableSlots(encoded, word), ...[0, 1, 2].flatMap((shift) => base64Slots(encoded, word, shift))];
}

/** Writes a word into its slot of a copy. */
export function fillSlot(copy: Buffer, { runs, encode }: Slot, word: string): void {
  const characters = encode(word);
  let from = 0;
  for (const { at, length } of runs) {
    copy.write(characters.slice(from, from + length), at, 'latin1');
    from += length;
  }
}

function printableSlots(encoded: string, word: string): Slot[] {
  return [...encoded.matchAll(broken(word, '(?:=\\r\\n)?'))].map(({ index, 0: found }) => ({
    runs: runsOf(found, index, /=\r\n/g),
    encode: (other) => other,
  }));
}

/** Base64 turns three bytes into four characters; `shift` is how many bytes of others stand before the word in its first three. */
function base64Slots(encoded: string, word: string, shift: number): Slot[] {
  const own = (3 - shift) % 3;
  const inner = word.slice(own, own + Math.floor((word.length - own) / 3) * 3);
  const before = shift === 0 ? '' : '(?:[\\w+/]\\s*){4}';
  const after = own + inner.length === word.length ? '' : '(?:\\s*[\\w+/=]){4}';
  const core = broken(Buffer.from(inner).toString('base64'), '(?:\\r\\n)?').source;
  return [...encoded.matchAll(new RegExp(before + core + after, 'g'))].map(({ index, 0: found }) => {
    const around = Buffer.from(found, 'base64');
    return {
      runs: runsOf(found, index, /\r\n/g),
      encode: (other) => {
        const bytes = Buffer.from(around);
        bytes.write(other, shift, 'latin1');
        return bytes.toString('base64');
      },
    };
  });
}

/** A text with a line end allowed between any two characters. */
const broken = (text: string, lineEnd: string): RegExp =>
  new RegExp([...text].map((one) => one.replace(/[^\w]/, '\\$&')).join(lineEnd), 'g');

function runsOf(found: string, index: number, lineEnd: RegExp): Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (const { index: at, 0: gap } of found.matchAll(lineEnd)) {
    runs.push({ at: index + from, length: at - from });
    from = at + gap.length;
  }
  return [...runs, { at: index + from, length: found.length - from }];
}
