import { type Token, tokensOf } from '#release/rules/token.ts';
import { type Block, linksOfBlock, type Prose, plainText } from '#story/block.ts';
import { type LineTurn, type Story, type Version, versionsOf } from '#story/story.ts';

/** What kind of words these are. */
export type PieceName =
  | 'title'
  | 'summary'
  | 'body'
  | 'facts'
  | 'quote'
  | 'quote-by'
  | 'signs'
  | 'ask'
  | 'alt'
  | 'caption'
  | 'credit'
  | 'event-place'
  | 'link'
  | 'file-name'
  | 'picture-data'
  | 'slug'
  | 'reference'
  | 'field';

/** Some words of a story that stand together, and where. */
export class Piece {
  readonly name: PieceName;
  readonly language: string;
  readonly file: string;
  readonly text: string;
  readonly #line: number;
  readonly #turns: readonly LineTurn[];
  #tokens: Token[] | undefined;

  constructor(
    name: PieceName,
    text: string,
    at: { language: string; file: string; line: number; turns?: readonly LineTurn[] },
  ) {
    this.name = name;
    this.text = text;
    this.language = at.language;
    this.file = at.file;
    this.#line = at.line;
    this.#turns = at.turns ?? [];
  }

  /** Its words; read when first asked for. */
  get tokens(): Token[] {
    this.#tokens ??= tokensOf(isAddress(this.name) ? withoutSigns(this.text) : this.text);
    return this.#tokens;
  }

  /** The line of the file on which the character at an offset stands. */
  lineAt(offset: number): number {
    return this.#turns.findLast(({ from }) => from <= offset)?.line ?? this.#line;
  }
}

/** Names of files and addresses: their words are joined by signs, and have no capitals. */
export function isAddress(name: PieceName): boolean {
  return name === 'link' || name === 'file-name' || name === 'slug';
}

/** As long as before, so that offsets stay what they are. */
function withoutSigns(text: string): string {
  return text.replace(/%20/g, '   ').replace(/[_\-/.+=&?#%]/g, ' ');
}

/** Every piece of words of a story in every language, with the names of its files and its addresses. */
export function piecesOf(story: Story): Piece[] {
  const { english, reference, slug, pictureData = {} } = story;
  const at = (line = 1) => ({ language: 'en', file: english.file, line });
  const folder = english.file.replace(/\/[^/]*$/, '');
  return [
    new Piece('slug', slug, at()),
    ...(reference === undefined ? [] : [new Piece('reference', reference, at(english.lines.fields.reference))]),
    ...versionsOf(story).flatMap(piecesOfVersion),
    ...Object.entries(pictureData).flatMap(([file, words]) =>
      words.map((text) => new Piece('picture-data', text, { language: 'en', file: `${folder}/${file}`, line: 1 })),
    ),
  ];
}

function piecesOfVersion(version: Version): Piece[] {
  const { language, file, title, summary, lines, blocks } = version;
  return [
    new Piece('title', title, { language, file, line: lines.title }),
    new Piece('summary', summary, { language, file, line: lines.summary }),
    ...blocks.flatMap((block, at) => piecesOfBlock(block, new Places(version, at))),
  ];
}

/** Where the parts of one block stand. */
class Places {
  readonly #version: Version;
  readonly #at: number;

  constructor(version: Version, at: number) {
    this.#version = version;
    this.#at = at;
  }

  attribute(piece: PieceName, name: string, text: string | undefined): Piece[] {
    const { language, file, lines } = this.#version;
    const line = lines.attributes[this.#at]?.[name] ?? this.#line;
    return text ? [new Piece(piece, text, { language, file, line })] : [];
  }

  prose(piece: PieceName, contents: readonly Prose[]): Piece[] {
    const { language, file, lines } = this.#version;
    return contents.map((prose, index) => {
      const line = lines.contents[this.#at]?.[index] ?? this.#line;
      return new Piece(piece, plainText(prose), { language, file, line, turns: lines.turns[this.#at]?.[index] ?? [] });
    });
  }

  links(block: Block): Piece[] {
    const { language, file } = this.#version;
    return linksOfBlock(block).map((url) => new Piece('link', url, { language, file, line: this.#line }));
  }

  get #line(): number {
    return this.#version.lines.blocks[this.#at] ?? 1;
  }
}

type PiecesOf = { [T in Block as T['type']]: (block: T, places: Places) => Piece[] };

const PIECES: PiecesOf = {
  heading: ({ children }, places) => places.prose('body', [children]),
  paragraph: ({ children }, places) => places.prose('body', [children]),
  list: ({ items }, places) => places.prose('body', items),
  facts: ({ items }, places) => places.prose('facts', items),
  quote: ({ by, paragraphs }, places) => [
    ...places.attribute('quote-by', 'by', by),
    ...places.prose('quote', paragraphs),
  ],
  signs: ({ title, items }, places) => [...places.attribute('signs', 'title', title), ...places.prose('signs', items)],
  photo: ({ file, alt, caption, credit }, places) => [
    ...places.attribute('file-name', 'src', file),
    ...places.attribute('alt', 'alt', alt),
    ...places.attribute('caption', 'caption', caption),
    ...places.attribute('credit', 'credit', credit),
  ],
  event: ({ place }, places) => places.attribute('event-place', 'place', place),
  map: () => [],
  report: ({ ask }, places) => places.prose('ask', ask),
  support: () => [],
};

function piecesOfBlock(block: Block, places: Places): Piece[] {
  // The table pairs each type with its own block; the union loses that pairing.
  const own = PIECES[block.type] as (block: Block, places: Places) => Piece[];
  return [...own(block, places), ...places.links(block)];
}
