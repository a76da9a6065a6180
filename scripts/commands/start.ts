import type { Server } from 'node:http';
import { buildAll } from '#commands/build.ts';
import { command } from '#commands/command.ts';
import { folder, NOW_OPTION, OUT_OPTION, ROOT_OPTION, UsageError } from '#commands/options.ts';
import { type Answerer, Building, Preview, serve } from '#preview/server.ts';

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
    const port = portOf(given.port);
    // A port that cannot be had is said before the build, which takes its time.
    const building = await listen(new Building(), port);
    const built = await buildAll(given, world).finally(() => building.close());
    if ('code' in built) return built.code;
    const preview = new Preview(folder(given.out, 'out'), built.files, built.settings);
    const server = await listen(preview, port);
    world.print(
      `\nThe site      http://localhost:${port}${preview.home}\nPreviews      http://localhost:${port}/previews/\n\nStop with Ctrl-C.\n`,
    );
    await new Promise<void>((resolve) => {
      const stop = (): void => {
        server.close(() => resolve());
        // Browsers keep connections open; they must not keep the server up.
        server.closeAllConnections();
      };
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
    });
    return 0;
  },
});

/** @throws UsageError for a port that cannot be had. */
function listen(answerer: Answerer, port: number): Promise<Server> {
  return serve(answerer, port).catch((error: NodeJS.ErrnoException) => {
    const reason = PORT_REFUSED[error.code ?? ''];
    throw reason ? new UsageError(`Port ${port} ${reason}. Choose another with --port.`) : error;
  });
}

const PORT_REFUSED: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use by another program',
  EACCES: 'is kept for the system',
};

function portOf(given: string | undefined): number {
  const port = Number(given ?? 4321);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new UsageError(`--port ${given} is not a port. Write a number such as 4321.`);
}
