import type { Asked } from '#doorway/asked.ts';
import { type Partnership, readChoices } from '#doorway/choices.ts';
import { findPlaces } from '#doorway/finding.ts';
import type { PageParts } from '#doorway/frame-fs.ts';
import { confirmPage, notice, oneButton, type Way, waysOn } from '#doorway/link-pages.ts';
import { type Managed, managePage } from '#doorway/manage-page.ts';
import type { Readings } from '#doorway/opening.ts';
import type { Speech } from '#doorway/speech.ts';
import { EXAMPLE, type Sheet, subscribePage } from '#doorway/subscribe-page.ts';
import type { Subscribers } from '#doorway/subscribers.ts';
import { subscriberAddresses } from '#message/addresses.ts';
import { parseAddress } from '#subscriber/address.ts';

/** What the doorway answers by. */
export interface DoorwayParts {
  partnership: Partnership;
  /** Opened when it is first needed: a page that only asks opens no database. */
  subscribers: () => Promise<Subscribers>;
}

/** One request for one page in one language. */
export interface Visit extends DoorwayParts {
  asked: Asked;
  speech: Speech;
}

/** A page, and the status it is answered with. */
type Answer = PageParts & { status: number };

/** The pages, by the word with which their addresses begin. */
export const PAGES = { subscribe, confirm, manage, unsubscribe } as const;
export type Page = keyof typeof PAGES;

async function subscribe(visit: Visit): Promise<Answer> {
  const { asked, speech, partnership } = visit;
  const form = asked.method === 'POST' ? await asked.readForm() : asked.query;
  const choices = readChoices(form, partnership, speech.language);
  const sheet: Sheet = { choices, address: '', faults: {} };
  if (asked.method !== 'POST') return showSheet(200, sheet, visit);
  const postcode = form.get('postcode');
  if (postcode === null) return signUp({ ...sheet, address: form.get('email') ?? '' }, visit);
  const { said, areas } = await findPlaces(postcode, partnership, speech);
  const all = [...new Set([...choices.areas, ...areas])];
  return showSheet(200, { ...sheet, choices: { ...choices, areas: all }, found: said }, visit);
}

/** Whoever signs up is told the same, whether the address is known, new, or was typed too often. */
async function signUp(sheet: Sheet, visit: Visit): Promise<Answer> {
  const { asked, speech, subscribers } = visit;
  const { wrong, asked: words } = speech.words;
  const read = parseAddress(sheet.address);
  const faults: Sheet['faults'] = {
    ...(sheet.choices.areas.length === 0 ? { places: wrong.areas } : {}),
    ...('why' in read ? { email: wrong[read.why](EXAMPLE) } : {}),
  };
  if ('why' in read || faults.places) return showSheet(422, { ...sheet, faults }, visit);
  await (await subscribers()).ask({ ...sheet.choices, address: read.address, network: asked.network });
  const again: Way = [subscriberAddresses.subscribe(speech.language), words.again];
  return { status: 200, ...notice(words.title, [words.lead, words.next, words.none], [again], speech) };
}

function showSheet(status: number, sheet: Sheet, { partnership, speech }: Visit): Answer {
  return { status, ...subscribePage(sheet, partnership, speech) };
}

async function confirm(visit: Visit): Promise<Answer> {
  const { asked, speech, subscribers } = visit;
  const { words, language } = speech;
  const token = tokenOf(asked);
  const readings = readingsOf(visit, subscriberAddresses.confirm);
  if (asked.method !== 'POST') return { status: 200, ...confirmPage(readings, speech) };
  const form = await asked.readForm();
  const store = await subscribers();
  if (form.get('do') === 'not-me') {
    return (await store.refuse(token)) ? told(words.notMe.doneTitle, [words.notMe.done], speech) : lost(speech);
  }
  const manageLink = await store.confirm(token);
  if (manageLink === undefined) return lost(speech);
  const { doneTitle, done, change } = words.confirm;
  const ways: Way[] = [
    [subscriberAddresses.manage(manageLink, language), change],
    ['/stories/', words.news],
  ];
  return { status: 200, ...notice(doneTitle, [done], ways, speech) };
}

async function manage(visit: Visit): Promise<Answer> {
  const { asked, speech, subscribers } = visit;
  const link = tokenOf(asked);
  const store = await subscribers();
  const preferences = await store.find(link);
  if (!preferences) return lost(speech);
  const managed: Managed = { link, choices: preferences, isStopped: preferences.state !== 'confirmed' };
  if (asked.method !== 'POST') return showManaged(200, managed, visit);
  const form = await asked.readForm();
  switch (form.get('do')) {
    case 'save':
      return save(form, managed, store, visit);
    case 'stop':
      return stop(link, store, speech);
    case 'forget':
      return forget(form, managed, store, visit);
    default:
      return told(speech.words.refused.title, [speech.words.refused.lead], speech, 400);
  }
}

async function save(form: URLSearchParams, managed: Managed, store: Subscribers, visit: Visit): Promise<Answer> {
  const { partnership, speech } = visit;
  const { words, language } = speech;
  const choices = readChoices(form, partnership, language);
  const shown = { ...managed, choices };
  if (choices.areas.length === 0) return showManaged(422, { ...shown, faults: { places: words.wrong.areas } }, visit);
  if (!(await store.change(managed.link, choices))) return lost(speech);
  return showManaged(200, { ...shown, said: words.manage.saved }, visit);
}

async function forget(form: URLSearchParams, managed: Managed, store: Subscribers, visit: Visit): Promise<Answer> {
  const { speech } = visit;
  const { sureFirst, doneTitle, done } = speech.words.forget;
  if (form.get('sure') !== 'yes') return showManaged(422, { ...managed, faults: { sure: sureFirst } }, visit);
  return (await store.forget(managed.link)) ? told(doneTitle, [done], speech) : lost(speech);
}

function showManaged(status: number, managed: Managed, { partnership, speech }: Visit): Answer {
  return { status, ...managePage(managed, partnership, speech) };
}

/** What a provider sends along is of no matter (RFC 8058): the address says who it is, and the method that it is meant. */
async function unsubscribe(visit: Visit): Promise<Answer> {
  const { asked, speech, subscribers } = visit;
  const readings = readingsOf(visit, subscriberAddresses.unsubscribe);
  if (asked.method !== 'POST') return { status: 200, ...oneButton(speech.words.stop, readings, speech) };
  return stop(tokenOf(asked), await subscribers(), speech);
}

async function stop(link: string, store: Subscribers, speech: Speech): Promise<Answer> {
  const { doneTitle, done, back } = speech.words.stop;
  return (await store.stop(link)) ? told(doneTitle, [`${done} ${back}`], speech) : lost(speech);
}

function told(title: string, lines: readonly string[], speech: Speech, status = 200): Answer {
  return { status, ...notice(title, lines, waysOn(speech), speech) };
}

function lost(speech: Speech): Answer {
  const { title, lead, next } = speech.words.lost;
  return told(title, [lead, next], speech, 410);
}

const tokenOf = ({ query }: Asked): string => query.get('t') ?? '';

/** The same page of the same person in every language. */
function readingsOf({ asked, partnership }: Visit, address: (token: string, language: string) => string): Readings {
  const token = encodeURIComponent(tokenOf(asked));
  return { languages: partnership.settings.languages, pathIn: (language) => address(token, language) };
}
