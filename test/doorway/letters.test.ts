import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { type PlainLetter, writePlainLetter } from '#delivery/messenger/outbox.ts';
import { writeLetter } from '#doorway/letters.ts';
import { PHRASED_LANGUAGES, phrasesIn } from '#language/phrases.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { PROJECT } from '../shipped.ts';

const { library } = await readLibrary(PROJECT);
if (!library) throw new Error('What ships can be read.');
const { settings } = library;
const ADDRESS = 'resident@mail.example';
const CONFIRM = { kind: 'confirm', address: ADDRESS, language: 'en', token: 'abc_-9' } as const;
const date = new Date('2031-05-20T12:00:00Z');

describe('a letter', () => {
  it('that asks to confirm says what to do, and that nothing must be done', () => {
    const { subject, text } = writeLetter(CONFIRM, settings);
    expect(subject).toBe('Do you want news from Programme Precision?');
    expect(text).toContain('\nhttps://precision.example/confirm/?t=abc_-9\n');
    expect(text).toContain('It was not you? Then do nothing, and');
    expect(text).toContain(settings.postal);
  });

  it('to somebody who is known has the way to change or end it', () => {
    const { text } = writeLetter(
      { kind: 'already', address: ADDRESS, language: 'en', manageLink: 'id.sign' },
      settings,
    );
    expect(text).toContain('\nhttps://precision.example/manage/?t=id.sign\n');
  });

  it.each(PHRASED_LANGUAGES)('is in %s where somebody chose that, and leads to a page in it', (language) => {
    const page = language === 'en' ? '' : `${language}/`;
    const { subscribing, direction, draftTranslation, reviewed } = phrasesIn(language);
    const asking = writeLetter({ ...CONFIRM, language }, settings);
    const telling = writeLetter({ kind: 'already', address: ADDRESS, language, manageLink: 'id.sign' }, settings);
    expect(asking.subject).toBe(subscribing.letter.confirm.subject(settings.name));
    expect(asking.text).toContain(`\nhttps://precision.example/confirm/${page}?t=abc_-9\n`);
    expect(telling.text).toContain(`\nhttps://precision.example/manage/${page}?t=id.sign\n`);
    for (const letter of [asking, telling]) {
      expect(letter.language).toBe(language);
      expect(letter.html).toContain(`<div lang="${language}" dir="${direction}">`);
      expect(letter.text.includes(draftTranslation)).toBe(!reviewed);
    }
  });

  it('says the same as a page, with one address and nothing to load', () => {
    const { text, html } = writeLetter({ ...CONFIRM, language: 'pl' }, settings);
    const said = html
      .replace(/<style>[\s\S]*?<\/style>|<title>.*<\/title>|<!--[\s\S]*?-->/g, '')
      .replace(/<[^>]+>/g, ' ');
    for (const line of text.split('\n').filter(Boolean)) expect(said).toContain(line);
    expect(new Set([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).size).toBe(1);
    expect(html).not.toMatch(/<img|<link|src=|url\(/);
  });

  const written = async (letter: PlainLetter) => {
    const { bytes } = await writePlainLetter(letter, { settings, messageId: '<a@precision.example>', date });
    return { source: bytes.toString(), mail: await simpleParser(bytes) };
  };

  it('is read by a mail program as it was written', async () => {
    const letter = writeLetter(CONFIRM, settings);
    const { mail } = await written(letter);
    expect(mail.to).toMatchObject({ text: ADDRESS });
    expect(mail.from).toMatchObject({ text: `"${settings.name}" <${settings.mailbox}>` });
    expect([mail.subject, mail.text, mail.date]).toEqual([letter.subject, letter.text, date]);
    expect(mail.html).toBe(letter.html);
  });

  it('says that a machine wrote it, and is no part of a list that one could leave', async () => {
    const { mail } = await written(writeLetter(CONFIRM, settings));
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.messageId).toBe('<a@precision.example>');
    expect([...mail.headers.keys()].filter((name) => name.startsWith('list'))).toEqual([]);
  });

  it.each(['Żółć '.repeat(40), '😀'.repeat(60)])('carries any words: %j', async (words) => {
    const { mail, source } = await written({
      to: ADDRESS,
      subject: words,
      text: `${words}\n`,
      html: `<p>${words}</p>`,
      language: 'en',
    });
    expect([mail.subject?.trim(), mail.text?.trim()]).toEqual([words.trim(), words.trim()]);
    expect(Math.max(...source.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78);
  });

  it.each(['to', 'subject', 'language'])('has one receiver and no header from its %s', async (field) => {
    const letter = { to: ADDRESS, subject: 'x', text: 'x', html: 'x', language: 'en' };
    const { mail } = await written({ ...letter, [field]: 'a@b.example\r\nBcc: c@d.example\r\n\r\nx' });
    expect([mail.headers.has('bcc'), mail.text]).toEqual([false, 'x']);
  });
});
