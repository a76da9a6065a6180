import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** A Chromium on this machine, and the folder of the libraries it brings along, if it does. */
interface Chromium {
  path: string;
  libraries?: string;
}

const INSTALLED = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** What Chromium would ask the internet for at its start; tests stay on this machine. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How a real Chromium is started: the machine's own, or the one that the test setup has unpacked. */
export async function chromiumCommand(): Promise<{ path: string; args: string[]; env: Record<string, string> }> {
  const found = installed() ?? (await unpacked());
  const env = { ...process.env, ...(found.libraries ? { LD_LIBRARY_PATH: found.libraries } : {}) };
  return { path: found.path, args: QUIET, env: env as Record<string, string> };
}

/** Opens a real Chromium. */
export async function openBrowser(): Promise<Browser> {
  const { path, args, env } = await chromiumCommand();
  return chromium.launch({ executablePath: path, args, env });
}

/** Vitest runs this once before all workers, so that two of them never unpack at the same time. */
export async function setup(): Promise<void> {
  if (!installed()) await unpacked();
}

function installed(): Chromium | undefined {
  if (process.env.CHROMIUM_PATH === 'package') return undefined;
  const path = INSTALLED.find((candidate) => candidate && existsSync(candidate));
  return path ? { path } : undefined;
}

/** Unpacks @sparticuz/chromium with the shared libraries that a bare Linux lacks, once per version. */
async function unpacked(): Promise<Chromium> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const folder = join(dirname(entry), '..', 'bin');
  const home = join(folder, '..', 'unpacked');
  if (!existsSync(home)) {
    await mkdir(dirname(home), { recursive: true });
    const temporary = await mkdtemp(`${home}-`);
    await unpackInto(temporary, folder);
    await rename(temporary, home);
  }
  return { path: join(home, 'chromium'), libraries: join(home, 'al2023', 'lib') };
}

/** The package unpacks to the folder for temporary files, wherever that is just then. */
async function unpackInto(temporary: string, folder: string): Promise<void> {
  const { default: packaged, inflate } = await import('@sparticuz/chromium');
  const before = process.env.TMPDIR;
  process.env.TMPDIR = temporary;
  try {
    await packaged.executablePath(folder);
    await inflate(join(folder, 'al2023.tar.br'));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
