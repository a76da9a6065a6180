/** The cuts of a typeface. */
export const FACES = ['regular', 'bold', 'italic', 'bold-italic'] as const;
export type Face = (typeof FACES)[number];

/** One of the files that a typeface is divided into, by the characters it holds. */
export interface FontSubset {
  id: string;
  /** The scripts it helps to cover, by their ISO 15924 names. */
  scripts: readonly string[];
  /** The languages that are written in this hand, of several of one script. */
  languages?: readonly string[];
  /** The cuts that it has. Scripts without an italic are upright where others lean. */
  cuts: readonly Face[];
  /** True when its letters join or change places, which takes a shaper. */
  isShaped: boolean;
  /** The file of a cut that it has, as a path that Node can resolve. */
  file: (cut: Face) => string;
}

const FILE_OF_FACE: Record<Face, string> = {
  regular: '400-normal',
  bold: '700-normal',
  italic: '400-italic',
  'bold-italic': '700-italic',
};

const fileIn =
  (typeface: string, subset: string) =>
  (cut: Face): string =>
    `@fontsource/${typeface}/files/${typeface}-${subset}-${FILE_OF_FACE[cut]}.woff`;

const atkinson = (subset: string): FontSubset => ({
  id: subset,
  scripts: ['Latn'],
  cuts: FACES,
  isShaped: false,
  file: fileIn('atkinson-hyperlegible', subset),
});

const noto = (script: string, typeface: string, subset: string, languages?: readonly string[]): FontSubset => ({
  id: typeface,
  scripts: [script],
  ...(languages ? { languages } : {}),
  cuts: ['regular', 'bold'],
  isShaped: true,
  file: fileIn(typeface, subset),
});

/** Atkinson Hyperlegible has no ĺ, which Slovak needs in words such as stĺp, and none of the ŵ and ŷ of Welsh names. */
const LETTERS_THAT_ATKINSON_LACKS: FontSubset = {
  id: 'noto-sans-latin-ext',
  scripts: [],
  cuts: ['regular', 'bold'],
  isShaped: false,
  file: fileIn('noto-sans-bengali', 'latin-ext'),
};

/** The fonts of the flyer. A character is set in the first that has it. */
export const FONT_SUBSETS: readonly FontSubset[] = [
  atkinson('latin'),
  atkinson('latin-ext'),
  noto('Arab', 'noto-naskh-arabic', 'arabic'),
  noto('Arab', 'noto-nastaliq-urdu', 'arabic', ['ur', 'pnb', 'ks', 'skr']),
  noto('Guru', 'noto-sans-gurmukhi', 'gurmukhi'),
  noto('Beng', 'noto-sans-bengali', 'bengali'),
  noto('Gujr', 'noto-sans-gujarati', 'gujarati'),
  LETTERS_THAT_ATKINSON_LACKS,
];

/** The cut that stands for a face in a font that may not have it. */
export const cutOf = ({ cuts }: Pick<FontSubset, 'cuts'>, face: Face): Face =>
  cuts.includes(face) ? face : face === 'bold-italic' ? 'bold' : 'regular';

const scriptOf = (language: string): string => new Intl.Locale(language).maximize().script ?? 'Latn';

/** The font that a language is read in, beside the Latin one: the hand it is used to, of several of its script. */
export function fontOfLanguage(language: string): FontSubset | undefined {
  const ofScript = FONT_SUBSETS.filter(({ scripts }) => scripts.includes(scriptOf(language)));
  const { language: bare } = new Intl.Locale(language);
  return ofScript.find(({ languages }) => languages?.includes(bare)) ?? ofScript[0];
}

/**
 * The fonts in the order in which they are asked for a character: Latin first, for figures and names, then the one of
 * the language, so that marks which scripts share are cut like the letters beside them.
 */
export function fontsInOrder(language: string): readonly FontSubset[] {
  const own = fontOfLanguage(language);
  const rank = (subset: FontSubset): number => (subset.scripts.includes('Latn') ? 0 : subset === own ? 1 : 2);
  return FONT_SUBSETS.toSorted((one, other) => rank(one) - rank(other));
}

/** Whether the fonts are made for the script of a language: yes for `pl` and `ur`, not for `ta`. */
export function coversLanguage(language: string): boolean {
  return FONT_SUBSETS.some(({ scripts }) => scripts.includes(scriptOf(language)));
}

const COVERED = new RegExp(
  `^(?:${[...new Set(FONT_SUBSETS.flatMap(({ scripts }) => scripts))].map((one) => `\\p{scx=${one}}`).join('|')})$`,
  'u',
);

/** Whether a text has no letters of a script that the fonts are not made for. */
export function coversScriptOf(text: string): boolean {
  return [...text.matchAll(/\p{Letter}/gu)].every(([letter]) => COVERED.test(letter));
}

/** A run of text that one font can set; without a subset when no font can. */
export interface FontRun {
  text: string;
  subset: string | undefined;
}

/** Spaces, marks on letters, and signs that tell letters whether to join: they belong to what precedes them. */
const STAYS = /[ \p{Mark}\u200c\u200d]/u;

/** Divides a text into runs, each in the first font that has its characters, of those it may be set in. */
export function fontRuns(
  text: string,
  has: (subset: string, codePoint: number) => boolean,
  subsets: readonly Pick<FontSubset, 'id'>[] = FONT_SUBSETS,
): FontRun[] {
  const runs: FontRun[] = [];
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const last = runs.at(-1);
    const subset =
      last?.subset && STAYS.test(character) && has(last.subset, codePoint)
        ? last.subset
        : subsets.find(({ id }) => has(id, codePoint))?.id;
    if (last && last.subset === subset) last.text += character;
    else runs.push({ text: character, subset });
  }
  return runs;
}
