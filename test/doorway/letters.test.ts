import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { writeEml } from '#doorway/eml.ts';
import { writeLetter } from '#doorway/letters.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { PROJECT } from '../shipped.ts';

const { library } = await readLibrary(PROJECT);
if (!library) throw new Error('What ships can be read.');
const { settings } = library;
const ADDRESS = 'resident@mail.example';
const CONFIRM = { kind: 'confirm', address: ADDRESS, language: 'ur', token: 'abc_-9' } as const;
const sender = { ...settings, date: new Date('2031-05-20T12:00:00Z') };

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

  it('is read by a mail program as it was written', async () => {
    const letter = writeLetter(CONFIRM, settings);
    const mail = await simpleParser(writeEml(letter, sender));
    expect(mail.to).toMatchObject({ text: ADDRESS });
    expect(mail.from).toMatchObject({ text: `"${settings.name}" <${settings.mailbox}>` });
    expect([mail.subject, mail.text, mail.date]).toEqual([letter.subject, letter.text, sender.date]);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.html).toBe(false);
  });

  it.each(['Żółć '.repeat(40), '😀'.repeat(60), 'a\r\nBcc: all@mail.example', '=?utf-8?q?x?=', ''])(
    'carries any words in its subject: %j',
    async (subject) => {
      const source = writeEml({ to: ADDRESS, subject, text: 'x\n' }, sender);
      const mail = await simpleParser(source);
      expect((mail.subject ?? '').trim()).toBe(subject.trim());
      expect(mail.headers.has('bcc')).toBe(false);
      expect(Math.max(...source.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(76);
    },
  );

  it('has one receiver and no header of its own, even if its address were none', async () => {
    const source = writeEml({ to: 'a@b.example\r\nBcc: c@d.example', subject: 'x', text: 'x' }, sender);
    expect((await simpleParser(source)).headers.has('bcc')).toBe(false);
  });

  it('has the same bytes each time, and another name for another person', () => {
    const letter = writeLetter(CONFIRM, settings);
    const other = { ...letter, to: 'other@mail.example' };
    const id = (source: string): string | undefined => /^Message-ID: (.+)$/m.exec(source)?.[1];
    expect(writeEml(letter, sender)).toBe(writeEml(letter, sender));
    expect(id(writeEml(letter, sender))).not.toBe(id(writeEml(other, sender)));
  });
});
