import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PARTNERSHIP } from '../library/root.ts';
import { PROJECT } from '../shipped.ts';
import { cli } from './cli.ts';

/** A port of this machine, taken until it is let go. */
function takenPort(): Promise<{ port: number; letGo: () => Promise<void> }> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      resolve({ port, letGo: () => new Promise((done) => server.close(() => done())) });
    });
  });
}

describe('npm run desk', () => {
  it('opens a page on this machine, says where, and ends in peace', async () => {
    const { port, letGo } = await takenPort();
    await letGo();
    const words = ['scripts/cli.ts', 'desk', '--root', PARTNERSHIP, '--port', String(port)];
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...words], { cwd: PROJECT });
    let errors = '';
    child.stderr.on('data', (part: Buffer) => {
      errors += part.toString();
    });
    const ended = new Promise<number | null>((resolve) => {
      child.on('close', resolve);
    });
    let text = '';
    for await (const part of child.stdout) {
      text += String(part);
      if (text.includes('Stop with Ctrl-C')) break;
    }
    expect(text).toContain(`http://localhost:${port}/`);
    const page = await fetch(`http://127.0.0.1:${port}/`);
    expect(await page.text()).toContain('<title>Desk</title>');
    child.kill('SIGINT');
    expect([await ended, errors]).toEqual([0, '']);
  });

  it('says so when the port is taken, or is none', async () => {
    const { port, letGo } = await takenPort();
    const taken = await cli(['desk', '--root', PARTNERSHIP, '--port', String(port)]);
    expect([taken.code, taken.stderr]).toEqual([
      2,
      expect.stringContaining(`Port ${port} is in use by another program.`),
    ]);
    await letGo();
    const none = await cli(['desk', '--root', PARTNERSHIP, '--port', '99999']);
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('Write a number such as 4322.')]);
  });

  it('is called by npm in a way that keeps the terminal clear', async () => {
    const { scripts } = (await import(join(PROJECT, 'package.json'), { with: { type: 'json' } })).default as {
      scripts: Record<string, string>;
    };
    expect(scripts.desk).toBe('node --disable-warning=ExperimentalWarning scripts/cli.ts desk');
  });
});
