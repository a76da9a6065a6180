import { afterEach, describe, expect, it } from 'vitest';
import type { Email } from '#delivery/messenger/messenger.ts';
import { smtpMessenger } from '#delivery/messenger/smtp.ts';
import { reaching, startScripted, startSink } from './sink.ts';

const endings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

/** A server that offers what is said, and answers otherwise as a test wants. */
async function serverWith(offers: readonly string[], answer: (word: string, count: number) => string | undefined) {
  const greeting = ['here', ...offers].map((one, at) => `250${at === offers.length ? ' ' : '-'}${one}`).join('\r\n');
  const server = await startScripted((word, count) => (word === 'EHLO' ? greeting : answer(word, count)));
  const messenger = smtpMessenger(reaching(server.port), { submitMs: 2000, connectMs: 2000 });
  endings.push(messenger.close, server.stop);
  return { server, messenger };
}

const email = (to = 'one@reader.example'): Email => ({
  bytes: Buffer.from('Subject: News\r\n\r\nHello\r\n'),
  messageId: '<a@precision.example>',
  envelope: { from: 'news@precision.example', to },
});

describe('a server that takes several commands at once', () => {
  const pipelining = (answer: (word: string, count: number) => string | undefined) =>
    serverWith(['PIPELINING'], answer);

  it('is told sender, recipient and DATA before it says a word', async () => {
    const { messenger } = await pipelining(
      (word) => ({ MAIL: '', RCPT: '', DATA: '250 sender\r\n250 recipient\r\n354 go on' })[word],
    );
    expect(await messenger.submit(email())).toEqual({ kind: 'submitted', reply: '250 taken' });
  });

  it('is sent an empty message when it asks for one although it refused the recipient', async () => {
    const { server, messenger } = await pipelining((word, count) =>
      word === 'RCPT' && count === 1 ? '550 5.1.1 unknown' : undefined,
    );
    expect(await messenger.submit(email())).toEqual({ kind: 'failed', reply: '550 5.1.1 unknown' });
    expect(server.count('dot')).toBe(1);
    expect(server.messages()).toEqual(['']);
    expect((await messenger.submit(email())).kind).toBe('submitted');
    expect(server.count('greeting')).toBe(1);
  });

  it('that refuses recipient and DATA is left with no half transaction', async () => {
    const { server, messenger } = await pipelining((word, count) =>
      count === 1 ? { RCPT: '450 4.2.1 later', DATA: '503 no recipients' }[word] : undefined,
    );
    expect(await messenger.submit(email())).toEqual({ kind: 'retry', reply: '450 4.2.1 later' });
    expect([server.count('RSET'), server.count('dot')]).toEqual([1, 0]);
    expect((await messenger.submit(email())).kind).toBe('submitted');
    expect(server.count('greeting')).toBe(1);
  });

  it('that asks for a message of a sender it refused is not talked to any more', async () => {
    const { server, messenger } = await pipelining((word, count) =>
      word === 'MAIL' && count === 1 ? '550 not you' : undefined,
    );
    expect(await messenger.submit(email())).toEqual({ kind: 'retry', reply: '550 not you' });
    expect(server.count('dot')).toBe(0);
    expect((await messenger.submit(email())).kind).toBe('submitted');
    expect(server.count('greeting')).toBe(2);
  });

  it('that refuses a recipient and is gone has still refused it', async () => {
    const { messenger } = await pipelining((word) => ({ RCPT: '550 5.1.1 unknown', DATA: 'CUT' })[word]);
    expect(await messenger.submit(email())).toEqual({ kind: 'failed', reply: '550 5.1.1 unknown' });
  });

  it('that refuses a recipient and never ends the empty message is not waited for twice', async () => {
    const { messenger } = await pipelining((word, count) =>
      count > 1 ? undefined : { RCPT: '550 5.1.1 unknown', dot: 'CUT' }[word],
    );
    expect(await messenger.submit(email())).toEqual({ kind: 'failed', reply: '550 5.1.1 unknown' });
    expect((await messenger.submit(email())).kind).toBe('submitted');
  });

  it('and closes with a 421 is asked again over a new connection', async () => {
    const { server, messenger } = await pipelining((word, count) =>
      word === 'MAIL' && count === 2 ? '421 Closing for the night' : undefined,
    );
    await messenger.submit(email());
    expect((await messenger.submit(email())).kind).toBe('submitted');
    expect([server.count('greeting'), server.messages().length]).toEqual([2, 2]);
  });
});

describe('a server that speaks out of turn', () => {
  it('between two emails is left, so that no answer is taken for another', async () => {
    const { server, messenger } = await serverWith([], (word, count) =>
      word === 'dot' && count === 1 ? '250 taken\r\n250 and again' : undefined,
    );
    expect((await messenger.submit(email())).kind).toBe('submitted');
    expect((await messenger.submit(email())).kind).toBe('submitted');
    expect(server.count('greeting')).toBe(2);
  });

  it('with what is no answer of SMTP gets nothing', async () => {
    const { server, messenger } = await serverWith([], (word) => (word === 'RCPT' ? 'hello' : undefined));
    expect((await messenger.submit(email())).kind).toBe('retry');
    expect(server.count('dot')).toBe(0);
  });

  it('without an end is not listened to for ever', async () => {
    const { messenger } = await serverWith([], (word) => (word === 'MAIL' ? '250-more\r\n'.repeat(10_000) : undefined));
    expect((await messenger.submit(email())).kind).toBe('retry');
  });
});

describe('an answer', () => {
  it('of several lines, in letters beyond ASCII, is one', async () => {
    const { messenger } = await serverWith([], (word) =>
      word === 'RCPT' ? '550-5.7.1 Nie\r\n550 5.7.1 dzisiaj: żółw' : undefined,
    );
    expect((await messenger.submit(email())).reply).toBe('550-5.7.1 Nie 550 5.7.1 dzisiaj: żółw');
  });
});

describe('an email that SMTP cannot carry', () => {
  it.each(['a@x.example>\r\nRCPT TO:<b@x.example', 'a b@x.example', ''])('because of %j is refused', async (to) => {
    const sink = await startSink();
    const messenger = smtpMessenger(reaching(sink.port));
    endings.push(messenger.close, sink.stop);
    expect(await messenger.submit(email(to))).toEqual({ kind: 'failed', reply: 'SMTP cannot carry this address' });
    expect((await messenger.submit(email())).kind).toBe('submitted');
    expect(sink.taken.map((one) => one.to)).toEqual(['one@reader.example']);
  });

  it('because it is too large is not begun', async () => {
    const { server, messenger } = await serverWith(['SIZE 20'], () => undefined);
    expect((await messenger.submit(email())).kind).toBe('failed');
    expect(server.count('MAIL')).toBe(0);
  });

  it('because of letters beyond ASCII goes only where they are known', async () => {
    const { messenger } = await serverWith([], () => undefined);
    expect((await messenger.submit(email('zażółć@reader.example'))).kind).toBe('failed');
    const sink = await startSink();
    const knowing = smtpMessenger(reaching(sink.port));
    endings.push(knowing.close, sink.stop);
    expect((await knowing.submit(email('zażółć@reader.example'))).kind).toBe('submitted');
    expect(sink.taken[0]?.to).toBe('zażółć@reader.example');
  });
});
