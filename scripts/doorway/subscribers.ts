import type { Gate } from '#doorway/gate.ts';
import type { Letters } from '#doorway/letters.ts';
import { subscriberAddresses } from '#message/addresses.ts';
import type { Data } from '#storage/open-data.ts';
import type { Address } from '#subscriber/address.ts';
import type { Choices } from '#subscriber/choices.ts';
import { forgetByLink, unsubscribe } from '#subscriber/leaving.ts';
import { changePreferences, type Preferences, preferencesOf } from '#subscriber/preferences.ts';
import { refuseSignUp } from '#subscriber/refusing.ts';
import { askToSubscribe, confirm } from '#subscriber/sign-up.ts';

/** A wish to get news. */
export interface Wish extends Choices {
  address: Address;
  /** Where it comes from, for limits. */
  network: string;
}

/** What the doorway asks of the store of subscribers. */
export interface Subscribers {
  /** Takes a wish and mails whoever is at the address; how it went is told to nobody else. */
  ask: (wish: Wish) => Promise<void>;
  /** @returns the path of the page to change things on; undefined for a token that does not work. */
  confirm: (token: string) => Promise<string | undefined>;
  /** Erases an address that a stranger wrote. @returns false for a token that does not work. */
  refuse: (token: string) => Promise<boolean>;
  find: (link: string) => Promise<Preferences | undefined>;
  /** This and what follows is false for a link that does not work. */
  change: (link: string, choices: Choices) => Promise<boolean>;
  stop: (link: string) => Promise<boolean>;
  forget: (link: string) => Promise<boolean>;
}

/** What stands between the doorway and the store. */
export interface Behind {
  data: Data;
  letters: Letters;
  gate: Gate;
  /** The address of the form, kept as the source of a consent. */
  source: string;
  clock: () => Date;
}

/** The subscribers of a store. */
export function subscribersIn({ data, letters, gate, source, clock }: Behind): Subscribers {
  return {
    ask: async (wish) => {
      const now = clock();
      if (!gate.passes(wish.network, now)) return;
      const toSend = await askToSubscribe(data, { ...wish, source, now });
      if (toSend) await letters.send(toSend);
    },
    confirm: async (token) => {
      const confirmed = await confirm(data, token, clock());
      return confirmed && subscriberAddresses.manage(confirmed.manageLink);
    },
    refuse: (token) => refuseSignUp(data, token, clock()),
    find: (link) => preferencesOf(data, link),
    change: (link, choices) => changePreferences(data, link, choices, clock()),
    stop: (link) => unsubscribe(data, link, clock()),
    forget: (link) => forgetByLink(data, link, clock()),
  };
}
