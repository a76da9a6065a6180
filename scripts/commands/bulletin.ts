import { lines } from '#commands/bulletin-report.ts';
import { BULLETIN_OPTIONS, type BulletinWords, DEED_NAMES, type Deed, deedOf } from '#commands/bulletin-words.ts';
import { command, type ExitCode, type World } from '#commands/command.ts';
import { moment, rootFolder } from '#commands/options.ts';
import { ComposeFault } from '#delivery/compose/composer.ts';
import { SmtpFault } from '#delivery/messenger/smtp-settings.ts';
import { type Data, openData } from '#storage/open-data.ts';

/** What each deed is given. */
export interface BulletinCall {
  given: BulletinWords;
  root: string;
  data: Data;
  /** The moment of `--now`. */
  now: Date | undefined;
}

type Do = (call: BulletinCall, world: World) => Promise<ExitCode>;

/** Each is loaded only when it is done: sending needs no parser, and its memory is what a large edition is measured by. */
const DEEDS: Readonly<Record<Deed, () => Promise<Do>>> = {
  run: async () => (await import('#commands/bulletin-run.ts')).run,
  prepare: async () => (await import('#commands/bulletin-prepare.ts')).prepare,
  send: async () => (await import('#commands/bulletin-send.ts')).sendEdition,
  status: async () => (await import('#commands/bulletin-settle.ts')).status,
  settle: async () => (await import('#commands/bulletin-settle.ts')).settleEdition,
  returns: async () => (await import('#commands/bulletin-settle.ts')).returns,
  tidy: async () => (await import('#commands/bulletin-tidy.ts')).tidy,
};

export const bulletin = command({
  about:
    'Does all that is due in one call, for a timer (run). Or step by step: freezes who gets which news (prepare), sends it (send), says what became of each email (status), settles what nobody can be certain of (settle), takes in what came back (returns), erases what is not needed any more (tidy). Without SMTP_URL in the environment nothing leaves: emails are written into data/outbox. No email is ever sent twice without somebody saying so.',
  operands: DEED_NAMES.join('|'),
  options: BULLETIN_OPTIONS,
  run: async (given, world, operands) => {
    const deed = deedOf(operands, given);
    const now = moment(given.now);
    const root = rootFolder(given.root);
    const data = await openData(process.env, root);
    try {
      const act = await DEEDS[deed]();
      return await act({ given, root, data, now }, world);
    } catch (error) {
      if (!(error instanceof SmtpFault || error instanceof ComposeFault)) throw error;
      world.printError(lines(`${error.message} Nothing else was sent or changed.`, world));
      return error instanceof SmtpFault ? 2 : 3;
    } finally {
      await data.storage.close();
    }
  },
});
