import type { PlainLetter } from '#delivery/messenger/outbox.ts';
import { absolute, subscriberAddresses } from '#message/addresses.ts';
import type { Settings } from '#partnership/settings.ts';
import type { ToSend } from '#subscriber/pending-letter.ts';

/** What a letter says. Somebody else may have typed the address: it asks for nothing and shows nothing that they typed. */
export function writeLetter(toSend: ToSend, { name, site, postal, mailbox }: Settings): PlainLetter {
  const { subject, lines } =
    toSend.kind === 'confirm' ? confirming(toSend.token, site, name) : known(toSend.manageLink, site, name);
  const foot = [name, postal, `Write to us: ${mailbox}`].join('\n');
  return { to: toSend.address, subject, language: 'en', text: `${[...lines, foot].join('\n\n')}\n` };
}

function confirming(token: string, site: string, name: string): { subject: string; lines: string[] } {
  return {
    subject: `Do you want news from ${name}?`,
    lines: [
      `Somebody asked us to send news to this address. Was it you? Then open this page and press the button:`,
      absolute(site, subscriberAddresses.confirm(token)),
      'The link works for two days.',
      'It was not you? Then do nothing, and you get no news from us. Or open the page and press “It was not me”. Then we erase your address at once.',
    ],
  };
}

function known(manageLink: string, site: string, name: string): { subject: string; lines: string[] } {
  return {
    subject: `You get news from ${name} already`,
    lines: [
      'Somebody asked us to send news to this address. You get our news already, and nothing has changed.',
      'Do you want to change your places, stop the emails, or be forgotten? Open this page:',
      absolute(site, subscriberAddresses.manage(manageLink)),
      'Keep this email to yourself: whoever has the link can change what you get.',
    ],
  };
}
