import { type Asked, RefusedBody } from '#doorway/asked.ts';
import type { PageParts } from '#doorway/frame-fs.ts';
import { notice, waysOn } from '#doorway/link-pages.ts';
import { type Speech, speechIn } from '#doorway/speech.ts';
import { type DoorwayParts, PAGES, type Page, type Visit } from '#doorway/visit.ts';

/** A page, the language it is in, and the status it is answered with. */
export interface Reply extends PageParts {
  status: number;
  language: string;
}

/** A page of the doorway as an address names it. */
interface Named {
  page: Page;
  language: string;
}

/**
 * Answers for the four pages that a subscriber needs, each in every language of the partnership. It sets no cookie and needs
 * none: a signed link is all that is asked for, so that a request from elsewhere can do nothing which its sender could not do
 * alone. Reading never changes anything.
 */
export class Doorway {
  readonly #parts: DoorwayParts;
  readonly #href: Speech['href'];

  constructor(parts: DoorwayParts) {
    this.#parts = parts;
    const base = new URL(parts.partnership.settings.site).pathname.replace(/\/$/, '');
    this.#href = (path) => `${base}${path}`;
  }

  /** Whether a path is one of these pages; a provider’s POST is not sent on to the address with the slash. */
  serves(path: string): boolean {
    return this.#read(path) !== undefined;
  }

  /** The answer to a request for one of these pages. Never throws; what went wrong is given to `tell`. */
  async answer(asked: Asked, tell: (error: unknown) => void): Promise<Reply> {
    const { page, language } = this.#read(asked.path) ?? { page: 'subscribe', language: 'en' };
    const speech = speechIn(language, this.#href);
    const { status, ...parts } = await this.#answerIn(speech, page, asked, tell);
    return { status, language, ...parts };
  }

  async #answerIn(speech: Speech, page: Page, asked: Asked, tell: (error: unknown) => void) {
    const { refused, broken } = speech.words;
    const say = (status: number, { title, lead }: typeof refused) => ({
      ...{ status, ...notice(title, [lead], waysOn(speech), speech) },
    });
    if (!['GET', 'HEAD', 'POST'].includes(asked.method)) return say(405, refused);
    const visit: Visit = { ...this.#parts, speech, asked };
    try {
      return await PAGES[page](visit);
    } catch (error) {
      if (error instanceof RefusedBody) return say(error.status, refused);
      tell(error);
      return say(503, broken);
    }
  }

  /**
   * `/manage/` is in English, `/manage/ur/` in Urdu. The form is there in the languages of the partnership only; links in emails
   * of a language that it has given up go on working, in English.
   */
  #read(path: string): Named | undefined {
    const [, page = '', written = 'en'] = /^\/([a-z]+)(?:\/(?!en\b)([a-z]{2,3}))?\/?$/.exec(path) ?? [];
    if (!isPage(page)) return undefined;
    const language = this.#parts.partnership.settings.languages.find(({ id }) => id === written)?.id;
    if (language === undefined && page === 'subscribe') return undefined;
    return { page, language: language ?? 'en' };
  }
}

const isPage = (name: string): name is Page => Object.hasOwn(PAGES, name);
