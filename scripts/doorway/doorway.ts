import { type Asked, RefusedBody } from '#doorway/asked.ts';
import { type Partnership, readChoices } from '#doorway/choices.ts';
import { findPlaces } from '#doorway/finding.ts';
import type { PageParts } from '#doorway/frame-fs.ts';
import { confirmPage, notice, oneButton, waysOn } from '#doorway/link-pages.ts';
import { type Managed, managePage } from '#doorway/manage-page.ts';
import { type Href, type Sheet, subscribePage } from '#doorway/subscribe-page.ts';
import type { Subscribers } from '#doorway/subscribers.ts';
import { words } from '#doorway/words.ts';
import { subscriberAddresses } from '#message/addresses.ts';
import { parseAddress } from '#subscriber/address.ts';

/** A page, and the status it is answered with. */
export interface Reply extends PageParts {
  status: number;
}

/** What the doorway answers by. */
export interface DoorwayParts {
  partnership: Partnership;
  /** Opened when it is first needed: a page that only asks opens no database. */
  subscribers: () => Promise<Subscribers>;
}

type Handler = (asked: Asked) => Promise<Reply>;

/**
 * Answers for the four pages that a subscriber needs. It sets no cookie and needs none: a signed link is all that is asked
 * for, so that a request from elsewhere can do nothing which its sender could not do alone. Reading never changes anything.
 */
export class Doorway {
  readonly #partnership: Partnership;
  readonly #subscribers: DoorwayParts['subscribers'];
  readonly #href: Href;
  readonly #handlers: ReadonlyMap<string, Handler>;

  constructor({ partnership, subscribers }: DoorwayParts) {
    this.#partnership = partnership;
    this.#subscribers = subscribers;
    const base = new URL(partnership.settings.site).pathname.replace(/\/$/, '');
    this.#href = (path) => `${base}${path}`;
    this.#handlers = new Map<string, Handler>([
      ['/subscribe/', (asked) => this.#subscribe(asked)],
      ['/confirm/', (asked) => this.#confirm(asked)],
      ['/manage/', (asked) => this.#manage(asked)],
      ['/unsubscribe/', (asked) => this.#unsubscribe(asked)],
    ]);
  }

  /** Whether a path is one of these pages; a provider’s POST is not sent on to the address with the slash. */
  serves(path: string): boolean {
    return this.#handlers.has(withSlash(path));
  }

  /** The answer to a request for one of these pages. Never throws; what went wrong is given to `tell`. */
  async answer(asked: Asked, tell: (error: unknown) => void): Promise<Reply> {
    const handler = this.#handlers.get(withSlash(asked.path));
    if (!handler || !['GET', 'HEAD', 'POST'].includes(asked.method)) return this.#refused(405);
    try {
      return await handler(asked);
    } catch (error) {
      if (error instanceof RefusedBody) return this.#refused(error.status);
      tell(error);
      return this.#notice(503, words.broken.title, [words.broken.lead]);
    }
  }

  async #subscribe(asked: Asked): Promise<Reply> {
    const form = asked.method === 'POST' ? await asked.readForm() : asked.query;
    const sheet: Sheet = { choices: readChoices(form, this.#partnership), address: '', faults: {} };
    if (asked.method !== 'POST') return this.#sheet(200, sheet);
    const postcode = form.get('postcode');
    if (postcode === null) return this.#signUp({ ...sheet, address: form.get('email') ?? '' }, asked.network);
    const { said, areas } = await findPlaces(postcode, this.#partnership);
    return this.#sheet(200, { ...sheet, choices: { ...sheet.choices, areas }, found: said });
  }

  /** Whoever signs up is told the same, whether the address is known, new, or was typed too often. */
  async #signUp(sheet: Sheet, network: string): Promise<Reply> {
    const read = parseAddress(sheet.address);
    const faults: Sheet['faults'] = {
      ...(sheet.choices.areas.length === 0 ? { areas: words.wrong.areas } : {}),
      ...('fault' in read ? { address: read.fault } : {}),
    };
    if ('fault' in read || faults.areas) return this.#sheet(422, { ...sheet, faults });
    await (await this.#subscribers()).ask({ ...sheet.choices, address: read.address, network });
    const { title, lead, next, none, again } = words.asked;
    return { status: 200, ...notice(title, [lead, next, none], [[this.#href(subscriberAddresses.subscribe), again]]) };
  }

  async #confirm(asked: Asked): Promise<Reply> {
    const token = asked.query.get('t') ?? '';
    const action = this.#href(subscriberAddresses.confirm(encodeURIComponent(token)));
    if (asked.method !== 'POST') return { status: 200, ...confirmPage(action) };
    const form = await asked.readForm();
    if (form.get('do') === 'not-me') return this.#notMe(token);
    const manage = await (await this.#subscribers()).confirm(token);
    if (manage === undefined) return this.#lost();
    const { doneTitle, done, change } = words.confirm;
    const links: [string, string][] = [
      [this.#href(manage), change],
      [this.#href('/stories/'), words.news],
    ];
    return { status: 200, ...notice(doneTitle, [done], links) };
  }

  async #notMe(token: string): Promise<Reply> {
    if (!(await (await this.#subscribers()).refuse(token))) return this.#lost();
    return this.#notice(200, words.notMe.title, [words.notMe.lead]);
  }

  async #manage(asked: Asked): Promise<Reply> {
    const link = asked.query.get('t') ?? '';
    const subscribers = await this.#subscribers();
    const preferences = await subscribers.find(link);
    if (!preferences) return this.#lost();
    const managed: Managed = { choices: preferences, isStopped: preferences.state !== 'confirmed' };
    if (asked.method !== 'POST') return this.#managed(link, 200, managed);
    const form = await asked.readForm();
    switch (form.get('do')) {
      case 'save':
        return this.#save(link, form, managed, subscribers);
      case 'stop':
        return this.#stop(link, subscribers);
      case 'forget':
        return this.#forget(link, form, managed, subscribers);
      default:
        return this.#refused(400);
    }
  }

  async #save(link: string, form: URLSearchParams, managed: Managed, subscribers: Subscribers): Promise<Reply> {
    const choices = readChoices(form, this.#partnership);
    const shown = { ...managed, choices };
    if (choices.areas.length === 0) return this.#managed(link, 422, { ...shown, fault: words.wrong.areas });
    if (!(await subscribers.change(link, choices))) return this.#lost();
    return this.#managed(link, 200, { ...shown, said: words.manage.saved });
  }

  async #forget(link: string, form: URLSearchParams, managed: Managed, subscribers: Subscribers): Promise<Reply> {
    if (form.get('sure') !== 'yes') return this.#managed(link, 422, { ...managed, isUnsure: true });
    if (!(await subscribers.forget(link))) return this.#lost();
    return this.#notice(200, words.forgotten.title, [words.forgotten.lead]);
  }

  /** What a provider sends along is of no matter (RFC 8058): the address says who it is, and the method that it is meant. */
  async #unsubscribe(asked: Asked): Promise<Reply> {
    const link = asked.query.get('t') ?? '';
    const action = this.#href(subscriberAddresses.unsubscribe(encodeURIComponent(link)));
    if (asked.method !== 'POST') return { status: 200, ...oneButton(words.stop, action) };
    return this.#stop(link, await this.#subscribers());
  }

  async #stop(link: string, subscribers: Subscribers): Promise<Reply> {
    if (!(await subscribers.stop(link))) return this.#lost();
    return this.#notice(200, words.stop.doneTitle, [words.stop.done]);
  }

  #sheet(status: number, sheet: Sheet): Reply {
    return { status, ...subscribePage(sheet, this.#partnership, this.#href) };
  }

  #managed(link: string, status: number, managed: Managed): Reply {
    const action = this.#href(subscriberAddresses.manage(encodeURIComponent(link)));
    return { status, ...managePage(managed, this.#partnership, action) };
  }

  #notice(status: number, title: string, lines: readonly string[]): Reply {
    return { status, ...notice(title, lines, waysOn(this.#href)) };
  }

  #lost(): Reply {
    const { title, lead, next } = words.lost;
    return this.#notice(410, title, [lead, next]);
  }

  #refused(status: number): Reply {
    return this.#notice(status, words.refused.title, [words.refused.lead]);
  }
}

function withSlash(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}
