import type { Library } from '#library/library.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { checkRelease } from '#release/rules/check.ts';
import type { GateFinding } from '#release/rules/gate-finding.ts';
import { parseStory } from '#story/parse-story.ts';
import type { Story } from '#story/story.ts';
import { PARTNERSHIP } from '../../library/root.ts';

/** A case of a table: where some words stand, and what the story declares. */
export interface Told {
  stage: string;
  words: string;
  language?: string;
  /** The piece that holds the words; `body` unless told. */
  piece?: string;
  young?: string;
  isProtected?: boolean;
  orders?: string;
  /** More lines of front matter. */
  fields?: string;
  /** How the file writes them; `words` then says only what to look for. */
  body?: string;
}

export const NOW = new Date('2031-06-01T12:00:00Z');

/** The languages of all lists. */
export const LANGUAGES = ['en', 'pl', 'ro', 'sk', 'ur', 'pa', 'ar', 'bn', 'gu'];

/** The text of en.mdx of a story that tells something. */
export function englishOf(told: Told): string {
  const {
    stage,
    words,
    piece = 'body',
    young = 'none',
    isProtected = false,
    orders = 'none',
    fields = '',
    language = 'en',
  } = told;
  const has = (name: string, otherwise: string): string => (piece === name && language === 'en' ? words : otherwise);
  const declared =
    stage === 'none' ? '' : `under-18: ${young}\nprotected: ${isProtected ? '[sexual]' : 'none'}\norders: ${orders}\n`;
  const head = `---\ntitle: ${JSON.stringify(has('title', 'News from the harbour'))}\nsummary: ${JSON.stringify(has('summary', 'What we did.'))}\nkind: success\nauthor: news-desk\npublished: 2031-05-02T09:00:00+01:00\naim: [saltmarsh]\nthemes: []\npillars: [pursue]\nstage: ${stage}\n${declared}${fields}---\n`;
  return `${head}\n${told.body ?? bodyOf(piece, language === 'en' ? words : 'Some words.')}\n`;
}

function bodyOf(piece: string, words: string): string {
  const inside: Record<string, string> = {
    body: words,
    facts: `<Facts>\n\n- ${words}\n\n</Facts>`,
    quote: `<Quote by="Youth worker">\n\n${words}\n\n</Quote>`,
    'quote-by': `<Quote by="${words}">\n\nWe listened.\n\n</Quote>`,
    signs: `<Signs title="Look out">\n\n- ${words}\n\n</Signs>`,
    alt: `<Photo src="photo.jpg" alt="${words}" />`,
    caption: `<Photo src="photo.jpg" alt="A boat." caption="${words}" />`,
    credit: `<Photo src="photo.jpg" alt="A boat." credit="${words}" />`,
    'file-name': `<Photo src="${words}" alt="A boat." />`,
    link: `Read [more](${words}).`,
    ask: `<Report>\n\n${words}\n\n</Report>`,
  };
  return inside[piece] ?? 'Some words.';
}

/** A story that tells something, parsed as `check` parses it. */
export function storyOf(told: Told): Story {
  const { language = 'en', words } = told;
  const texts = new Map([['en', { file: 'content/stories/told/en.mdx', text: englishOf(told) }]]);
  if (language !== 'en') {
    const text = `---\ntitle: X\nsummary: Y\ntranslation:\n  reviewed: no\n---\n\n${words}\n`;
    texts.set(language, { file: `content/stories/told/${language}.mdx`, text });
  }
  const slug = told.piece === 'slug' ? words : 'told';
  const { story, problems } = parseStory({
    slug,
    folder: 'stories',
    path: 'content/stories/told',
    texts,
    otherNames: [],
  });
  if (!story) throw new Error(problems.map(({ code, line }) => `${code} in line ${line}`).join('; '));
  return story;
}

let read: Library | undefined;

/** The small partnership, read once. */
export async function partnership(): Promise<Library> {
  read ??= (await readLibrary(PARTNERSHIP)).library;
  if (!read) throw new Error('The small partnership cannot be read.');
  return read;
}

/** What the rules find in a story. */
export async function findingsIn(
  told: Told,
  change: (library: Library) => Library = (library) => library,
): Promise<GateFinding[]> {
  return checkRelease(storyOf(told), change(await partnership()), NOW);
}

/** `code=words`, as the tables write it. */
export function inShort({ problem }: GateFinding): string {
  return `${problem.code}=${'words' in problem.args ? problem.args.words : ''}`;
}
