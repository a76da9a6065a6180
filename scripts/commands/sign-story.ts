import type { World } from '#commands/command.ts';
import { storyNamed } from '#commands/one-story.ts';
import { readableLibrary } from '#commands/readable-library.ts';
import { Refusal } from '#commands/refusal.ts';
import type { SignCall } from '#commands/sign.ts';
import { authorsOf } from '#library/history-fs.ts';
import type { Library } from '#library/library.ts';
import { folderOf } from '#library/read-records-fs.ts';
import { nowOf } from '#partnership/settings.ts';
import { inReadingOrder } from '#problem/collect.ts';
import { renderTerminal } from '#problem/report-terminal.ts';
import { type Story, versionsOf } from '#story/story.ts';

/** A story that somebody wants to sign, as it is now. */
export interface StoryCall {
  library: Library;
  story: Story;
  now: Date;
  /** The people who wrote or edited it, by front matter and history. */
  editors: string[];
  /** Mailboxes of the history that belong to nobody in people.yaml. */
  strangers: string[];
}

/** Reads the story of a call. @throws Refusal while something in it, or in what all stories need, is wrong. */
export async function storyOf({ operands, root, asked }: SignCall, world: World): Promise<StoryCall> {
  const { library, problems } = await readableLibrary(root);
  const story = storyNamed(operands, library);
  const own = problems.filter(
    ({ file, severity, code }) =>
      severity === 'error' && file.startsWith(`${folderOf(story)}/`) && !code.startsWith('record-'),
  );
  if (own.length > 0) {
    world.print(renderTerminal(inReadingOrder(own), world));
    throw new Refusal('This has to be mended first.');
  }
  const now = nowOf(library.settings, asked, world.clock());
  return { library, story, now, ...(await editorsOf(story, library)) };
}

async function editorsOf(story: Story, { root, people }: Library): Promise<Pick<StoryCall, 'editors' | 'strangers'>> {
  const mailboxes = await authorsOf(
    root,
    versionsOf(story).map(({ file }) => file),
  );
  const known = people.filter(({ mailbox }) => mailboxes.includes(mailbox.toLowerCase())).map(({ id }) => id);
  const own = people.map(({ mailbox }) => mailbox.toLowerCase());
  return {
    editors: [...new Set([story.author, ...known])].filter((id) => people.some((person) => person.id === id)),
    strangers: mailboxes.filter((mailbox) => !own.includes(mailbox)),
  };
}
