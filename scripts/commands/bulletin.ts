import { prepare } from '#commands/bulletin-prepare.ts';
import { lines } from '#commands/bulletin-report.ts';
import { run } from '#commands/bulletin-run.ts';
import { sendEdition } from '#commands/bulletin-send.ts';
import { returns, settleEdition, status } from '#commands/bulletin-settle.ts';
import { tidy } from '#commands/bulletin-tidy.ts';
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

const DEEDS: Readonly<Record<Deed, (call: BulletinCall, world: World) => Promise<ExitCode>>> = {
  run,
  prepare,
  send: sendEdition,
  status,
  settle: settleEdition,
  returns,
  tidy,
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
      return await DEEDS[deed]({ given, root, data, now }, world);
    } catch (error) {
      if (!(error instanceof SmtpFault || error instanceof ComposeFault)) throw error;
      world.printError(lines(`${error.message} Nothing else was sent or changed.`, world));
      return error instanceof SmtpFault ? 2 : 3;
    } finally {
      await data.storage.close();
    }
  },
});
