import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT } from '../shipped.ts';

const ROOT = join(PROJECT, 'test/fixtures/partnership');

/** Starts the real command and resolves with what it has printed once that matches, or once it ends. */
function start(port: number): {
  child: ChildProcess;
  printed: (pattern: RegExp) => Promise<string>;
  ended: Promise<number | null>;
} {
  const out = join(mkdtempSync(join(tmpdir(), 'start-')), 'out');
  const words = ['start', '--root', ROOT, '--out', out, '--now', '2031-05-20T12:00:00Z', '--port', String(port)];
  const child = spawn(process.execPath, [join(PROJECT, 'scripts/cli.ts'), ...words], { cwd: PROJECT });
  let text = '';
  const watchers: (() => void)[] = [];
  const hear = (part: Buffer): void => {
    text += part.toString();
    for (const watch of watchers) watch();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  const printed = (pattern: RegExp): Promise<string> =>
    new Promise((resolve) => {
      const watch = (): void => {
        if (pattern.test(text)) resolve(text);
      };
      watchers.push(watch);
      void ended.then(() => resolve(text));
      watch();
    });
  return { child, printed, ended };
}

async function freePort(): Promise<{ port: number; close: () => Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

describe('npm start', () => {
  it('builds, serves the site and the previews on this machine, and ends in peace', async () => {
    const { port, close } = await freePort();
    await close();
    const { child, printed, ended } = start(port);
    const text = await printed(/Stop with Ctrl-C/);
    expect(text).toContain(`http://localhost:${port}/news/`);
    const page = await fetch(`http://127.0.0.1:${port}/`);
    expect(await page.text()).toContain('Safer Brackenshire');
    const styles = /href="(\/news\/[^"]+\.css)"/.exec(
      await (await fetch(`http://127.0.0.1:${port}/news/`)).text(),
    )?.[1];
    expect((await fetch(`http://127.0.0.1:${port}${styles}`)).headers.get('content-type')).toContain('text/css');
    expect(text).toContain(`Sign up       http://localhost:${port}/news/subscribe/`);
    const form = await fetch(`http://127.0.0.1:${port}/news/subscribe/`);
    expect(await form.text()).toContain('<form class="doorway-form" method="post" action="/news/subscribe/"');
    expect(form.headers.get('content-security-policy')).toContain("script-src 'self'");
    const previews = await (await fetch(`http://127.0.0.1:${port}/previews/`)).text();
    for (const [, link] of previews.matchAll(/href="(\/previews\/[^"]+)"/g)) {
      expect((await fetch(`http://127.0.0.1:${port}${link}`)).status, link).toBe(200);
    }
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });

  it('says so when the port is taken', async () => {
    const { port, close } = await freePort();
    const { printed, ended } = start(port);
    expect(await printed(/--port/)).toContain(`Port ${port} is in use by another program. Choose another with --port.`);
    expect(await ended).toBe(2);
    await close();
  });
});
