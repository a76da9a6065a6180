import { place } from '#problem/collect.ts';
import { nearest } from '#problem/nearest.ts';
import type { Problem } from '#problem/problem.ts';
import { type FrontMatter, frontMatterSchema, translationFrontMatterSchema } from '#story/front-matter.ts';
import { parityFindings } from '#story/parity/parity.ts';
import { PlaceNames } from '#story/parity/places.ts';
import { type LineOf, type ParsedVersion, parseVersion } from '#story/parse-version.ts';
import { blockFindings, fieldFindings, kindFindings, translationFindings } from '#story/rules.ts';
import type { Story, Version, VersionLines } from '#story/story.ts';
import type { Folder } from '#story/vocabulary.ts';

/** The texts of one story as they lie in its folder. Files are paths relative to the root. */
export interface StorySource {
  slug: string;
  folder: Folder;
  /** The folder of the story, relative to the root. */
  path: string;
  /** By language code. */
  texts: ReadonlyMap<string, { file: string; text: string }>;
  /** Names of all other files in the folder. */
  otherNames: readonly string[];
}

/** A story, or nothing when its English cannot be used; and everything wrong with it. */
export interface ParsedStory {
  story: Story | undefined;
  problems: Problem[];
  /** By file; for those who find problems later, across files. */
  lines: Map<string, LineOf>;
}

/** With a letter somewhere: /stories/2/ is the second page of all news. */
const SLUG = /^(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * Parses all languages of a story by the rules that need no other file.
 * @param languages the codes that settings.yaml lists; every language will do while the settings cannot be read.
 * @param places the names that must be the same in a translation.
 */
export function parseStory(
  source: StorySource,
  languages: readonly string[] = [...source.texts.keys()],
  places: PlaceNames = new PlaceNames([]),
): ParsedStory {
  const problems = [...slugProblems(source), ...languageProblems(source, languages)];
  const lines = new Map<string, LineOf>();
  const english = source.texts.get('en');
  if (!english) {
    const finding = {
      code: 'story-without-english',
      args: { slug: source.slug, found: source.otherNames.find((name) => /^en\b/i.test(name)) },
    } as const;
    return { story: undefined, problems: [...problems, place(finding, { file: source.path, line: 1 })], lines };
  }
  const parsed = parseVersion(english.file, english.text, frontMatterSchema);
  lines.set(english.file, parsed.lineOf);
  problems.push(...parsed.problems, ...englishProblems(parsed, english.file, source.folder));
  const translations = [...source.texts]
    .filter(([language]) => language !== 'en' && languages.includes(language))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(
      ([language, { file, text }]) =>
        parseTranslation({ language, file, text, places }, parsed, { problems, lines }) ?? [],
    );
  if (!parsed.fields) return { story: undefined, problems, lines };
  const { title, summary, translation: _, ...shared } = parsed.fields;
  const own = { language: 'en', file: english.file, title, summary, blocks: parsed.blocks, lines: linesOf(parsed) };
  const story = { ...shared, slug: source.slug, folder: source.folder, english: own, translations };
  return { story, problems, lines };
}

function englishProblems(parsed: ParsedVersion<FrontMatter>, file: string, folder: Folder): Problem[] {
  const { fields } = parsed;
  const findings = blockFindings(parsed);
  if (fields) {
    findings.push(...kindFindings(fields, parsed));
    for (const { key, finding } of fieldFindings(fields, folder))
      findings.push({ finding, line: parsed.lineOf([key]) });
  }
  return findings.map(({ finding, line }) => place(finding, { file, line }));
}

function parseTranslation(
  { language, file, text, places }: { language: string; file: string; text: string; places: PlaceNames },
  english: ParsedVersion<FrontMatter>,
  into: Pick<ParsedStory, 'problems' | 'lines'>,
): Version | undefined {
  const parsed = parseVersion(file, text, translationFrontMatterSchema);
  const findings = blockFindings(parsed);
  // Parts that could not be read are missing from the tree; comparing would blame the translation for them.
  const isReadable = parsed.problems.length + english.problems.length === 0;
  if (isReadable) {
    const outOfStep = translationFindings(english.blocks, parsed);
    const comparable = outOfStep.length === 0 ? parsed : { ...parsed, blocks: [] };
    const context = { language, reference: english.fields?.reference, places };
    findings.push(...outOfStep, ...parityFindings(english, comparable, context));
  }
  into.lines.set(file, parsed.lineOf);
  into.problems.push(...parsed.problems, ...findings.map(({ finding, line }) => place(finding, { file, line })));
  return parsed.fields && { language, file, blocks: parsed.blocks, lines: linesOf(parsed), ...parsed.fields };
}

function linesOf(parsed: ParsedVersion<object>): VersionLines {
  const { lineOf, blockLines, contentLines, turns, attributeLines } = parsed;
  return {
    title: lineOf(['title']),
    summary: lineOf(['summary']),
    blocks: blockLines,
    contents: contentLines,
    turns,
    attributes: attributeLines,
    fields: fieldLines(parsed),
  };
}

function fieldLines({ fields = {}, lineOf }: ParsedVersion<object>): VersionLines['fields'] {
  const pictures = 'pictures' in fields && fields.pictures ? Object.keys(fields.pictures) : [];
  return Object.fromEntries([
    ...Object.keys(fields).map((key) => [key, lineOf([key])]),
    ...pictures.map((file) => [`pictures/${file}`, lineOf(['pictures', file])]),
  ]);
}

function slugProblems({ slug, path }: StorySource): Problem[] {
  if (SLUG.test(slug) && slug.length <= 60) return [];
  return [place({ code: 'slug-malformed', args: { slug } }, { file: path, line: 1 })];
}

function languageProblems(source: StorySource, languages: readonly string[]): Problem[] {
  return [...source.texts]
    .filter(([language]) => !languages.includes(language))
    .map(([language, { file }]) => {
      const args = { language, nearest: nearest(language, languages), allowed: languages };
      return place({ code: 'language-unknown', args }, { file, line: 1 });
    });
}
