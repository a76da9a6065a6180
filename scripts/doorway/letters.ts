import type { PlainLetter } from '#delivery/messenger/outbox.ts';
import { letterPage } from '#doorway/letter-page.ts';
import { phrasesIn } from '#language/phrases.ts';
import { absolute, subscriberAddresses } from '#message/addresses.ts';
import type { Settings } from '#partnership/settings.ts';
import type { ToSend } from '#subscriber/pending-letter.ts';

/** What a letter says, in order; its one link stands after `before`. */
export interface Saying {
  subject: string;
  before: readonly string[];
  link: string;
  button: string;
  after: readonly string[];
  /** Who is writing. */
  foot: readonly string[];
}

/** What a letter says. Somebody else may have typed the address: it asks for nothing and shows nothing that they typed. */
export function writeLetter(toSend: ToSend, settings: Settings): PlainLetter {
  const { address: to, language } = toSend;
  const saying = toSend.kind === 'confirm' ? confirming(toSend, settings) : known(toSend, settings);
  const { subject, before, link, after, foot } = saying;
  const text = `${[...before, link, ...after, foot.join('\n')].join('\n\n')}\n`;
  return { to, language, subject, text, html: letterPage(saying, language, settings) };
}

function confirming({ token, language }: ToSend & { kind: 'confirm' }, settings: Settings): Saying {
  const { letter, notMe } = phrasesIn(language).subscribing;
  const { subject, asked, open, lasts, notYou } = letter.confirm;
  return {
    subject: subject(settings.name),
    before: [asked, open],
    link: absolute(settings.site, subscriberAddresses.confirm(token, language)),
    button: letter.button,
    after: [lasts, notYou(notMe.submit)],
    foot: footIn(language, settings),
  };
}

function known({ manageLink, language }: ToSend & { kind: 'already' }, settings: Settings): Saying {
  const { letter } = phrasesIn(language).subscribing;
  const { subject, told, open, keep } = letter.already;
  return {
    subject: subject(settings.name),
    before: [told, open],
    link: absolute(settings.site, subscriberAddresses.manage(manageLink, language)),
    button: letter.button,
    after: [keep],
    foot: footIn(language, settings),
  };
}

function footIn(language: string, { name, postal, mailbox }: Settings): string[] {
  const { reviewed, draftTranslation, subscribing } = phrasesIn(language);
  const who = [name, postal, subscribing.letter.writeToUs(mailbox)];
  return reviewed ? who : [...who, draftTranslation];
}
