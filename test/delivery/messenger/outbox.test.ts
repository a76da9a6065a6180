import fc from 'fast-check';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import type { Bulletin } from '#bulletin/bulletin.ts';
import { writeEmail } from '#delivery/messenger/outbox.ts';
import { emailAddressSchema, PREVIEW_RECIPIENT } from '#delivery/recipient.ts';
import { bulletinOf, inputOf, message, photosOf } from '../../bulletin/messages.ts';
import { posting, shippedInput, shippedInputs } from '../../bulletin/shipped.ts';

const read = (bytes: Buffer): Promise<ParsedMail> => simpleParser(bytes, { keepCidLinks: true, skipTextToHtml: true });
const addressesOf = (field: AddressObject | AddressObject[] | undefined): string[] =>
  [field ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address ?? ''));
const headerNames = (mail: ParsedMail): string[] => mail.headerLines.map(({ key }) => key);
const linesOf = (mail: ParsedMail, key: string): string[] =>
  mail.headerLines.filter((header) => header.key === key).map(({ line }) => line.replace(/\r?\n\s+/g, ' '));

const small = bulletinOf(inputOf([message()], { photos: photosOf(['a-story'], 3000) }));

describe('every shipped bulletin', () => {
  it.each(shippedInputs)(
    'comes back as it was made, to one person, under 100 kB ($hotspots.0.id in $language)',
    async (input) => {
      const bulletin = bulletinOf(input);
      const { bytes } = await writeEmail(bulletin, posting);
      const mail = await read(bytes);
      expect(mail.subject).toBe(bulletin.subject);
      expect(mail.html).toBe(bulletin.html);
      expect(mail.text).toBe(bulletin.text);
      expect(mail.attachments.map(({ content }) => content)).toEqual(
        bulletin.attachments.map(({ bytes: photo }) => photo),
      );
      expect(addressesOf(mail.to)).toEqual([PREVIEW_RECIPIENT.address]);
      expect(mail.cc ?? mail.bcc).toBeUndefined();
      expect(bytes.length).toBeLessThan(100_000);
    },
  );
});

describe('an email', () => {
  it('has the headers that a bulletin needs', async () => {
    const input = shippedInput('huddersfield-fartown', 'ur');
    const mail = await read((await writeEmail(bulletinOf(input), posting)).bytes);
    const lines = mail.headerLines.map(({ line }) => line.replace(/\r?\n\s+/g, ' '));
    for (const line of [
      'From: Programme Precision <news@precision.example>',
      'To: resident@preview.example',
      'Date: Sun, 22 Nov 2026 09:00:00 +0000',
      'Content-Language: ur',
      'Auto-Submitted: auto-generated',
      'List-Unsubscribe: <https://precision.example/unsubscribe/ur/?t=PREVIEW>',
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
      'List-ID: "News for Huddersfield centre and Fartown" <huddersfield-fartown.precision.example>',
      'List-Archive: <https://precision.example/areas/huddersfield-fartown/>',
      'List-Owner: <mailto:news@precision.example>',
    ]) {
      expect(lines).toContain(line);
    }
    expect(headerNames(mail)).not.toContain('precedence');
    expect(headerNames(mail)).not.toContain('x-mailer');
  });

  it('has each header once', async () => {
    const names = headerNames(await read((await writeEmail(small, posting)).bytes));
    expect(new Set(names).size).toBe(names.length);
  });

  it('offers text first, then HTML with its photos beside it', async () => {
    const { bytes } = await writeEmail(small, posting);
    const types = [...bytes.toString('latin1').matchAll(/^Content-Type: ([a-z/]+)/gim)].map(([, type]) => type);
    expect(types).toEqual(['multipart/alternative', 'text/plain', 'multipart/related', 'text/html', 'image/jpeg']);
    const [photo] = (await read(bytes)).attachments;
    expect(photo).toMatchObject({ contentDisposition: 'inline', related: true, cid: 'a-story-1@precision.example' });
  });

  it('has the same bytes each time', async () => {
    const [first, second] = [await writeEmail(small, posting), await writeEmail(small, posting)];
    expect(first.bytes.equals(second.bytes)).toBe(true);
    expect(first.messageId).toBe(second.messageId);
  });

  it('has an identity of its own for each person, each day and each text', async () => {
    const other = { address: emailAddressSchema.parse('somebody@preview.example') };
    const ids = await Promise.all([
      writeEmail(small, posting),
      writeEmail(small, { ...posting, recipient: other }),
      writeEmail(small, { ...posting, date: new Date('2026-12-01T09:00:00Z') }),
      writeEmail({ ...small, text: `${small.text}!` }, posting),
    ]);
    expect(new Set(ids.map(({ messageId }) => messageId)).size).toBe(4);
    for (const { messageId } of ids) expect(messageId).toMatch(/^<[0-9a-f]{32}@precision\.example>$/);
  });

  it('gives the server the same one recipient as the header', async () => {
    const { envelope } = await writeEmail(small, posting);
    expect(envelope).toEqual({ from: 'news@precision.example', to: 'resident@preview.example' });
  });

  it.each(shippedInputs)('travels in lines that every server takes ($hotspots.0.id in $language)', async (input) => {
    const { bytes } = await writeEmail(bulletinOf(input), posting);
    const text = bytes.toString('latin1');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text).not.toMatch(/[^\r\n\t -~]/);
    expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
  });
});

describe('a recipient', () => {
  it.each([
    'a@x.example, b@x.example',
    'a@x.example;b@x.example',
    'A <a@x.example>',
    'a@x.example\nBcc: b@x.example',
    'a',
    '',
  ])('is never %j', (text) => {
    expect(emailAddressSchema.safeParse(text).success).toBe(false);
  });
});

describe('hostile words', () => {
  const hostile = fc.oneof(
    fc.constantFrom(
      'x\r\nBcc: all@evil.example',
      'x\nX-Evil: 1\n\n<p>',
      '" <a@evil.example>, "',
      'a\u2028Cc: b@evil.example',
      'é'.repeat(300),
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }),
  );

  it('in names and titles add no header and no recipient', async () => {
    const usual = headerNames(await read((await writeEmail(small, posting)).bytes));
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (name, title) => {
        const settings = { ...posting.settings, name };
        const bulletin: Bulletin = { ...small, subject: title, list: title, language: title };
        const { bytes } = await writeEmail(bulletin, { ...posting, settings });
        const mail = await read(bytes);
        expect(headerNames(mail).filter((key) => !usual.includes(key))).toEqual([]);
        expect(addressesOf(mail.to)).toEqual([PREVIEW_RECIPIENT.address]);
        expect(addressesOf(mail.from)).toEqual(['news@precision.example']);
        expect(mail.cc ?? mail.bcc).toBeUndefined();
        expect(linesOf(mail, 'list-unsubscribe')).toHaveLength(1);
        expect(mail.html).toBe(small.html);
      }),
      { numRuns: 150 },
    );
  });
});
