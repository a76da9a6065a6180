import { join, relative } from 'node:path';
import type { ExitCode, World } from '#commands/command.ts';
import { storyNamed } from '#commands/one-story.ts';
import { moment, rootFolder, UsageError } from '#commands/options.ts';
import { readableLibrary } from '#commands/readable-library.ts';
import { paragraphs, Refusal } from '#commands/refusal.ts';
import { stoppable } from '#commands/stopping.ts';
import { dateInWords, isoDay, momentInWords } from '#language/dates.ts';
import type { Library } from '#library/library.ts';
import { nowOf } from '#partnership/settings.ts';
import {
  type Agreement,
  addAgreement,
  fitsRegister,
  RegisterFault,
  readRegister,
  registerFile,
} from '#publish/embargo-register-fs.ts';
import { makeProof } from '#publish/proof-fs.ts';
import { decisionOf } from '#release/decide.ts';
import { decisionInWords } from '#release/in-words.ts';
import { dataFolder } from '#storage/storage-place.ts';
import type { Story } from '#story/story.ts';

/** What can be written after `npm run report -- embargoed STORY`. */
export interface EmbargoedWords {
  root?: string | undefined;
  now?: string | undefined;
  /** The name of an outlet that has agreed, to be kept in the register. */
  agreed?: string | undefined;
  /** The day on which it agreed. */
  on?: string | undefined;
  /** The role that agreed for it. */
  contact?: string | undefined;
  terms?: string | undefined;
}

const TERMS = 'Nothing is published or passed on before the moment of release.';

/**
 * Makes what journalists may see of a story before its moment, and tells who has agreed to keep it until then.
 * @throws Refusal for a story that lacks more than its moment.
 */
export async function embargoed(given: EmbargoedWords, operands: readonly string[], world: World): Promise<ExitCode> {
  const root = rootFolder(given.root);
  const asked = moment(given.now);
  const { library } = await readableLibrary(root);
  const story = storyNamed(operands, library);
  const now = nowOf(library.settings, asked, world.clock());
  const until = untilOf(story, library, now);
  const env = world.env ?? {};
  const file = registerFile(env, root);
  const known = await readRegister(file).catch((error: unknown) => {
    throw error instanceof RegisterFault ? new Refusal(error.message) : error;
  });
  const added = agreementOf(given, story, until, { now, zone: library.settings.zone });
  if (added) await addAgreement(file, added);
  const { zone } = library.settings;
  const to = join(dataFolder(env, root), 'embargoed', story.slug);
  const watermark = `EMBARGOED until ${momentInWords(until, 'en', zone)}`;
  const { proof } = await stoppable((stop) => makeProof(library, story, { to, watermark, now, stop }));
  if (!proof) throw new Refusal(`“${story.slug}” cannot be made for all media: npm run sign -- proof tells why.`);
  const receivers = [...known, ...(added ? [added] : [])].filter((one) => one.story === story.slug);
  world.print(paragraphs(inWords({ story, until, to, receivers, zone }), world));
  return 0;
}

/** What is not signed, or not to be, is for no journalist either. */
function untilOf(story: Story, library: Library, now: Date): Date {
  const decision = decisionOf(story, library, now);
  const others = decision.state === 'held' ? decision.reasons.filter(({ kind }) => kind !== 'embargo') : [];
  if (decision.state === 'held' && others.length === 0 && story.published) return story.published;
  if (decision.state === 'public') throw new Refusal(`“${story.slug}” is out already: everybody may see it.`);
  const why = decisionInWords(
    decision.state === 'held' ? { ...decision, reasons: others } : decision,
    library.settings.zone,
  );
  throw new Refusal(`“${story.slug}” is not for anybody yet: ${why}.`);
}

function agreementOf(
  given: EmbargoedWords,
  story: Story,
  until: Date,
  { now, zone }: { now: Date; zone: string },
): Agreement | undefined {
  const { agreed: outlet, on, contact = 'Newsdesk', terms = TERMS } = given;
  if (outlet === undefined) {
    const stray = (['on', 'contact', 'terms'] as const).find((name) => given[name] !== undefined);
    if (stray) throw new UsageError(`--${stray} goes with --agreed OUTLET.`);
    return undefined;
  }
  if (on === undefined) throw new UsageError('Write after --on the day on which they agreed, such as 2026-11-20.');
  const agreement = {
    ...{ story: story.slug, outlet, contact, agreed: on, terms },
    ...{ until: until.toISOString(), recorded: now.toISOString() },
  };
  if (fitsRegister(agreement)) {
    if (on <= isoDay(now, zone)) return agreement;
    throw new UsageError(`The day after --on has not come: ${on}.`);
  }
  throw new UsageError('An agreement has an outlet, a day such as 2026-11-20, and terms on one line.');
}

interface Told {
  story: Story;
  until: Date;
  to: string;
  receivers: readonly Agreement[];
  zone: string;
}

function inWords({ story, until, to, receivers, zone }: Told): string {
  const near = relative(process.cwd(), to);
  const lines = receivers.map(
    ({ outlet, contact, agreed, until: then }) =>
      `  ${outlet}, ${contact}: agreed on ${dateInWords(new Date(`${agreed}T12:00:00Z`), 'en', zone)}${then === until.toISOString() ? '' : ', for another moment: ask them again'}`,
  );
  return [
    `“${story.slug}” is under embargo until ${momentInWords(until, 'en', zone)}.`,
    `What journalists may see is in ${near.startsWith('..') ? to : near}.`,
    ...(lines.length > 0
      ? ['Only these have agreed, and only they may have it:', ...lines]
      : ['Nobody has agreed yet, so nobody may have it. Keep each agreement with --agreed OUTLET --on DAY.']),
  ].join('\n');
}
