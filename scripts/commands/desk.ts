import { command } from '#commands/command.ts';
import { moment, NOW_OPTION, ROOT_OPTION, rootFolder } from '#commands/options.ts';
import { listenOn, portOf, untilStopped } from '#commands/serving.ts';
import { HeldLibrary } from '#desk/held-library-fs.ts';
import { readPageFiles } from '#desk/page-files-fs.ts';
import { pictureOrigin } from '#desk/picture-origin.ts';
import { routesOf } from '#desk/routes.ts';
import { serveDesk } from '#desk/server.ts';
import { nowOf } from '#partnership/settings.ts';

const PORT = 4322;

export const desk = command({
  about:
    'Opens the desk: a page on this machine on which you draw places, see whom they reach, save them, and aim stories at them. Nobody else can open it. Stop it with Ctrl-C.',
  options: {
    ...ROOT_OPTION,
    ...NOW_OPTION,
    port: { type: 'string', value: 'N', help: `the port to serve on (default: ${PORT})` },
  },
  run: async (given, world) => {
    const port = portOf(given.port, PORT);
    const at = moment(given.now);
    const held = new HeldLibrary(rootFolder(given.root));
    const parts = {
      page: readPageFiles(),
      routes: routesOf(held, ({ settings }) => nowOf(settings, at, world.clock()), given.root),
      pictures: () => pictureOrigin(held),
      report: (error: unknown) => world.printError(`${error instanceof Error ? error.stack : String(error)}\n`),
    };
    const { server } = await listenOn(port, () => serveDesk(parts, port));
    const { problems } = await held.current();
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    if (errors > 0) world.print('Some files in content/ have faults. “npm run check” names them; the desk goes on.\n');
    world.print(`\nThe desk      http://localhost:${port}/\n\nStop with Ctrl-C.\n`);
    await untilStopped(server);
    return 0;
  },
});
