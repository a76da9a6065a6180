import type { Desk, FlyerRequest } from '#flyer/desk.ts';
import { setFoot } from '#flyer/foot.ts';
import { withLanguages } from '#flyer/foreign-words.ts';
import { setMasthead, setNotices } from '#flyer/head.ts';
import { BLANK, type Layout, moved, type Placed, recast, stacked, together } from '#flyer/layout.ts';
import { LeafletPages } from '#flyer/leaflet-pages.ts';
import { mirrored } from '#flyer/mirror.ts';
import { missingFinding } from '#flyer/missing.ts';
import { openDesk } from '#flyer/open-desk.ts';
import { type PaperRules, rulesOf, type Scale } from '#flyer/paper.ts';
import type { FlyerPlan } from '#flyer/plan.ts';
import { setReport } from '#flyer/report.ts';
import { setRunningHead } from '#flyer/turn-over.ts';
import { phrasesIn } from '#language/phrases.ts';
import type { Message, SupportPanel } from '#message/message.ts';
import type { Finding } from '#problem/problem.ts';

/** All that a leaflet is made from: the news of one place, in one language. */
export interface LeafletRequest extends Omit<FlyerRequest, 'message' | 'photos' | 'paper' | 'sides'> {
  /** Newest first, with the photos of each by their file names. */
  stories: readonly Pick<FlyerRequest, 'message' | 'photos'>[];
}

/** A sheet of A4, folded once, has four pages of A5. */
const PAGES = 4;
/** Older stories than this many are on the page of the place only. */
export const MOST_STORIES = 8;
const GAP = 2.2;

/**
 * Plans a leaflet of four A5 pages with the news of a place: the newest stories in full, the others in short, then once
 * for all of them how to tell us, who helps and where more is to be read. Pure. As many stories as there is room for are told in
 * full; only then may type be large.
 */
export function planLeaflet(request: LeafletRequest): { plan: FlyerPlan } | { finding: Finding } {
  const [first] = request.stories;
  if (!first) throw new TypeError('A leaflet has a story.');
  const { language, direction } = first.message;
  const fonts = request.fonts.inLanguage(language, direction);
  const stories = request.stories.slice(0, MOST_STORIES);
  const all = { ...request, stories, fonts };
  for (const { message } of stories) {
    const finding = missingFinding({ ...all, message, photos: new Map(), paper: 'a5' });
    if (finding) return { finding };
  }
  const rules = rulesOf('a5');
  for (let full = stories.length; full > 0; full -= 1) {
    for (const scale of rules.steps) {
      const pages = setPages(all, rules, scale, full);
      if (pages) return { plan: planOf(all, pages, full === request.stories.length) };
    }
  }
  const args = { hotspot: request.hotspot.properties.name, language, paper: 'a4-folded' };
  return { finding: { code: 'flyer-too-long', args } };
}

/** Sets so many stories in full and the rest in short; undefined when four pages do not hold them. */
function setPages(request: LeafletRequest, rules: PaperRules, scale: Scale, full: number): Placed[] | undefined {
  const desks = request.stories.map(({ message, photos }) =>
    openDesk({ ...request, message, photos, paper: 'a5' }, rules, scale),
  );
  const [lead] = desks;
  if (!lead) return undefined;
  const desk = { ...lead, message: commonOf(request, lead.message) };
  const room = rules.heightMm - 2 * scale.marginMm;
  const above = Array.from({ length: PAGES }, (_, index) =>
    index === 0 ? setCover(desk) : setRunningHead(desk, index + 1, PAGES),
  );
  const below = stacked([setReport(desk), setFoot(desk)], GAP);
  const rooms = above.map(({ height }, index) => room - height - GAP - (index === PAGES - 1 ? below.height + GAP : 0));
  const pages = new LeafletPages(rooms);
  const [told, short] = [desks.slice(0, full), desks.slice(full)];
  const hasAll = told.every((one) => pages.addStory(one)) && (short.length === 0 || pages.addInShort(desk, short));
  if (!hasAll || rooms.some((one) => one < 0)) return undefined;
  return pages.pages.map((page, index) => {
    const head = above[index] ?? BLANK;
    const foot = index === PAGES - 1 ? below : BLANK;
    const parts = [head, moved(page, 0, head.height + GAP), moved(foot, 0, room - foot.height)];
    return together(parts, room).at(scale.marginMm, scale.marginMm);
  });
}

/** Notices and masthead; the place is what the leaflet is called. */
function setCover(desk: Desk): Layout {
  const masthead = recast(setMasthead(desk), ([first, ...others]) =>
    first ? [{ ...first, role: 'H1' }, ...others] : [],
  );
  return stacked([setNotices(desk), masthead], 0);
}

/** What is said once for all stories. */
function commonOf({ stories, hotspot }: LeafletRequest, lead: Message): Message {
  const messages = stories.map(({ message }) => message);
  const notices = [...new Set(messages.flatMap((message) => message.notices))];
  const title = phrasesIn(lead.language).newsFor(hotspot.properties.name);
  const report = { ...lead.report, ask: [], reference: undefined };
  return { ...lead, title, notices, report, support: supportOf(messages) };
}

/** All who help with any of the stories, each once. */
function supportOf(messages: readonly Message[]): SupportPanel | undefined {
  const panels = messages.flatMap(({ support }) => support ?? []);
  const services = new Map(panels.flatMap((panel) => panel.services).map((service) => [service.id, service]));
  const [first] = panels;
  return first && { heading: first.heading, services: [...services.values()] };
}

function planOf(request: LeafletRequest, sides: readonly Placed[], hasAll: boolean): FlyerPlan {
  const { stories, settings } = request;
  const [lead] = stories;
  if (!lead) throw new TypeError('A leaflet has a story.');
  const { widthMm, heightMm } = rulesOf('a5');
  const message = commonOf(request, lead.message);
  const { title, language, direction, published } = message;
  const common: FlyerRequest = { ...request, message, photos: new Map(), paper: 'a5' };
  return {
    ...{ title, language, direction, author: settings.name, subject: title, created: published, widthMm, heightMm },
    pages: sides.map((side) => withLanguages(direction === 'rtl' ? mirrored(side, widthMm) : side, common)),
    leftOut: hasAll ? [] : ['end'],
  };
}
