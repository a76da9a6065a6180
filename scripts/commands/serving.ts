import type { Server } from 'node:http';
import { UsageError } from '#commands/options.ts';

const PORT_REFUSED: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use by another program',
  EACCES: 'is kept for the system',
};

/** The port of `--port`. @throws UsageError when it is not one. */
export function portOf(given: string | undefined, otherwise: number): number {
  const port = Number(given ?? otherwise);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new UsageError(`--port ${given} is not a port. Write a number such as ${otherwise}.`);
}

/** Begins to serve. @throws UsageError for a port that cannot be had. */
export function listenOn<T>(port: number, serve: () => Promise<T>): Promise<T> {
  return serve().catch((error: NodeJS.ErrnoException) => {
    const reason = PORT_REFUSED[error.code ?? ''];
    throw reason ? new UsageError(`Port ${port} ${reason}. Choose another with --port.`) : error;
  });
}

/** Waits until somebody stops the command, then closes the server. */
export function untilStopped(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      server.close(() => resolve());
      // Browsers keep connections open; they must not keep the server up.
      server.closeAllConnections();
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  });
}
