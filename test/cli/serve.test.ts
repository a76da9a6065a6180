import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { headersFile } from '../../site/response-headers.ts';
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

it('answers for the pages of subscribers alone, keeps data where it is told, and ends in peace', async () => {
  const home = mkdtempSync(join(tmpdir(), 'serve-'));
  const [out, data, port] = [join(home, 'out'), join(home, 'data'), await freePort()];
  mkdirSync(join(out, 'site', 'subscribe'), { recursive: true });
  writeFileSync(join(out, 'site', 'subscribe', 'index.html'), '<title>A – B</title><main></main>');
  writeFileSync(join(out, 'site', '_headers'), headersFile('/news'));
  const words = ['serve', '--root', ROOT, '--out', out, '--port', String(port)];
  const env = { ...process.env, DATA_DIR: data, DATABASE_URL: '' };
  const child = spawn(process.execPath, [join(PROJECT, 'scripts/cli.ts'), ...words], { cwd: PROJECT, env });
  let printed = '';
  child.stdout.on('data', (part: Buffer) => {
    printed += part.toString();
  });
  await expect.poll(() => printed, { timeout: 30_000 }).toContain('Stop with Ctrl-C');
  expect(printed).toContain('  /news/unsubscribe/\n');
  const at = `http://127.0.0.1:${port}`;
  expect((await fetch(`${at}/news/subscribe/`)).status).toBe(200);
  const statuses = ['/', '/subscribe/', '/news/', '/news/index.html', '/previews/', '/news/%ff'].map(
    async (path) => (await fetch(at + path)).status,
  );
  expect(new Set(await Promise.all(statuses))).toEqual(new Set([404]));
  const body = new URLSearchParams({ email: 'resident@mail.example', area: 'harbour' });
  expect((await fetch(`${at}/news/subscribe/`, { method: 'POST', body })).status).toBe(200);
  expect(existsSync(join(data, 'precision.db'))).toBe(true);
  child.kill('SIGTERM');
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
});

it('says what to do first where nothing was built', async () => {
  const { code, stderr } = await cli(['serve', '--out', mkdtempSync(join(tmpdir(), 'serve-'))]);
  expect(code).toBe(2);
  expect(stderr.replace(/\s+/g, ' ')).toContain('Build it first with npm run build.');
});
