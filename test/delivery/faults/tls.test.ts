import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSecureContext, getCACertificates, type SecureContext, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SmtpSettings } from '#delivery/messenger/smtp-settings.ts';
import type { Habits } from './faulty-server.ts';
import { edition, holds, PEOPLE, sendTo, server } from './field.ts';

const pem = (name: string): string =>
  readFileSync(join(import.meta.dirname, '..', '..', 'fixtures', 'tls', name), 'utf8');
const withCertificate = (name: string): SecureContext =>
  createSecureContext({ cert: pem(`${name}.pem`), key: pem('server.key') });

// As on a machine that trusts the authority of the tests: what is refused is refused for the reason that the test names.
const before = getCACertificates('default');
beforeAll(() => setDefaultCACertificates([...before, pem('ca.pem')]));
afterAll(() => setDefaultCACertificates(before));

const BEYOND_THIS_MACHINE: Partial<SmtpSettings> = { isLoopback: false };
const WAYS: Readonly<Record<string, Partial<SmtpSettings>>> = {
  'after STARTTLS': BEYOND_THIS_MACHINE,
  'from the first byte': { ...BEYOND_THIS_MACHINE, isImplicitTls: true },
};

async function outcome(habits: Habits, settings: Partial<SmtpSettings>) {
  const data = await edition();
  const faulty = await server(habits);
  await sendTo(data, faulty.port, { settings });
  expect(faulty.hasReadPlain()).toBe(false);
  const replies = await data.storage.db.selectFrom('deliveries').select('reply').execute();
  return { data, faulty, said: replies.map(({ reply }) => reply).join(' ') };
}

describe.each(Object.entries(WAYS))('a connection that is secured %s', (_, settings) => {
  const isImplicit = settings.isImplicitTls === true;

  it('carries emails when the certificate is good', async () => {
    const { data, faulty } = await outcome({ secure: { context: withCertificate('good'), isImplicit } }, settings);
    await holds(data, faulty, { submitted: PEOPLE });
  });

  it.each(['self-signed', 'expired', 'not-yet', 'other-name'])(
    'carries nothing when the certificate is %s',
    async (name) => {
      const { data, faulty } = await outcome({ secure: { context: withCertificate(name), isImplicit } }, settings);
      expect(faulty.taken).toEqual([]);
      await holds(data, faulty, { retry: PEOPLE });
    },
  );
});

describe('a line that somebody sits on', () => {
  const secure = { context: withCertificate('good') };

  it.each([
    ['the offer of STARTTLS is taken away', { offers: [] }],
    ['STARTTLS is refused', { secure, answer: (word: string) => (word === 'STARTTLS' ? '454 not now' : undefined) }],
    ['STARTTLS is answered and nothing follows', { offers: ['STARTTLS'] }],
  ])('carries nothing when %s', async (_, habits: Habits) => {
    const data = await edition();
    const faulty = await server(habits);
    await sendTo(data, faulty.port, { settings: BEYOND_THIS_MACHINE, patienceMs: 300 });
    expect(faulty.taken).toEqual([]);
    await holds(data, faulty, { retry: PEOPLE });
  });

  // CVE-2011-0411 and its relatives: what came before the line was safe must not count after it.
  it('is not believed what it put behind the answer to STARTTLS', async () => {
    const answer = (word: string) => (word === 'STARTTLS' ? '220 go on\r\n554 put in\r\n250 put in' : undefined);
    const { data, faulty, said } = await outcome({ secure, answer }, BEYOND_THIS_MACHINE);
    expect(said).not.toContain('put in');
    await holds(data, faulty, faulty.taken.length > 0 ? { submitted: PEOPLE } : { retry: PEOPLE });
  });
});
