import type { FlyerRequest } from '#flyer/desk.ts';
import { linkWords } from '#flyer/spans.ts';
import { coversLanguage, coversScriptOf } from '#language/fonts.ts';
import { phrasesIn } from '#language/phrases.ts';
import type { Message } from '#message/message.ts';
import { linksOf, plainWords } from '#message/plain-words.ts';
import type { Finding } from '#problem/problem.ts';

/** Whether flyers can be made of a message yet: its language, and that of its notices, are ones the fonts are made for. */
export const canSet = (message: Message): boolean =>
  coversLanguage(message.language) && message.notices.every(coversScriptOf);

/** The characters of a flyer that no font has, each once, in the order in which they are met. */
function missingCharacters({ message, hotspot, settings, mapCredit, fonts }: FlyerRequest): string[] {
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

/** What is wrong with a flyer for which a character is missing. */
export function missingFinding(request: FlyerRequest): Finding | undefined {
  const [missing] = missingCharacters(request);
  if (missing === undefined) return undefined;
  const codePoint = `U+${(missing.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return { code: 'glyph-missing', args: { character: missing, codePoint, language: request.message.language } };
}
