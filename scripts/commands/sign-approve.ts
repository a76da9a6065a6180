import type { ExitCode, World } from '#commands/command.ts';
import { UsageError } from '#commands/options.ts';
import { paragraphs, Refusal } from '#commands/refusal.ts';
import type { SignCall } from '#commands/sign.ts';
import { inWords } from '#commands/sign-answers.ts';
import { signLine } from '#commands/sign-line.ts';
import { tellTakenPictures } from '#commands/sign-pictures.ts';
import { type StoryCall, storyOf } from '#commands/sign-story.ts';
import { openSigner } from '#commands/signer.ts';
import { englishName } from '#language/english-name.ts';
import { listInWords } from '#language/lists.ts';
import type { Person } from '#partnership/directory.ts';
import { proofFolder, readProof } from '#publish/proof-file-fs.ts';
import type { Entry } from '#record/entry.ts';
import { changesBetween, type Source } from '#record/source.ts';
import { isLifted } from '#release/decide.ts';
import { neededInWords } from '#release/in-words.ts';
import { checkRelease } from '#release/rules/check.ts';
import { type Needed, neededFor, type Standing, standingOf, writersOf } from '#release/standing.ts';

type Submitted = Extract<Standing, { step: 'submitted' }>;

/** `npm run sign -- approve STORY`: signs a story as it was submitted. */
export async function approve(call: SignCall, world: World): Promise<ExitCode> {
  const now = await storyOf(call, world);
  const { library, story, editors } = now;
  const standing = submittedOf(now);
  const { person, key } = await openSigner(call.given, library, now.now, world);
  refuseWriter(person, now);
  const signed = signedBy(person, standing, now, call.given.language);
  refuseFindings(standing, now);
  tellTakenPictures(now, world);
  const seen = signed.as === 'comms' ? await proofOf(now, call.given.unseen) : refuseUnseen(call.given.unseen);
  const wrote = editors.length > 0 ? { editors } : {};
  await signLine(library, story, { person, key }, { act: 'approve', ...signed, ...wrote, ...seen }, now.now);
  const left = standing.missing.filter(({ as, language }) => as !== signed.as || !isOneOf(language, signed.languages));
  const waits = listInWords(left.map(neededInWords), 'en');
  world.print(
    paragraphs(
      `“${story.slug}” is signed by ${person.id} as ${signed.as}. ${left.length > 0 ? `It still needs the signature of ${waits}.` : 'Nothing is missing any more.'}`,
      world,
    ),
  );
  return 0;
}

/** `npm run sign -- reject STORY`: sends a story back to its writers, with the reason. */
export async function reject(call: SignCall, world: World): Promise<ExitCode> {
  const { reason } = call.given;
  if (!reason) throw new UsageError('Write after --reason what has to change.');
  const now = await storyOf(call, world);
  submittedOf(now);
  const signer = await openSigner(call.given, now.library, now.now, world);
  const as = signer.person.signs.find((role) => role !== 'spoc');
  if (!as) throw new Refusal(`${signer.person.id} cannot reject: only those who may approve can.`);
  await signLine(now.library, now.story, signer, { act: 'reject', as, reason }, now.now);
  world.print(
    paragraphs(`“${now.story.slug}” is sent back. It has to be submitted again before it may go out.`, world),
  );
  return 0;
}

/** What was submitted, when it is the story of now. @throws Refusal */
function submittedOf({ library, story }: StoryCall): Submitted {
  const { slug } = story;
  const signoffs = library.records.get(slug);
  const standing: Standing = signoffs ? standingOf(story, signoffs, library.people) : { step: 'unsubmitted' };
  switch (standing.step) {
    case 'submitted':
      return standing;
    case 'void': {
      const paths = standing.changes.map(({ path }) => path);
      throw new Refusal(
        `“${slug}” has changed since it was submitted: ${listInWords(paths, 'en')}. It has to be submitted again; npm run sign -- status ${slug} shows what changed.`,
      );
    }
    case 'rejected':
      throw new Refusal(
        `“${slug}” was sent back by ${standing.by.by}: ${standing.by.reason ?? ''} It has to be submitted again.`,
      );
    case 'withdrawn':
      throw new Refusal(`“${slug}” was taken down. It has to be submitted again before anybody may sign it.`);
    case 'unsubmitted':
      throw new Refusal(`Nobody has submitted “${slug}” yet: npm run sign -- submit ${slug} --as PERSON --key FILE`);
  }
}

function refuseWriter({ id }: Person, { library, story, editors }: StoryCall): void {
  const entries = library.records.get(story.slug)?.record.entries ?? [];
  if (!editors.includes(id) && !writersOf(story, entries).has(id)) return;
  throw new Refusal(`${id} wrote, edited or submitted this story, and nobody approves their own. Ask somebody else.`);
}

/** As what somebody signs: what is needed, they may, and nobody has signed yet. */
function signedBy(
  person: Person,
  { missing }: Submitted,
  { story }: StoryCall,
  language: string | undefined,
): Pick<Entry, 'as' | 'languages'> {
  const mine = (needed: readonly Needed[]): Needed[] => needed.filter((one) => isFor(one, person, language));
  const [first, ...others] = mine(missing);
  if (!first) throw new Refusal(whyNot(person, mine(neededFor(story)), missing, language));
  if (first.as !== 'translator') return { as: first.as };
  return { as: 'translator', languages: [first, ...others].flatMap((one) => one.language ?? []) };
}

/** Somebody of several roles signs as one at a time; with a language named, as a translator. */
function isFor({ as, language }: Needed, { signs, translates }: Person, asked: string | undefined): boolean {
  if (!signs.includes(as)) return false;
  if (as !== 'translator') return asked === undefined;
  return language !== undefined && translates.includes(language) && (asked === undefined || asked === language);
}

function whyNot(
  { id, signs }: Person,
  own: readonly Needed[],
  missing: readonly Needed[],
  language: string | undefined,
): string {
  if (own.length > 0) return `What ${id} can sign in this story is signed already.`;
  const waits =
    missing.length > 0
      ? `It needs the signature of ${listInWords(missing.map(neededInWords), 'en')}.`
      : 'Nothing is missing.';
  if (language !== undefined) return `${id} cannot sign the ${englishName(language)} of this story. ${waits}`;
  return `${id} signs as ${listInWords(signs, 'en') || 'nothing'}, and that is not what this story lacks. ${waits}`;
}

/** A rule may have come to hold since the story was submitted. */
function refuseFindings(standing: Submitted, { library, story, now }: StoryCall): void {
  const open = checkRelease(story, library, now).filter((finding) => !isLifted(finding, standing.submitted));
  if (open.length === 0) return;
  throw new Refusal(
    `This is not answered for, and the story has to be submitted again:\n${open.map(inWords).join('\n')}`,
  );
}

/** The files that comms has looked at. @throws Refusal when there is no proof of these very bytes, and no reason for that. */
async function proofOf(
  { library, story }: StoryCall,
  unseen: string | undefined,
): Promise<Pick<Entry, 'proof' | 'reason'>> {
  const sources: readonly Source[] = library.records.get(story.slug)?.sources ?? [];
  const proof = await readProof(proofFolder(process.env, library.root, story.slug));
  if (proof && changesBetween(proof.sources, sources).length === 0) return { proof: proof.files };
  if (unseen) return { reason: unseen };
  const why = proof
    ? 'The proof shows the story as it was before it changed.'
    : 'Nobody has made a proof of this story.';
  throw new Refusal(
    `${why} Make one, and look at it: npm run sign -- proof ${story.slug}. Or write after --unseen why you sign without it.`,
  );
}

function refuseUnseen(unseen: string | undefined): Record<string, never> {
  if (unseen !== undefined) throw new UsageError('--unseen is for comms only.');
  return {};
}

const isOneOf = (language: string | undefined, languages: readonly string[] | undefined): boolean =>
  language === undefined || (languages?.includes(language) ?? false);
