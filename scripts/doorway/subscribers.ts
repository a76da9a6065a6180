import type { Gate } from '#doorway/gate.ts';
import type { patience } from '#doorway/patience.ts';
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
  /** Takes a wish; whoever is at the address is written to later. How it went is told to nobody else. */
  ask: (wish: Wish) => Promise<void>;
  /** @returns the link by which things can be changed; undefined for a token that does not work. */
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
  /** Opens the store, or waits until it is open. */
  data: () => Promise<Data>;
  /** Hears that a letter waits. */
  onLetter: () => void;
  /** Erases what lies elsewhere of an address that is forgotten, by its keyed hash. */
  onForget: (addressKey: string) => Promise<unknown>;
  gate: Gate;
  within: ReturnType<typeof patience>;
  /** The address of the form, kept as the source of a consent. */
  source: string;
  clock: () => Date;
}

/** The subscribers of a store. */
export function subscribersIn({ data, onLetter, onForget, gate, within, source, clock }: Behind): Subscribers {
  const asking = <T>(ask: (open: Data) => Promise<T>): Promise<T> => within(async () => ask(await data()));
  return {
    ask: async (wish) => {
      const now = clock();
      if (!gate.passes(wish.network, now)) return;
      if (await asking((open) => askToSubscribe(open, { ...wish, source, now }))) onLetter();
    },
    confirm: async (token) => (await asking((open) => confirm(open, token, clock())))?.manageLink,
    refuse: (token) => asking((open) => refuseSignUp(open, token, clock())),
    find: (link) => asking((open) => preferencesOf(open, link)),
    change: (link, choices) => asking((open) => changePreferences(open, link, choices, clock())),
    stop: (link) => asking((open) => unsubscribe(open, link, clock())),
    forget: (link) => asking((open) => forgetByLink(open, link, clock(), onForget)),
  };
}
