import type { FlyerRequest } from '#flyer/desk.ts';
import { linkWords } from '#flyer/spans.ts';
import { coversLanguage, coversScriptOf } from '#language/fonts.ts';
import { phrasesIn } from '#language/phrases.ts';
import type { Message } from '#message/message.ts';
import { linksOf, plainWords } from '#message/plain-words.ts';

/** Whether flyers can be made of a message yet: its language, and that of its notices, are ones the fonts are made for. */
export const canSet = (message: Message): boolean =>
  coversLanguage(message.language) && message.notices.every(coversScriptOf);

/** The characters of a flyer that no font has, each once, in the order in which they are met. */
export function missingCharacters({ message, hotspot, settings, mapCredit, fonts }: FlyerRequest): string[] {
  const { scan, newsFor } = phrasesIn(message.language);
  const { name } = hotspot.properties;
  return fonts.missing(
    [
      ...plainWords(message, settings.zone),
      ...linksOf(message).map(linkWords),
      ...[scan(name), newsFor(name), settings.name, settings.strapline, mapCredit],
    ].join(' '),
  );
}
