/** So many characters fit across a phone of 360 points, at the size of the text. */
const LINE_LIMIT = 38;

/**
 * Breaks a label into lines, because SVG does not. A word that is longer than a line is cut.
 * @param indent characters of the first line that are taken already.
 */
export function labelLines(label: string, indent = 0): string[] {
  const lines = [''];
  for (const word of label.split(/\s+/).flatMap(pieces)) {
    const at = lines.length - 1;
    const line = lines[at] ?? '';
    const room = LINE_LIMIT - (at === 0 ? indent : 0);
    if (line === '' && (word.length <= room || at > 0)) lines[at] = word;
    else if (line.length + 1 + word.length <= room) lines[at] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Cuts between characters, never inside one: a letter outside the basic plane has two halves. */
function pieces(word: string): string[] {
  const letters = [...word];
  const count = Math.max(1, Math.ceil(letters.length / LINE_LIMIT));
  return Array.from({ length: count }, (_, at) => letters.slice(at * LINE_LIMIT, (at + 1) * LINE_LIMIT).join(''));
}
