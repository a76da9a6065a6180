import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { outboxMessenger } from '#delivery/messenger/outbox.ts';
import { domainOf, paceOf } from '#delivery/messenger/pace.ts';
import { replyInWords } from '#delivery/messenger/reply.ts';
import { isLoopback, readSmtpSettings, SmtpFault } from '#delivery/messenger/smtp-settings.ts';

const folder = await mkdtemp(join(tmpdir(), 'messengers-'));
afterAll(() => rm(folder, { recursive: true }));

describe('the outbox', () => {
  it('keeps one whole file for each message, for its owner only', async () => {
    const out = join(folder, 'outbox', 'e1');
    const messenger = outboxMessenger(out);
    const email = (messageId: string, words: string) => ({
      ...{ bytes: Buffer.from(words), messageId },
      envelope: { from: 'news@precision.example', to: 'one@reader.example' },
    });
    await messenger.submit(email('<e1.aa@precision.example>', 'first'));
    await messenger.submit(email('<e1.bb@precision.example>', 'other'));
    const outcome = await messenger.submit(email('<e1.aa@precision.example>', 'first again'));
    expect(outcome).toEqual({ kind: 'submitted', reply: 'written as e1-aa-precision-example.eml' });
    expect((await readdir(out)).sort()).toEqual(['e1-aa-precision-example.eml', 'e1-bb-precision-example.eml']);
    expect(await readFile(join(out, 'e1-aa-precision-example.eml'), 'utf8')).toBe('first again');
    expect((await stat(join(out, 'e1-aa-precision-example.eml'))).mode & 0o777).toBe(0o600);
  });
});

describe('the pace', () => {
  it('spreads all emails, and those to one domain more', () => {
    const pace = paceOf({ perSecond: 10, perDomainPerSecond: 2 });
    expect(['a', 'a', 'b', 'c', 'a'].map((domain) => pace.waitMs(domain, 0))).toEqual([0, 500, 200, 300, 1000]);
    expect(pace.waitMs('a', 60_000)).toBe(0);
  });

  it('knows a domain in any letters', () => {
    expect(domainOf('A@Mail.Example')).toBe(domainOf('b@mail.example'));
  });
});

describe('a reply', () => {
  it('is kept on one short line, without an address in any form', () => {
    const said = '550 5.1.1 <One@Reader.example>: unknown\r\nuser ONE@READER.EXAMPLE, see postmaster@mx.example\u0007';
    expect(replyInWords(said, 'one@reader.example')).toBe('550 5.1.1 <…>: unknown user …, see …');
    expect(replyInWords('x'.repeat(5000))).toHaveLength(200);
    expect(replyInWords('no a+b(c@x here', 'a+b(c@x')).toBe('no … here');
  });
});

describe('the settings of a server', () => {
  const read = (env: Record<string, string>) => readSmtpSettings({ SMTP_URL: 'smtp://mail.example', ...env }, folder);

  it('are those of the environment', async () => {
    expect(await read({ SMTP_USER: 'u', SMTP_PASSWORD: 'p', SMTP_CONNECTIONS: '2' })).toMatchObject({
      ...{ host: 'mail.example', port: 587, isImplicitTls: false, isLoopback: false, connections: 2 },
      login: { user: 'u', password: 'p' },
    });
    expect(await read({ SMTP_URL: 'smtps://[::1]' })).toMatchObject({
      port: 465,
      isImplicitTls: true,
      isLoopback: true,
    });
  });

  it.each([
    { SMTP_URL: '' },
    { SMTP_URL: 'http://mail.example' },
    { SMTP_URL: 'smtp://u:secretword@mail.example' },
    { SMTP_USER: 'u' },
    { SMTP_CONNECTIONS: '0' },
    { SMTP_PER_SECOND: 'many' },
    { DKIM_DOMAIN: 'precision.example' },
    { DKIM_DOMAIN: 'precision.example', DKIM_SELECTOR: 's', DKIM_KEY_FILE: '/nowhere/key.pem' },
  ])('are refused in words that hold no secret: %j', async (env) => {
    const fault = await read(env).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(SmtpFault);
    expect(String(fault)).not.toContain('secretword');
  });

  it('take a key for signatures from outside of the project only', async () => {
    const dkim = (file: string, project: string) =>
      readSmtpSettings(
        { SMTP_URL: 'smtp://localhost', DKIM_DOMAIN: 'd.example', DKIM_SELECTOR: 's', DKIM_KEY_FILE: file },
        project,
      );
    const key = join(folder, 'key.pem');
    await writeFile(key, '-----BEGIN PRIVATE KEY-----\n');
    await expect(dkim(key, folder)).rejects.toThrow('outside');
    expect((await dkim(key, '/usr')).dkim).toMatchObject({ domain: 'd.example', selector: 's' });
    await writeFile(key, 'no key');
    await expect(dkim(key, '/usr')).rejects.toThrow('no private key');
  });

  it.each([
    ['127.0.0.1', true],
    ['localhost', true],
    ['127.0.0.1.evil.example', false],
    ['10.0.0.1', false],
  ])('know whether %s is this machine: %s', (host, is) => {
    expect(isLoopback(host)).toBe(is);
  });
});
