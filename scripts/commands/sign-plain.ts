import type { World } from '#commands/command.ts';
import { paragraphs, Refusal } from '#commands/refusal.ts';
import type { Library } from '#library/library.ts';
import { wordingOf } from '#problem/wording.ts';
import type { Story } from '#story/story.ts';

/**
 * Refuses a story that is not plain enough, where the settings ask for plain words (`plain-words: must`). Deciding loads no
 * dictionaries, so the gate stands where a story is handed over; whatever changes afterwards must be handed over again.
 */
export async function expectPlainWords({ settings }: Library, story: Story, world: World): Promise<void> {
  if (settings.words['plain-words'] !== 'must') return;
  const { plainProblems } = await import('#story/plain/plain-problems.ts');
  const problems = await plainProblems(story, settings.words);
  if (problems.length === 0) return;
  const lines = problems.map((problem) => {
    const { message, hint } = wordingOf(problem);
    return `Line ${problem.line}: ${message} ${hint}`;
  });
  world.print(paragraphs(lines.join('\n'), world));
  throw new Refusal('Your settings ask for plainer words (plain-words: must) before anybody may sign.');
}
