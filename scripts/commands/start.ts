import { buildAll } from '#commands/build.ts';
import { command } from '#commands/command.ts';
import { folder, NOW_OPTION, OUT_OPTION, ROOT_OPTION } from '#commands/options.ts';
import { listenOn, portOf, untilStopped } from '#commands/serving.ts';
import { Building, Preview, serve } from '#preview/server.ts';

export const start = command({
  about:
    'Builds everything as “build” does, then serves the site on this machine, with a preview of every flyer and every bulletin at /previews/. Stop it with Ctrl-C.',
  options: {
    ...ROOT_OPTION,
    ...OUT_OPTION,
    ...NOW_OPTION,
    port: { type: 'string', value: 'N', help: 'the port to serve on (default: 4321)' },
  },
  run: async (given, world) => {
    const port = portOf(given.port, 4321);
    // A port that cannot be had is said before the build, which takes its time.
    const building = await listenOn(port, () => serve(new Building(), port));
    const built = await buildAll(given, world).finally(() => building.close());
    if ('code' in built) return built.code;
    const preview = new Preview(folder(given.out, 'out'), built.files, built.settings);
    const server = await listenOn(port, () => serve(preview, port));
    world.print(
      `\nThe site      http://localhost:${port}${preview.home}\nPreviews      http://localhost:${port}/previews/\n\nStop with Ctrl-C.\n`,
    );
    await untilStopped(server);
    return 0;
  },
});
