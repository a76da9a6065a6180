import { command } from '#commands/command.ts';
import { ROOT_OPTION, rootFolder } from '#commands/options.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { inReadingOrder, isClean } from '#problem/collect.ts';
import { renderJson } from '#problem/report-json.ts';
import { countInWords, plural, renderTerminal } from '#problem/report-terminal.ts';

export const check = command({
  about:
    'Reads all of content/ and names every problem with its file, its line, what is wrong and what to write instead. Changes nothing.',
  options: { ...ROOT_OPTION, json: { type: 'boolean', help: 'print the problems as JSON, for other programs' } },
  run: async (given, world) => {
    const { library, problems } = await readLibrary(rootFolder(given.root));
    const sorted = inReadingOrder(problems);
    if (given.json) world.print(renderJson(sorted));
    else {
      world.print(renderTerminal(sorted, world));
      const stories = library?.stories.length ?? 0;
      world.print(
        sorted.length === 0 ? `${plural(stories, 'story')} checked. Nothing is wrong.\n` : `${countInWords(sorted)}.\n`,
      );
    }
    return isClean(sorted) ? 0 : 1;
  },
});
