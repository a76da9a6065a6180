/** How the script of a language is set. */
export interface Typography {
  /** Fonts that devices already have: an email fetches none. */
  family: string;
  sizePx: number;
  lineHeight: number;
  headingLineHeight: number;
}

/** Latin script, and the digits of telephone numbers in every language. */
export const LATIN: Typography = {
  family: "-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif",
  sizePx: 17,
  lineHeight: 1.6,
  headingLineHeight: 1.25,
};

/** Nastaliq, which readers of Urdu know from print, is small for its size and slopes: it needs size and room. */
const NASTALIQ: Typography = {
  family: "'Noto Nastaliq Urdu','Urdu Typesetting','Jameel Noori Nastaleeq','Segoe UI',Tahoma,Arial,sans-serif",
  sizePx: 18,
  lineHeight: 2.1,
  headingLineHeight: 1.9,
};

const ARABIC: Typography = {
  family: "'Noto Naskh Arabic','Geeza Pro','Segoe UI',Tahoma,Arial,sans-serif",
  sizePx: 18,
  lineHeight: 1.8,
  headingLineHeight: 1.5,
};

/** Scripts whose letters hang from a line, with signs above and below it. */
const indic = (fonts: string): Typography => ({
  family: `${fonts},Arial,sans-serif`,
  sizePx: 18,
  lineHeight: 1.7,
  headingLineHeight: 1.4,
});

const BY_LANGUAGE: Readonly<Record<string, Typography>> = {
  ar: ARABIC,
  bn: indic("'Noto Sans Bengali','Bangla MN','Nirmala UI',Vrinda"),
  gu: indic("'Noto Sans Gujarati','Gujarati MT','Nirmala UI',Shruti"),
  pa: indic("'Noto Sans Gurmukhi','Gurmukhi MN','Nirmala UI',Raavi"),
  ur: NASTALIQ,
};

/** The typography of a language; that of Latin script where nothing else is known. */
export function typographyIn(language: string): Typography {
  return BY_LANGUAGE[language] ?? LATIN;
}
