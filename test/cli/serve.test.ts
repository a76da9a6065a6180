import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { headersFile } from '../../site/response-headers.ts';
import { startScripted } from '../delivery/messenger/sink.ts';
import { PROJECT } from '../shipped.ts';
import { cli } from './cli.ts';

const ROOT = join(PROJECT, 'test/fixtures/partnership');

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A built site of a few words, and the environment of a server that keeps its data apart. */
function siteOf(more: Record<string, string> = {}) {
  const home = mkdtempSync(join(tmpdir(), 'serve-'));
  const [out, data] = [join(home, 'out'), join(home, 'data')];
  mkdirSync(join(out, 'site', 'subscribe'), { recursive: true });
  writeFileSync(join(out, 'site', 'subscribe', 'index.html'), '<title>A – B</title><main></main>');
  writeFileSync(join(out, 'site', '_headers'), headersFile('/news'));
  const env = { ...process.env, DATA_DIR: data, DATABASE_URL: '', CLIENT_ADDRESS_HEADER: '', ...more };
  return { out, data, env };
}

/** Starts the real command, and waits until it serves. */
async function serving({ out, env }: ReturnType<typeof siteOf>) {
  const port = await freePort();
  const words = ['serve', '--root', ROOT, '--out', out, '--port', String(port)];
  const child = spawn(process.execPath, [join(PROJECT, 'scripts/cli.ts'), ...words], { cwd: PROJECT, env });
  let printed = '';
  child.stdout.on('data', (part: Buffer) => {
    printed += part.toString();
  });
  await expect.poll(() => printed, { timeout: 30_000 }).toContain('Stop with Ctrl-C');
  const stopped = (): Promise<unknown> => {
    child.kill('SIGINT');
    return new Promise((resolve) => child.on('close', resolve));
  };
  return { at: `http://127.0.0.1:${port}`, printed: () => printed, stopped };
}

const BODY = { email: 'resident@mail.example', area: 'harbour' };

it('answers for the pages of subscribers alone, keeps data where it is told, and ends in peace', async () => {
  const site = siteOf();
  const { at, printed, stopped } = await serving(site);
  expect(printed()).toContain('  /news/unsubscribe/\n');
  expect(printed()).toContain(`They become files in\n  ${join(site.data, 'outbox', 'letters')}\n`);
  expect(printed()).toContain('CLIENT_ADDRESS_HEADER is not set');
  expect((await fetch(`${at}/news/subscribe/`)).status).toBe(200);
  const statuses = ['/', '/subscribe/', '/news/', '/news/index.html', '/previews/', '/news/%ff'].map(
    async (path) => (await fetch(at + path)).status,
  );
  expect(new Set(await Promise.all(statuses))).toEqual(new Set([404]));
  expect(existsSync(join(site.data, 'precision.db'))).toBe(false);
  const body = new URLSearchParams(BODY);
  expect((await fetch(`${at}/news/subscribe/`, { method: 'POST', body })).status).toBe(200);
  expect(existsSync(join(site.data, 'precision.db'))).toBe(true);
  await expect.poll(() => existsSync(join(site.data, 'outbox', 'letters')), { timeout: 10_000 }).toBe(true);
  expect(await stopped()).toBe(0);
});

it('says which mail server letters go to, and ends in peace while that does not answer', async () => {
  const silent = await startScripted((word) => (word === 'greeting' ? '' : undefined));
  const site = siteOf({ SMTP_URL: `smtp://127.0.0.1:${silent.port}`, CLIENT_ADDRESS_HEADER: 'x-forwarded-for' });
  const { at, printed, stopped } = await serving(site);
  expect(printed()).toContain(`go to the mail server 127.0.0.1:${silent.port}.`);
  expect(printed()).not.toContain('CLIENT_ADDRESS_HEADER');
  await fetch(`${at}/news/subscribe/`, { method: 'POST', body: new URLSearchParams(BODY) });
  await expect.poll(() => silent.count('greeting'), { timeout: 10_000 }).toBe(1);
  const begun = Date.now();
  expect(await stopped()).toBe(0);
  expect(Date.now() - begun).toBeLessThan(20_000);
  const database = new DatabaseSync(join(site.data, 'precision.db'));
  // It was not handed over, and is due again.
  expect(database.prepare('select claim, attempt from letters').all()).toEqual([{ claim: null, attempt: 1 }]);
  database.close();
  await silent.stop();
});

it('says what is wrong with the mail server that it is told of', async () => {
  const site = siteOf({ SMTP_URL: 'smtp://me:hunter2@mail.example' });
  const { code, stderr } = await cli(['serve', '--root', ROOT, '--out', site.out], PROJECT, site.env);
  expect(code).toBe(2);
  expect(stderr.replace(/\s+/g, ' ')).toContain('SMTP_USER and SMTP_PASSWORD');
  expect(stderr).not.toContain('hunter2');
});

it('says what to do first where nothing was built', async () => {
  const { code, stderr } = await cli(['serve', '--out', mkdtempSync(join(tmpdir(), 'serve-'))]);
  expect(code).toBe(2);
  expect(stderr.replace(/\s+/g, ' ')).toContain('Build it first with npm run build.');
});
