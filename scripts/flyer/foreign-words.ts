import type { FlyerRequest } from '#flyer/desk.ts';
import type { FlyerFonts } from '#flyer/fonts.ts';
import { isPart, type Mark, type Page, type Part, type TextMark } from '#flyer/plan.ts';

/** The language of names, and of Latin letters among those of another script. */
const ENGLISH = 'en';

/** A stretch of a text. */
interface Stretch {
  from: number;
  to: number;
}

/** Finds the English words of a text in another language. */
export type FindEnglish = (text: string) => Stretch[];

/** Tells a page which of its words are English, so that a screen reader says them so (PDF/UA-1, 7.2). */
export function withLanguages<P extends Pick<Page, 'content'>>(page: P, request: FlyerRequest): P {
  const { language } = request.message;
  if (language === ENGLISH) return page;
  const find = isLatin(language) ? namesIn(namesOf(request)) : latinIn;
  return { ...page, content: page.content.map((part) => toldPart(part, find, request.fonts)) };
}

const isLatin = (language: string): boolean => new Intl.Locale(language).maximize().script === 'Latn';

/** What is called by its English name in every language. */
const namesOf = ({ message, hotspot, settings, county, towns, mapCredit }: FlyerRequest): string[] => [
  settings.name,
  settings.strapline,
  settings.county,
  hotspot.properties.name,
  mapCredit,
  CRIMESTOPPERS,
  settings.reporting['young-people'].name,
  ...county.districts.map(({ name }) => name),
  ...towns.map(({ name }) => name),
  ...(message.support?.services ?? []).map(({ name }) => name),
];

const CRIMESTOPPERS = 'Crimestoppers';

/** Finds names where they stand as words of their own, the longest first. */
export function namesIn(names: readonly string[]): FindEnglish {
  const longestFirst = [...new Set(names)].filter(Boolean).sort((one, other) => other.length - one.length);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return (text) => [...text.matchAll(pattern)].map(({ 0: name, index }) => ({ from: index, to: index + name.length }));
}

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** A word of Latin letters; one letter alone, or letters that belong to a number or an address, are none. */
const LATIN =
  /(?<![\p{scx=Latn}\p{M}\p{N}@./_-])\p{scx=Latn}[\p{scx=Latn}\p{M}]+(?:['’-]\p{scx=Latn}+)*(?![\p{scx=Latn}\p{M}\p{N}@/_]|[.-]\w)/gu;
/** Words in a row are one stretch. */
const BETWEEN = /^(?:[ \u00a0]|, | & )$/;
/** A reference: capitals before a number. */
const CODE = /^\p{Lu}+$/u;

/** Finds Latin words among those of another script; addresses, numbers to dial and references are no words. */
export function latinIn(text: string): Stretch[] {
  const words: Stretch[] = [];
  for (const { 0: word, index: from } of text.matchAll(LATIN)) {
    const to = from + word.length;
    if (CODE.test(word) && /^[ \u00a0]?\d/.test(text.slice(to))) continue;
    const last = words.at(-1);
    if (last && BETWEEN.test(text.slice(last.to, from))) last.to = to;
    else words.push({ from, to });
  }
  return words;
}

/** A name may run over two lines, so the words of a part are read as one text. */
function toldPart(part: Part, find: FindEnglish, fonts: FlyerFonts): Part {
  const english = find(wordsOf(part));
  let at = 0;
  const told = (children: readonly (Part | Mark)[]): (Part | Mark)[] =>
    children.flatMap((child): (Part | Mark)[] => {
      if (isPart(child)) {
        return child.role === 'Link' ? [{ ...child, children: told(child.children) }] : [toldPart(child, find, fonts)];
      }
      if (child.kind !== 'text') return [child];
      const from = at;
      at += child.text.length;
      return toldMark(child, stretchesOf(child.text.length, from, english), fonts);
    });
  return { ...part, children: told(part.children) };
}

/** The words of a part and its links, but not those of parts within it. */
const wordsOf = ({ children }: Part): string =>
  children
    .map((child) => {
      if (isPart(child)) return child.role === 'Link' ? wordsOf(child) : '';
      return child.kind === 'text' ? child.text : '';
    })
    .join('');

/** A stretch of one mark, and whether it is English. */
interface ToldStretch extends Stretch {
  isEnglish: boolean;
}

/** Divides a mark that begins at a place in the text of its part where English begins and ends. */
function stretchesOf(length: number, start: number, english: readonly Stretch[]): ToldStretch[] {
  const told: ToldStretch[] = [];
  let at = 0;
  const until = (to: number, isEnglish: boolean): void => {
    if (to > at) told.push({ from: at, to, isEnglish });
    at = Math.max(at, to);
  };
  for (const { from, to } of english) {
    if (to <= start || from >= start + length) continue;
    until(from - start, false);
    until(Math.min(to - start, length), true);
  }
  until(length, false);
  return told;
}

function toldMark(mark: TextMark, told: readonly ToldStretch[], fonts: FlyerFonts): TextMark[] {
  // Words that run from right to left are of another script: there is no English among them.
  if (mark.isRightToLeft || told.every(({ isEnglish }) => !isEnglish)) return [mark];
  if (told.length === 1) return [{ ...mark, language: ENGLISH }];
  let x = mark.x;
  return told.map(({ from, to, isEnglish }, index) => {
    const text = mark.text.slice(from, to);
    const isLast = index === told.length - 1;
    const width = isLast ? mark.x + mark.width - x : fonts.widthMm(text, mark.face, mark.sizePt, false);
    const piece = { ...mark, text, x, width, ...(isEnglish ? { language: ENGLISH } : {}) };
    x += width;
    return piece;
  });
}
