import { describe, expect, it } from 'vitest';
import { LATIN, typographyIn } from '#bulletin/html/typography.ts';
import { fontOfLanguage } from '#language/fonts.ts';
import { PHRASED_LANGUAGES, phrasesIn } from '#language/phrases.ts';
import { bulletinOf, inputOf, message } from './messages.ts';

describe.each(PHRASED_LANGUAGES)('an email in %s', (language) => {
  const font = fontOfLanguage(language);
  const { family, sizePx, lineHeight } = typographyIn(language);

  it('is set in the hand that its readers know, with the room that its letters take', () => {
    if (!font?.isShaped) return expect(typographyIn(language)).toBe(LATIN);
    expect(family.toLowerCase().replaceAll(' ', '-')).toContain(font.id);
    expect(sizePx).toBeGreaterThan(LATIN.sizePx);
    expect(lineHeight).toBeGreaterThan(LATIN.lineHeight);
  });

  it('runs its way and ends with its own words', () => {
    const { direction, bulletin } = phrasesIn(language);
    const { html, text } = bulletinOf(inputOf([message({ language, direction })], { language }));
    expect(html).toContain(`<html lang="${language}" dir="${direction}"`);
    expect(text).toContain(bulletin.stop);
  });
});
