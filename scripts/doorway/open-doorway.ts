import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { answerWith, type DoorwayAnswer } from '#doorway/answering.ts';
import { Doorway } from '#doorway/doorway.ts';
import { Gate } from '#doorway/gate.ts';
import { outboxLetters } from '#doorway/outbox-fs.ts';
import { type Subscribers, subscribersIn } from '#doorway/subscribers.ts';
import { absolute, subscriberAddresses } from '#message/addresses.ts';
import type { PublicLibrary } from '#release/public-library.ts';
import { type Data, openData } from '#storage/open-data.ts';
import { dataFolder, type StorageEnvironment } from '#storage/storage-place.ts';

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
  library: Pick<PublicLibrary, 'settings' | 'hotspots' | 'near'>;
  env: DoorwayEnvironment;
  clock: () => Date;
  /** Hears of faults; never of what somebody wrote. */
  tell: (line: string) => void;
}

/** A doorway at work. */
export interface OpenDoorway {
  /** The answer for a path below what the site lives under; undefined when it is none of the doorway's. */
  onRequest: (path: string, request: IncomingMessage) => Promise<DoorwayAnswer> | undefined;
  close: () => Promise<void>;
}

/** Opens the doorway. The store of subscribers is opened when somebody first needs it, and again when that failed. */
export function openDoorway({ root, site, library, env, clock, tell }: Threshold): OpenDoorway {
  const { settings, hotspots, near } = library;
  let opening: Promise<Data> | undefined;
  const data = (): Promise<Data> => {
    opening ??= openData(env, root, clock()).catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
  const behind = {
    letters: outboxLetters(join(dataFolder(env, root), 'outbox'), settings, clock),
    gate: new Gate(),
    source: absolute(settings.site, subscriberAddresses.subscribe),
    clock,
  };
  const subscribers = async (): Promise<Subscribers> => subscribersIn({ ...behind, data: await data() });
  const doorway = new Doorway({ partnership: { settings, hotspots, near: near?.files }, subscribers });
  const surroundings = { site, proxyHeader: env.CLIENT_ADDRESS_HEADER, tell };
  return {
    onRequest: (path, request) => (doorway.serves(path) ? answerWith(doorway, path, request, surroundings) : undefined),
    close: async () => (await opening)?.storage.close(),
  };
}
