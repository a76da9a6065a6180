import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { authenticate } from 'mailauth';
import { simpleParser } from 'mailparser';
import { afterAll, describe, expect, it } from 'vitest';
import { encodeBulletin } from '#delivery/compose/encode.ts';
import { findSlots } from '#delivery/compose/slots.ts';
import { type Personal, templateOf } from '#delivery/compose/template.ts';
import { smtpMessenger } from '#delivery/messenger/smtp.ts';
import { signedLink } from '#subscriber/link.ts';
import { bulletinOf } from '../../bulletin/messages.ts';
import { shippedInput, shippedInputs } from '../../bulletin/shipped.ts';
import { reaching, startSink } from '../messenger/sink.ts';

const secret = Buffer.alloc(32, 5);
const personal = (id: string): Personal => ({
  address: `${id.slice(0, 6)}@reader.example`,
  messageId: `<${id}@precision.example>`,
  stop: signedLink(secret, 'unsubscribe', id),
  manage: signedLink(secret, 'manage', id),
  date: new Date('2026-11-22T09:00:00Z'),
});
const ANNA = personal('a'.repeat(32));
const BASH = personal('0123456789abcdef0123456789abcdef');

async function template(input = shippedInput('holme-wood', 'en')) {
  const made = await encodeBulletin({ ...input, edition: 'e-1' });
  if ('finding' in made) throw new Error(made.finding.code);
  return templateOf(made.encoded);
}
const linksFor = ({ stop, manage }: Personal, language: string) => {
  const page = language === 'en' ? '' : `${language}/`;
  return {
    stop: `https://precision.example/unsubscribe/${page}?t=${stop}`,
    manage: `https://precision.example/manage/${page}?t=${manage}`,
  };
};

describe('an email that was encoded once for all', () => {
  it.each(shippedInputs)(
    'says to each what one made for them would say ($hotspots.0.id in $language)',
    async (input) => {
      const { fill } = await template(input);
      for (const person of [ANNA, BASH]) {
        const mail = await simpleParser(fill(person).bytes, { keepCidLinks: true, skipTextToHtml: true });
        const own = bulletinOf({ ...input, ...linksFor(person, input.language) });
        expect(mail.html).toBe(own.html);
        expect(mail.text).toBe(own.text);
        expect(mail.subject).toBe(own.subject);
        expect(mail.attachments).toHaveLength(own.attachments.length);
      }
    },
  );

  it('carries the headers of one person, each once', async () => {
    const { bytes, envelope } = (await template()).fill(BASH);
    const { headerLines } = await simpleParser(bytes);
    const lines = headerLines.map(({ line }) => line.replace(/\r?\n\s+/g, ' '));
    for (const line of [
      `To: ${BASH.address}`,
      `Message-ID: ${BASH.messageId}`,
      `List-Unsubscribe: <${linksFor(BASH, 'en').stop}>`,
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
      'Date: Sun, 22 Nov 2026 09:00:00 +0000',
      'X-Edition: e-1',
    ]) {
      expect(lines).toContain(line);
    }
    expect(new Set(headerLines.map(({ key }) => key)).size).toBe(lines.length);
    expect(envelope).toEqual({ from: 'news@precision.example', to: BASH.address });
    expect(bytes.toString('latin1').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('keeps nothing of one person in the email of the next', async () => {
    const { fill } = await template();
    fill(ANNA);
    const next = (await simpleParser(fill(BASH).bytes)).html;
    expect(next).not.toContain(ANNA.stop);
    expect(fill(ANNA).bytes.equals(fill(ANNA).bytes)).toBe(true);
  });

  it('refuses a link that would need another room', async () => {
    const { fill } = await template();
    expect(() => fill({ ...ANNA, stop: 'short' })).toThrow(TypeError);
  });
});

describe('a word in encoded text', () => {
  it('is found and replaced in base64 wherever it stands', () => {
    const [one, other] = [ANNA.stop, BASH.stop];
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 90 }), fc.string({ maxLength: 90 }), (before, after) => {
        const encode = (word: string) =>
          Buffer.from(before + word + after)
            .toString('base64')
            .replace(/.{76}/g, '$&\r\n');
        const [slot, ...more] = findSlots(encode(one), one);
        expect(more).toEqual([]);
        const written = slot?.runs.reduce(
          ({ text, from }, { at, length }) => ({
            text: text.slice(0, at) + slot.encode(other).slice(from, from + length) + text.slice(at + length),
            from: from + length,
          }),
          { text: encode(one), from: 0 },
        );
        expect(written?.text).toBe(encode(other));
      }),
    );
  });
});

describe('a signature', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const sink = await startSink();
  afterAll(sink.stop);
  const resolver = async (name: string, type: string) => {
    if (name !== 's1._domainkey.precision.example' || type !== 'TXT')
      throw Object.assign(new Error(), { code: 'ENOTFOUND' });
    const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    return [[`v=DKIM1; k=rsa; p=${key}`]];
  };

  it('of DKIM covers the headers for unsubscribing and holds after the journey', async () => {
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const dkim = { domain: 'precision.example', selector: 's1', privateKey: pem };
    const messenger = smtpMessenger(reaching(sink.port, { dkim }));
    for (const input of [shippedInput('holme-wood', 'en'), shippedInput('huddersfield-fartown', 'ur')])
      await messenger.submit((await template(input)).fill(BASH));
    await messenger.close();
    for (const { raw } of sink.taken) {
      const { dkim: read } = await authenticate(raw, { resolver, trustReceived: false });
      const [result] = read.results;
      expect(result?.status.result).toBe('pass');
      const covered = result?.signingHeaders?.keys
        .toLowerCase()
        .split(': ')
        .join(':')
        .split(':')
        .map((key) => key.trim());
      for (const key of ['from', 'to', 'message-id', 'list-unsubscribe', 'list-unsubscribe-post', 'x-edition'])
        expect(covered).toContain(key);
    }
    expect(sink.taken).toHaveLength(2);
  });
});
