import { command, type ExitCode, type World } from '#commands/command.ts';
import { moment, rootFolder } from '#commands/options.ts';
import { orRefuse } from '#commands/refusal.ts';
import { approve, reject } from '#commands/sign-approve.ts';
import { keygen } from '#commands/sign-keygen.ts';
import { people } from '#commands/sign-people.ts';
import { proof } from '#commands/sign-proof.ts';
import { status } from '#commands/sign-status.ts';
import { breakGlass, submit } from '#commands/sign-submit.ts';
import { DEED_NAMES, type Deed, readDeed, SIGN_OPTIONS, type SignWords } from '#commands/sign-words.ts';

/** What each deed is given. */
export interface SignCall {
  given: SignWords;
  operands: readonly string[];
  root: string;
  /** The moment of `--now`. */
  asked: Date | undefined;
}

const DEEDS: Readonly<Record<Deed, (call: SignCall, world: World) => Promise<ExitCode>>> = {
  keygen,
  submit,
  proof: ({ given, operands }, world) => proof(given, operands, world),
  approve,
  reject,
  'break-glass': breakGlass,
  status,
  people,
};

export const sign = command({
  about:
    'Makes a key (keygen), hands a story over for signature (submit), makes all media of it to look at (proof), signs or refuses it (approve, reject), releases it where life is at risk (break-glass), and says who signed what and what is missing (status); signs a changed list of people (people). A signature is about exact bytes: whatever changes afterwards voids it. Each adds one line to signoffs.jsonl in the folder of the story. Write no names of persons into answers and reasons: they stay for good.',
  operands: DEED_NAMES,
  options: SIGN_OPTIONS,
  run: (given, world, operands) => {
    const call = readDeed(operands, given);
    const asked = moment(given.now);
    const root = rootFolder(given.root);
    return orRefuse(world, () => DEEDS[call.deed]({ given, operands: call.operands, root, asked }, world));
  },
});
