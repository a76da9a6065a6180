import type { ExitCode, Listed, World } from '#commands/command.ts';
import { commandHelp, commandList } from '#commands/help.ts';
import { parseOptions, UsageError } from '#commands/options.ts';
import { terminal } from '#commands/terminal.ts';
import { machineFault } from '#problem/machine-fault.ts';
import { nearest } from '#problem/nearest.ts';
import { wrap } from '#problem/report-terminal.ts';
import { printable } from '#problem/wording.ts';
import { storageFault } from '#storage/storage-fault.ts';

/** Each command is loaded only when it is called: `check` does not wait for fonts and PDF. */
const COMMANDS: readonly Listed[] = [
  {
    name: 'check',
    summary: 'find everything that is wrong in content/',
    load: async () => (await import('#commands/check.ts')).check,
  },
  {
    name: 'build',
    summary: 'check, then make the site, the flyers and the bulletins',
    load: async () => (await import('#commands/build.ts')).build,
  },
  {
    name: 'flyers',
    summary: 'make flyers to print, with a covering sheet for the printer',
    load: async () => (await import('#commands/flyers.ts')).flyers,
  },
  {
    name: 'aim',
    summary: 'tell who lives in a place and how they hear of things',
    load: async () => (await import('#commands/aim.ts')).aim,
  },
  {
    name: 'withdraw',
    summary: 'take a story down, and call its flyers back',
    load: async () => (await import('#commands/withdraw.ts')).withdraw,
  },
  {
    name: 'release',
    summary: 'list what comes out or ends by itself, and build at each moment',
    load: async () => (await import('#commands/release.ts')).release,
  },
  {
    name: 'sign',
    summary: 'hand stories over for signature, sign them, say who signed what',
    load: async () => (await import('#commands/sign.ts')).sign,
  },
  {
    name: 'report',
    summary: 'tell who did what when',
    load: async () => (await import('#commands/report.ts')).report,
  },
  {
    name: 'start',
    summary: 'build, then show the site and previews on this machine',
    load: async () => (await import('#commands/start.ts')).start,
  },
  {
    name: 'serve',
    summary: 'answer for the pages that subscribers need, behind a web server',
    load: async () => (await import('#commands/serve.ts')).serve,
  },
  {
    name: 'desk',
    summary: 'draw places and aim stories in a browser, on this machine',
    load: async () => (await import('#commands/desk.ts')).desk,
  },
  {
    name: 'import',
    summary: 'take in boundaries, postcodes, numbers of homes or subscribers',
    load: async () => (await import('#commands/import.ts')).importAreas,
  },
  {
    name: 'subscribers',
    summary: 'count, export or forget those who get bulletins',
    load: async () => (await import('#commands/subscribers.ts')).subscribers,
  },
  {
    name: 'bulletin',
    summary: 'prepare and send bulletins, and say what became of each',
    load: async () => (await import('#commands/bulletin.ts')).bulletin,
  },
];

/** Runs one command. Faults of the caller, the content and the machine are sentences; anything else is a bug, with its stack. */
export async function run(words: readonly string[], world: World): Promise<ExitCode> {
  const [name = '', ...rest] = words;
  const listed = COMMANDS.find((one) => one.name === name);
  if (!listed) return listCommands(name, world);
  const command = await listed.load();
  if (rest.includes('--help')) {
    world.print(commandHelp(name, command, world.widthColumns));
    return 0;
  }
  try {
    const { given, operands } = parseOptions(command, rest);
    return await command.run(given, world, operands);
  } catch (error) {
    return tellFault(error, name, world);
  }
}

function tellFault(error: unknown, name: string, { printError, widthColumns }: World): ExitCode {
  if (error instanceof UsageError) {
    const sentences = `${error.message}\nnpm run ${name} -- --help shows what can be written.`;
    // What was typed may hold signs that a terminal would obey.
    const lines = sentences.split('\n').map(printable).join('\n');
    printError(`${wrapLong(lines, Math.min(widthColumns, 80))}\n`);
    return 2;
  }
  const refused = storageFault(error) ?? machineFault(error);
  if (refused) {
    printError(
      `${wrapLong(refused, Math.min(widthColumns, 80))}\nThe command stopped before it was done. Mend this, then start it again.\n`,
    );
    return 3;
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  printError(`This is a fault of the toolkit, not of your story. Please report it with these lines:\n${detail}\n`);
  return 70;
}

/** Wraps the lines that are too long; a list among the others keeps its columns. */
function wrapLong(text: string, widthColumns: number): string {
  const lines = text.split('\n').flatMap((line) => (line.length > widthColumns ? wrap(line, widthColumns) : [line]));
  return lines.join('\n');
}

function listCommands(name: string, world: World): ExitCode {
  const isAsked = name === '' || name === '--help';
  const meant = nearest(
    name,
    COMMANDS.map((one) => one.name),
  );
  if (isAsked) world.print(commandList(COMMANDS));
  else
    world.printError(
      `There is no command “${name}”.${meant ? ` Did you mean “${meant}”?` : ''}\n\n${commandList(COMMANDS)}`,
    );
  return isAsked ? 0 : 2;
}

if (import.meta.main) {
  process.exitCode = await run(process.argv.slice(2), terminal(process));
}
