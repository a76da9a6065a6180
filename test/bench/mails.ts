import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { PROJECT } from '../shipped.ts';
import { NOW, writeEdition, writeMailRoot } from './mail-edition.ts';
import type { Catch } from './mail-sink.ts';
import { kilobytes, megabytes, type Row, renderTable, seconds } from './table.ts';

const CONNECTIONS = 4;
/** What `npm run bulletin` tells Node: young objects get little room, for an email is soon forgotten. */
const AS_IN_NPM_RUN = ['--max-semi-space-size=2'];
/** What sending may hold, however many there are. */
const MOST_MEMORY_BYTES = 150e6;

/** Rows on sending so many emails with the ledger on, to a server that takes them as fast as it reads. */
export async function mailRows(people: number, home: string): Promise<Row[]> {
  const root = join(home, 'mail-root');
  writeMailRoot(root);
  const sink = await startSink();
  try {
    const few = await sendOurs({ root, home, people: Math.ceil(people / 10), sink });
    const ours = await sendOurs({ root, home, people, sink });
    await end(process.execPath, [
      join(import.meta.dirname, 'mail-plain.ts'),
      root,
      sink.port,
      `${people}`,
      `${CONNECTIONS}`,
    ]);
    const plain = await sink.caught(people);
    const what = `sending ${people.toLocaleString('en-GB')} emails of ${kilobytes(ours.caught.bytes / people)}, with the ledger on SQLite`;
    const took = { what, ours: seconds(ours.caught.seconds) };
    return [
      {
        ...{ ...took, beside: 'a pool of Nodemailer that composes each, without a ledger' },
        ...{ theirs: seconds(plain.seconds), ratio: ours.caught.seconds / plain.seconds, limit: 0.33 },
      },
      await besidePostfix(took, ours.caught, people, sink),
      {
        ...{
          what: 'the most memory of that process',
          ours: megabytes(ours.peakBytes),
          beside: 'allowed',
          theirs: '150 MB',
        },
        ...{ ratio: ours.peakBytes / MOST_MEMORY_BYTES, limit: 1 },
      },
      {
        ...{ what: 'the same', ours: megabytes(ours.peakBytes), beside: 'a tenth of the people' },
        ...{ theirs: megabytes(few.peakBytes), ratio: ours.peakBytes / few.peakBytes, limit: 1.1 },
      },
    ];
  } finally {
    sink.stop();
  }
}

/** Postfix comes with a program in C that sends what it is told to, without composing or writing anything down. */
async function besidePostfix(took: Pick<Row, 'what' | 'ours'>, ours: Catch, people: number, sink: Sink): Promise<Row> {
  const beside = 'smtp-source of Postfix, no ledger';
  const sizeBytes = Math.round(ours.bytes / people);
  try {
    const words = ['-d', '-s', `${CONNECTIONS}`, '-l', `${sizeBytes}`, '-m', `${people}`, `127.0.0.1:${sink.port}`];
    await end('smtp-source', words);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    return { ...took, beside, theirs: 'not installed', ratio: Number.NaN };
  }
  const theirs = await sink.caught(people);
  return { ...took, beside, theirs: seconds(theirs.seconds), ratio: ours.seconds / theirs.seconds, limit: 2 };
}

type Sink = Awaited<ReturnType<typeof startSink>>;

async function startSink() {
  const child = fork(join(import.meta.dirname, 'mail-sink.ts'));
  const [port] = await once(child, 'message');
  return {
    port: String(port),
    /** What was caught since the last time: all, and each once. */
    caught: async (people: number): Promise<Catch> => {
      child.send('count');
      const [caught]: Catch[] = await once(child, 'message');
      if (caught?.emails === people && caught.doubled === 0) return caught;
      throw new Error(`Of ${people} emails ${caught?.emails} came, ${caught?.doubled} of them again.`);
    },
    stop: () => child.disconnect(),
  };
}

interface Run {
  root: string;
  home: string;
  people: number;
  sink: Sink;
}

/** Sends an edition by the real command, in a process of its own. */
async function sendOurs({ root, home, people, sink }: Run): Promise<{ caught: Catch; peakBytes: number }> {
  const data = { DATA_DIR: join(home, `mail-data-${people}`), DATABASE_URL: '' };
  const edition = await writeEdition(root, data, people);
  const peak = join(home, `peak-${people}`);
  const limits = { SMTP_PER_SECOND: '100000', SMTP_PER_DOMAIN_PER_SECOND: '100000' };
  const words = ['bulletin', 'send', '--edition', edition, '--root', root, '--now', NOW.toISOString()];
  const node = [...AS_IN_NPM_RUN, '--import', join(import.meta.dirname, 'peak.ts')];
  await end(process.execPath, [...node, 'scripts/cli.ts', ...words], {
    ...{ ...data, ...limits, SMTP_URL: `smtp://127.0.0.1:${sink.port}`, SMTP_CONNECTIONS: `${CONNECTIONS}` },
    PEAK_FILE: peak,
  });
  return { caught: await sink.caught(people), peakBytes: Number(readFileSync(peak, 'utf8')) };
}

/** Runs a program to its end. */
async function end(program: string, words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<void> {
  const PATH = ['/usr/sbin', process.env.PATH].join(delimiter);
  const options = {
    cwd: PROJECT,
    env: { ...process.env, PATH, ...env },
    stdio: ['ignore', 'ignore', 'inherit'] as const,
  };
  const [code] = await once(spawn(program, words, { ...options, stdio: [...options.stdio] }), 'exit');
  if (code !== 0) throw new Error(`${program} ended with ${code}.`);
}

if (import.meta.main) {
  const home = mkdtempSync(join(tmpdir(), 'bench-mails-'));
  try {
    process.stdout.write(`${renderTable(await mailRows(Number(process.argv[2] ?? 20_000), home))}\n`);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
