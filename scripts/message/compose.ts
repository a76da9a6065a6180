import { placesInWords } from '#area/aim.ts';
import type { County } from '#area/districts.ts';
import type { PublicHotspot } from '#area/hotspot.ts';
import { dateInWords } from '#language/dates.ts';
import { listInWords } from '#language/lists.ts';
import { type Phrases, phrasesIn } from '#language/phrases.ts';
import { absolute, addresses } from '#message/addresses.ts';
import type { BodyBlock, Message, ReportPanel, Route, Service, SupportPanel } from '#message/message.ts';
import type { InLanguages, Settings } from '#partnership/settings.ts';
import type { BlockOf } from '#story/block.ts';
import { type Story, versionIn } from '#story/story.ts';

/** What a message is composed from besides its story. */
export interface Surroundings {
  settings: Settings;
  hotspots: readonly PublicHotspot[];
  county: County;
}

/**
 * Composes a released story in a language; in English, with a notice, where it has no such translation.
 * @throws TypeError for a draft: only what has been released is composed.
 */
export function composeMessage(story: Story, language: string, around: Surroundings): Message {
  const { settings } = around;
  if (!story.published) throw new TypeError(`${story.slug} is a draft and cannot be composed.`);
  const version = versionIn(story, language);
  const phrases = phrasesIn(version.language);
  const words = { phrases, language: version.language, settings };
  const date = (moment: Date): string => dateInWords(moment, version.language, settings.zone);
  return {
    slug: story.slug,
    kind: story.kind,
    language: version.language,
    direction: phrases.direction,
    notices: noticesOf(story, language),
    kindWords: phrases.kind[story.kind],
    title: version.title,
    summary: version.summary,
    dateline: phrases.published(date(story.published)),
    published: story.published,
    until: story.expires && phrases.until(date(story.expires)),
    expires: story.expires,
    places: phrases.forPeopleIn(placesOf(story, version.language, around)),
    factsHeading: phrases.facts,
    body: version.blocks.filter((block): block is BodyBlock => block.type !== 'report' && block.type !== 'support'),
    report: reportPanel(
      version.blocks.find((block) => block.type === 'report'),
      story.reference,
      words,
    ),
    support: supportPanel(
      version.blocks.find((block) => block.type === 'support'),
      words,
    ),
    address: absolute(settings.site, addresses.story(story.slug, version.language)),
  };
}

/** What the resolving of fixed words needs. */
interface Words {
  phrases: Phrases;
  language: string;
  settings: Settings;
}

function noticesOf(story: Story, wanted: string): string[] {
  const version = versionIn(story, wanted);
  const notices: string[] = [];
  if (story.sample) notices.push(phrasesIn(version.language).sample);
  if (version.translation && !version.translation.reviewed) notices.push(phrasesIn(version.language).draftTranslation);
  if (version.language !== wanted) notices.push(phrasesIn(wanted).onlyInEnglish);
  return notices;
}

/** The places of the aim; the county goes by the name that the partnership gives it. */
function placesOf(story: Story, language: string, { settings, hotspots, county }: Surroundings): string {
  return listInWords(placesInWords(story.aim, hotspots, { ...county, name: settings.county }), language);
}

function reportPanel(block: BlockOf<'report'> | undefined, reference: string | undefined, words: Words): ReportPanel {
  const { phrases, settings } = words;
  const { report } = phrases;
  return {
    heading: report.heading,
    ask: block?.ask ?? [],
    reference: reference && report.reference(reference),
    routes: reportRoutes(phrases, settings),
  };
}

/** The ways to tell us, which never change from story to story. */
export function reportRoutes({ report }: Phrases, { reporting }: Settings): Route[] {
  const { crimestoppers, police, emergency, 'young-people': youngPeople } = reporting;
  return [
    { id: 'crimestoppers', name: 'Crimestoppers', ...crimestoppers, words: report.crimestoppers },
    { id: 'police', name: report.policeName, phone: police.phone, words: report.police },
    { id: 'emergency', name: report.emergencyName, phone: emergency.phone, words: report.emergency },
    { id: 'young-people', name: youngPeople.name, link: youngPeople.link, words: report.youngPeople },
  ];
}

function supportPanel(block: BlockOf<'support'> | undefined, words: Words): SupportPanel | undefined {
  if (!block) return undefined;
  const { support } = words.settings;
  const chosen = block.services.length === 0 ? support : support.filter(({ id }) => block.services.includes(id));
  const services = chosen.map(
    ({ about, hours, ...service }): Service => ({
      ...service,
      hours: hours && inLanguage(hours, words.language),
      words: inLanguage(about, words.language),
    }),
  );
  return { heading: words.phrases.support.heading, services };
}

function inLanguage(words: InLanguages, language: string): string {
  return words[language] ?? words.en ?? '';
}
