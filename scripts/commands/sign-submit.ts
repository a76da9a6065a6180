import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExitCode, World } from '#commands/command.ts';
import { UsageError } from '#commands/options.ts';
import { paragraphs, Refusal } from '#commands/refusal.ts';
import type { SignCall } from '#commands/sign.ts';
import { answersTo, inWords } from '#commands/sign-answers.ts';
import { signLine } from '#commands/sign-line.ts';
import { tellTakenPictures } from '#commands/sign-pictures.ts';
import { expectPlainWords } from '#commands/sign-plain.ts';
import { type StoryCall, storyOf } from '#commands/sign-story.ts';
import { openSigner } from '#commands/signer.ts';
import { listInWords } from '#language/lists.ts';
import type { Person } from '#partnership/directory.ts';
import type { Role } from '#record/entry.ts';
import { neededInWords } from '#release/in-words.ts';
import { checkRelease } from '#release/rules/check.ts';
import type { GateFinding } from '#release/rules/gate-finding.ts';
import { neededFor, SUBMITTERS, standingOf } from '#release/standing.ts';
import { versionsOf } from '#story/story.ts';

/** `npm run sign -- submit STORY`: hands a story over to those who have to sign it, with every question answered. */
export async function submit(call: SignCall, world: World): Promise<ExitCode> {
  const { library, story, now, editors, strangers } = await storyOf(call, world);
  const signer = await openSigner(call.given, library, now, world);
  const as = submitterRole(signer.person);
  tellTakenPictures({ library, story }, world);
  const findings = checkRelease(story, library, now);
  const musts = findings.filter(({ problem }) => problem.severity === 'must');
  if (musts.length > 0) {
    world.print(paragraphs(musts.map(inWords).join('\n'), world));
    throw new Refusal(`${musts.length === 1 ? 'This has' : 'These have'} to be mended before anybody may sign.`);
  }
  await expectPlainWords(library, story, world);
  const answers = await answersTo(findings.filter(isQuestion), call.given, world);
  const texts = await textsOf({ library, story });
  await signLine(library, story, signer, { act: 'submit', as, editors, texts, answers }, now);
  const needed = listInWords(neededFor(story).map(neededInWords), 'en');
  world.print(paragraphs(`“${story.slug}” is submitted as it is now. It needs the signature of ${needed}.`, world));
  tellEditors({ editors, strangers }, world);
  return 0;
}

/** `npm run sign -- break-glass STORY`: releases a story by one signature, where life is at risk. */
export async function breakGlass(call: SignCall, world: World): Promise<ExitCode> {
  const { reason } = call.given;
  if (!reason)
    throw new UsageError('Write after --reason whose life is at risk and why this cannot wait, without any name.');
  const { library, story, now, editors } = await storyOf(call, world);
  if (!story.published || story.published > now) {
    throw new Refusal(
      'Its moment (“published”) has not come. Write the moment of now there first: breaking the glass lifts signatures, not moments.',
    );
  }
  const signoffs = library.records.get(story.slug);
  const standing = signoffs && standingOf(story, signoffs, library.people);
  if (standing?.step === 'withdrawn' && standing.by.withdrawal === 'court-order') {
    throw new Refusal('It was taken down by an order of a court: it has to be submitted, and approved by others.');
  }
  const signer = await openSigner(call.given, library, now, world);
  const as = submitterRole(signer.person);
  tellTakenPictures({ library, story }, world);
  const findings = checkRelease(story, library, now);
  const absolute = findings.filter((finding) => finding.isAbsolute && !isQuestion(finding));
  if (absolute.length > 0) {
    world.print(paragraphs(absolute.map(inWords).join('\n'), world));
    throw new Refusal('The law knows no exception from this, not even where life is at risk.');
  }
  const outweighed = findings.filter((finding) => !isQuestion(finding));
  const answers = await answersTo(findings.filter(isQuestion), call.given, world);
  const said = {
    outweighed: outweighed.map(({ id }) => id),
    reason,
    answers,
    editors,
    texts: await textsOf({ library, story }),
  };
  await signLine(library, story, signer, { act: 'break-glass', as, ...said }, now);
  if (outweighed.length > 0)
    world.print(paragraphs(`Outweighed by danger to life:\n${outweighed.map(inWords).join('\n')}`, world));
  world.print(
    paragraphs(
      `“${story.slug}” goes out with the next build, unreviewed. Somebody else of comms has to look at it now: npm run sign -- approve ${story.slug}`,
      world,
    ),
  );
  return 0;
}

const isQuestion = ({ problem }: GateFinding): boolean => problem.severity === 'ask';

function submitterRole({ id, signs }: Person): Role {
  const role = SUBMITTERS.find((one) => signs.includes(one));
  if (role) return role;
  throw new Refusal(`${id} cannot submit: only ${listInWords(SUBMITTERS, 'en')} may (“signs” in content/people.yaml).`);
}

/** The words of now, which a later difference is shown against. */
async function textsOf({ library, story }: Pick<StoryCall, 'library' | 'story'>): Promise<Record<string, string>> {
  const files = versionsOf(story).map(({ file }) => file);
  const read = files.map(async (file) => [file, await readFile(join(library.root, file), 'utf8')] as const);
  return Object.fromEntries(await Promise.all(read));
}

/** Says who may not approve, and whom the history names that nobody knows. */
export function tellEditors({ editors, strangers }: Pick<StoryCall, 'editors' | 'strangers'>, world: World): void {
  if (editors.length > 0)
    world.print(paragraphs(`Written or edited by ${listInWords(editors, 'en')}, who may not approve it.`, world));
  if (strangers.length === 0) return;
  world.print(
    paragraphs(
      `The version history also names ${listInWords(strangers, 'en')}, whose mailbox is not in content/people.yaml: see yourself that they do not approve it.`,
      world,
    ),
  );
}
