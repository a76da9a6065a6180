import type { FlyerRequest } from '#flyer/desk.ts';
import { type FlyerPlan, partsIn } from '#flyer/plan.ts';
import { phrasesIn } from '#language/phrases.ts';
import { absolute, addresses, addressInWords } from '#message/addresses.ts';
import { contentOf, dense, wordsIn } from './sample.ts';

/** What no flyer gives up: how to tell us, the code and its address, the day it ends, who sends it. Lists what a plan lacks. */
export function lacking(plan: FlyerPlan, { message, hotspot, settings }: FlyerRequest): string[] {
  const { heading, reference, routes } = message.report;
  const { name: place, languages } = hotspot.properties;
  const language = languages.includes(message.language) ? message.language : 'en';
  const url = absolute(settings.site, addresses.short(hotspot.id, language));
  const words = bare(wordsIn(contentOf(plan)));
  const asked = [
    ...message.notices,
    message.title,
    ...[message.until, heading, reference].filter((one) => one !== undefined),
    ...routes.flatMap(({ name, phone = '', words: about }) => [name, phone, about]),
    ...[addressInWords(url), settings.name, settings.strapline],
  ];
  const alt = `${phrasesIn(message.language).scan(place)}: ${url}`;
  const hasCode = partsIn(contentOf(plan)).some((part) => part.role === 'Figure' && part.alt === alt);
  return [...asked.filter((one) => !words.includes(bare(one))), ...(hasCode ? [] : [`the code to ${url}`])];
}

/** Letters alone, without the spaces between them and the signs that are never drawn. */
const bare = (words: string): string =>
  dense(words).replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069]/g, '');
