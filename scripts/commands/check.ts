import { command, type World } from '#commands/command.ts';
import { clockInWords, heldInWords } from '#commands/held-report.ts';
import { moment, NOW_OPTION, ROOT_OPTION, rootFolder } from '#commands/options.ts';
import type { Library } from '#library/library.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { nowOf } from '#partnership/settings.ts';
import { inReadingOrder, isMended } from '#problem/collect.ts';
import type { Problem } from '#problem/problem.ts';
import { renderJson } from '#problem/report-json.ts';
import { countInWords, plural, renderTerminal, wrap } from '#problem/report-terminal.ts';
import { gateProblems } from '#release/gate-problems.ts';
import { pictureReviews } from '#release/picture-reviews.ts';
import { unreviewedProblems } from '#release/unreviewed.ts';

export const check = command({
  about:
    'Reads all of content/ and names every problem with its file, its line, what is wrong and what to write instead. Changes nothing.',
  options: {
    ...ROOT_OPTION,
    ...NOW_OPTION,
    json: { type: 'boolean', help: 'print the problems as JSON, for other programs' },
  },
  run: async (given, world) => {
    const now = moment(given.now);
    const { library, problems } = await readLibrary(rootFolder(given.root));
    const sorted = inReadingOrder([...problems, ...(library ? await adviceOn(library, now, world) : [])]);
    if (given.json) world.print(renderJson(sorted));
    else {
      world.print(renderTerminal(sorted, world));
      const stories = library?.stories.length ?? 0;
      world.print(
        sorted.length === 0 ? `${plural(stories, 'story')} checked. Nothing is wrong.\n` : `${countInWords(sorted)}.\n`,
      );
      if (library) world.print(heldReport(library, now, world));
    }
    return isMended(sorted) ? 0 : 1;
  },
});

/** What is right and still not to be seen: a writer who looks for it should find the reason here. */
function heldReport(library: Library, given: Date | undefined, world: World): string {
  const held = heldInWords(library, nowOf(library.settings, given, world.clock()));
  if (held.length === 0) return '';
  const clock = clockInWords(library, given);
  const head = wrap(`Not public:${clock ? ` ${clock}` : ''}`, Math.min(world.widthColumns, 80));
  return [...head, ...held.map((line) => `  ${line}`), ''].join('\n');
}

/** What holds stories back, pictures that are not shown any more, and how plain the words are. */
async function adviceOn(library: Library, given: Date | undefined, world: World): Promise<Problem[]> {
  const now = nowOf(library.settings, given, world.clock());
  return [
    ...gateProblems(library, now),
    ...pictureReviews(library, now),
    ...unreviewedProblems(library, now),
    ...(await wordsOf(library, now)),
  ];
}

/** The dictionaries are loaded here and nowhere else: no other command has to wait for them. */
async function wordsOf({ stories, settings }: Library, now: Date): Promise<Problem[]> {
  const { plainProblems } = await import('#story/plain/plain-problems.ts');
  const isMust = settings.words['plain-words'] === 'must';
  const problems: Problem[] = [];
  for (const story of stories.filter(({ expires }) => !(expires && expires <= now))) {
    problems.push(...(await plainProblems(story, settings.words)));
  }
  return isMust ? problems.map((problem) => ({ ...problem, severity: 'must' })) : problems;
}
