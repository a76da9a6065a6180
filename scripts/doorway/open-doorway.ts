import { existsSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import type { OpenMessenger } from '#delivery/messenger/open-messenger.ts';
import { removeFromOutbox } from '#delivery/outbox-files-fs.ts';
import { answerWith, type DoorwayAnswer } from '#doorway/answering.ts';
import { carrierOf } from '#doorway/carrier.ts';
import { Doorway } from '#doorway/doorway.ts';
import { Gate } from '#doorway/gate.ts';
import { patience } from '#doorway/patience.ts';
import { subscribersIn } from '#doorway/subscribers.ts';
import { absolute, subscriberAddresses } from '#message/addresses.ts';
import { joinCredits } from '#release/credits.ts';
import { mapCredit, type PublicLibrary } from '#release/public-library.ts';
import { type Data, openData } from '#storage/open-data.ts';
import { type StorageEnvironment, storagePlaceOf } from '#storage/storage-place.ts';

/** What the environment says of the doorway. */
export interface DoorwayEnvironment extends StorageEnvironment {
  /** The header in which a proxy of ours writes who asked it, such as `x-forwarded-for`. */
  CLIENT_ADDRESS_HEADER?: string | undefined;
}

/** What a doorway stands between. */
export interface Threshold {
  /** The folder that holds content/, and data/ where the environment names no other. */
  root: string;
  /** The folder of the built site. */
  site: string;
  library: Pick<PublicLibrary, 'settings' | 'hotspots' | 'near' | 'county' | 'outlineCredits'>;
  env: DoorwayEnvironment;
  /** How letters leave. */
  post: OpenMessenger;
  clock: () => Date;
  /** Hears of faults; never of what somebody wrote. */
  tell: (line: string) => void;
}

/** A doorway at work. */
export interface OpenDoorway {
  /** The answer for a path below what the site lives under; undefined when it is none of the doorway's. */
  onRequest: (path: string, request: IncomingMessage) => Promise<DoorwayAnswer> | undefined;
  /** Hands over all letters that are due, which happens by itself too. */
  carry: () => Promise<void>;
  /** Finishes the letters in hand. */
  close: () => Promise<void>;
}

/** What is owed for the places that can be chosen on the map, and for the postcodes that can be looked up. */
function creditOf({ settings, hotspots, near, ...owed }: Threshold['library']): string {
  return joinCredits([mapCredit(owed, hotspots), near?.credit ?? '', settings.map?.credit ?? '']);
}

/** Opens the doorway. The store of subscribers is opened when somebody first needs it, and again when that failed. */
export function openDoorway({ root, site, library, env, post, clock, tell }: Threshold): OpenDoorway {
  const { settings, hotspots, near } = library;
  let opening: Promise<Data> | undefined;
  const data = (): Promise<Data> => {
    opening ??= openData(env, root, clock()).catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
  // Letters may wait since the last time; a store that nobody has made has none.
  const dataIfAny = async (): Promise<Data | undefined> => (opening || isThere(env, root) ? data() : undefined);
  const carrier = carrierOf({ data: dataIfAny, post, settings, clock, tell });
  const subscribers = subscribersIn({
    data,
    onLetter: carrier.wake,
    onForget: async (addressKey) => removeFromOutbox(env, root, await data(), addressKey),
    gate: new Gate(),
    within: patience(),
    source: absolute(settings.site, subscriberAddresses.subscribe('en')),
    clock,
  });
  const partnership = { settings, hotspots, near: near?.files, credit: creditOf(library) };
  const doorway = new Doorway({ partnership, subscribers: async () => subscribers });
  const surroundings = { site, proxyHeader: env.CLIENT_ADDRESS_HEADER, tell };
  return {
    onRequest: (path, request) => (doorway.serves(path) ? answerWith(doorway, path, request, surroundings) : undefined),
    carry: carrier.carry,
    close: async () => {
      await carrier.close();
      await (await opening?.catch(() => undefined))?.storage.close();
    },
  };
}

function isThere(env: StorageEnvironment, root: string): boolean {
  const place = storagePlaceOf(env, root);
  return place.kind === 'postgres' || existsSync(place.file);
}
