import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildAll } from '#commands/build.ts';
import { command } from '#commands/command.ts';
import { folder, NOW_OPTION, OUT_OPTION, ROOT_OPTION, UsageError } from '#commands/options.ts';
import { Preview, serve } from '#preview/server.ts';
import type { MadeFile } from '#publish/manifest.ts';

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
    const built = await buildAll(given, world);
    if ('code' in built) return built.code;
    const out = folder(given.out, 'out');
    const { files } = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8')) as { files: MadeFile[] };
    const preview = new Preview(out, files, built.settings);
    const server = await serve(preview, port).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') throw error;
      throw new UsageError(`Port ${port} is in use by another program. Choose another with --port.`);
    });
    world.print(
      `\nThe site      http://localhost:${port}${preview.home}\nPreviews      http://localhost:${port}/previews/\n\nStop with Ctrl-C.\n`,
    );
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close(() => resolve()));
      // Browsers keep connections open; they must not keep the server up.
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.closeAllConnections());
    });
    return 0;
  },
});

function portOf(given: string | undefined): number {
  const port = Number(given ?? 4321);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new UsageError(`--port ${given} is not a port. Write a number such as 4321.`);
}
