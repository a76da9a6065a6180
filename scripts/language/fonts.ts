/** The cuts of a typeface. */
export const FACES = ['regular', 'bold', 'italic', 'bold-italic'] as const;
export type Face = (typeof FACES)[number];

/** One of the files that a typeface is divided into, by the characters it holds. */
export interface FontSubset {
  id: string;
  /** The scripts it helps to cover, by their ISO 15924 names. */
  scripts: readonly string[];
  /** The file of a cut, as a path that Node can resolve. */
  file: (face: Face) => string;
}

const FILE_OF_FACE: Record<Face, string> = {
  regular: '400-normal',
  bold: '700-normal',
  italic: '400-italic',
  'bold-italic': '700-italic',
};

const atkinson = (subset: string): FontSubset => ({
  id: subset,
  scripts: ['Latn'],
  file: (face) => `@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-${subset}-${FILE_OF_FACE[face]}.woff`,
});

/** The fonts of the flyer. A character is set in the first that has it. */
export const FONT_SUBSETS: readonly FontSubset[] = [atkinson('latin'), atkinson('latin-ext')];

/** Whether the fonts are made for the script of a language: yes for `pl`, not yet for `ur`. */
export function coversLanguage(language: string): boolean {
  const { script } = new Intl.Locale(language).maximize();
  return FONT_SUBSETS.some(({ scripts }) => script !== undefined && scripts.includes(script));
}

/** Whether a text has no letters of a script that the fonts are not made for. */
export function coversScriptOf(text: string): boolean {
  return [...text.matchAll(/\p{Letter}/gu)].every(([letter]) => /\p{Script=Latin}/u.test(letter));
}

/** A run of text that one font can set; without a subset when no font can. */
export interface FontRun {
  text: string;
  subset: string | undefined;
}

/** Divides a text into runs, each in the first subset that has its characters. Spaces stay with what precedes them. */
export function fontRuns(text: string, has: (subset: string, codePoint: number) => boolean): FontRun[] {
  const runs: FontRun[] = [];
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const last = runs.at(-1);
    const subset =
      last?.subset && character === ' ' && has(last.subset, codePoint)
        ? last.subset
        : FONT_SUBSETS.find(({ id }) => has(id, codePoint))?.id;
    if (last && last.subset === subset) last.text += character;
    else runs.push({ text: character, subset });
  }
  return runs;
}
