import type { SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import type { Email, Messenger } from '#delivery/messenger/messenger.ts';
import { smtpMessenger } from '#delivery/messenger/smtp.ts';
import type { SmtpSettings } from '#delivery/messenger/smtp-settings.ts';
import { type Faults, reaching, startScripted, startSink } from './sink.ts';

const endings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

function messengerTo(port: number, over: Partial<SmtpSettings> = {}, submitMs = 20_000): Messenger {
  const messenger = smtpMessenger(reaching(port, over), { submitMs, connectMs: submitMs });
  endings.unshift(messenger.close);
  return messenger;
}

async function sinkWith(faults: Faults) {
  const sink = await startSink(faults);
  endings.push(sink.stop);
  return { sink, messenger: messengerTo(sink.port) };
}

async function scriptedWith(answer: (word: string, count: number) => string | undefined, submitMs?: number) {
  const server = await startScripted(answer);
  endings.push(server.stop);
  return { server, messenger: messengerTo(server.port, {}, submitMs) };
}

const email = (to = 'one@reader.example', body = 'Hello\r\n.dots\r\n'): Email => ({
  bytes: Buffer.from(`Subject: News\r\n\r\n${body}`),
  messageId: '<a@precision.example>',
  envelope: { from: 'news@precision.example', to },
});
const HUGE = 'x'.repeat(78).concat('\r\n').repeat(100_000);

describe('an email that the server takes', () => {
  it('is submitted with the words of the server, byte for byte', async () => {
    const { sink, messenger } = await sinkWith({});
    const outcome = await messenger.submit(email());
    expect(outcome).toMatchObject({ kind: 'submitted', reply: expect.stringMatching(/^250 /) });
    expect(sink.taken.map(({ to, raw }) => [to, raw.toString()])).toEqual([
      ['one@reader.example', email().bytes.toString()],
    ]);
  });

  it('is followed by the next over the same connection', async () => {
    const { sink, messenger } = await sinkWith({});
    for (const name of ['a', 'b', 'c']) await messenger.submit(email(`${name}@reader.example`));
    expect(sink.taken).toHaveLength(3);
    expect(sink.connections()).toBe(1);
  });

  it('may be far larger than a connection holds at once', async () => {
    const { sink, messenger } = await sinkWith({});
    expect((await messenger.submit(email(undefined, HUGE))).kind).toBe('submitted');
    expect(sink.taken[0]?.raw.length).toBe(email(undefined, HUGE).bytes.length);
  });
});

describe('a refusal', () => {
  it('of one recipient for good fails that one, and the next is taken', async () => {
    const { sink, messenger } = await sinkWith({
      recipient: (to) => (to.startsWith('bad') ? [550, `5.1.1 <${to}>: no such mailbox, ${to}`] : undefined),
    });
    const outcomes = [];
    for (const name of ['good', 'bad', 'other']) outcomes.push(await messenger.submit(email(`${name}@reader.example`)));
    expect(outcomes.map(({ kind }) => kind)).toEqual(['submitted', 'failed', 'submitted']);
    expect(outcomes[1]?.reply).toBe('550 5.1.1 <…>: no such mailbox, …');
    expect(sink.taken.map(({ to }) => to)).toEqual(['good@reader.example', 'other@reader.example']);
    expect(sink.connections()).toBe(1);
  });

  it.each([
    [450, 'retry'],
    [550, 'failed'],
  ] as const)('of a recipient with %i is %s', async (code, kind) => {
    const { messenger } = await sinkWith({ recipient: () => [code, 'Not now'] });
    expect((await messenger.submit(email())).kind).toBe(kind);
  });

  it.each([
    [451, 'retry'],
    [554, 'failed'],
  ] as const)('of the message after its dot with %i is %s', async (code, kind) => {
    const { sink, messenger } = await sinkWith({ data: () => [code, 'Not this'] });
    expect(await messenger.submit(email())).toEqual({ kind, reply: `${code} Not this` });
    expect(sink.taken).toEqual([]);
  });

  it.each(['greeting', 'EHLO', 'MAIL'])('for good at %s is about us, and is tried again', async (word) => {
    const { messenger } = await scriptedWith((asked) =>
      asked === word || (word === 'EHLO' && asked === 'HELO') ? '554 Go away' : undefined,
    );
    expect(await messenger.submit(email())).toEqual({ kind: 'retry', reply: '554 Go away' });
  });

  it('of the connection is tried again', async () => {
    const { messenger } = await sinkWith({ refuseConnection: true });
    expect((await messenger.submit(email())).kind).toBe('retry');
    expect((await messengerTo(1).submit(email())).kind).toBe('retry');
  });
});

describe('a connection that is lost', () => {
  it('in the middle of a message leaves it to be tried again', async () => {
    const { sink, messenger } = await sinkWith({ cut: () => 'in the message' });
    expect((await messenger.submit(email(undefined, HUGE))).kind).toBe('retry');
    expect(sink.taken).toEqual([]);
  });

  it('after the dot leaves it uncertain, although the server has it', async () => {
    const { sink, messenger } = await sinkWith({ cut: () => 'after the dot' });
    expect((await messenger.submit(email())).kind).toBe('uncertain');
    expect(sink.taken).toHaveLength(1);
  });

  it('between two emails is opened anew without a word', async () => {
    const { server, messenger } = await scriptedWith((word, count) =>
      word === 'MAIL' && count === 2 ? 'CUT' : undefined,
    );
    expect((await messenger.submit(email())).kind).toBe('submitted');
    expect((await messenger.submit(email())).kind).toBe('submitted');
    expect([server.count('greeting'), server.count('dot')]).toEqual([2, 2]);
  });

  it('by a 421 in the middle of a session is opened anew', async () => {
    const { server, messenger } = await scriptedWith((word, count) =>
      word === 'MAIL' && count === 2 ? '421 Closing for the night' : undefined,
    );
    await messenger.submit(email());
    expect((await messenger.submit(email())).kind).toBe('submitted');
    expect(server.count('dot')).toBe(2);
  });

  it('before the server asked for the message leaves it to be tried again', async () => {
    const { server, messenger } = await scriptedWith((word) => (word === 'DATA' ? 'CUT' : undefined));
    expect((await messenger.submit(email())).kind).toBe('retry');
    expect(server.count('greeting')).toBe(1);
  });
});

describe('a server that is too slow', () => {
  it.each(['greeting', 'EHLO', 'RCPT', 'DATA'])('at %s leaves the email to be tried again', async (word) => {
    const { messenger } = await scriptedWith((asked) => (asked === word ? '' : undefined), 150);
    expect((await messenger.submit(email())).kind).toBe('retry');
  });

  it('with its last answer leaves the email uncertain', async () => {
    const { messenger } = await scriptedWith((asked) => (asked === 'dot' ? '' : undefined), 150);
    expect((await messenger.submit(email())).kind).toBe('uncertain');
  });
});

describe('a connection that is not safe', () => {
  const over = async (options: SMTPServerOptions, settings: Partial<SmtpSettings>) => {
    const sink = await startSink({}, options);
    endings.push(sink.stop);
    return { sink, outcome: await messengerTo(sink.port, settings).submit(email()) };
  };

  it('because the server offers no TLS carries nothing, beyond this machine', async () => {
    const { sink, outcome } = await over({}, { isLoopback: false });
    expect(outcome.kind).toBe('retry');
    expect(sink.taken).toEqual([]);
  });

  // The server comes with a certificate that nobody has signed.
  it.each([
    ['after STARTTLS', { disabledCommands: [] }, { isLoopback: false }],
    ['from its start', { secure: true }, { isImplicitTls: true }],
  ])('because nobody vouches for the certificate %s carries nothing', async (_, options, settings) => {
    const { sink, outcome } = await over(options, settings);
    expect(outcome.kind).toBe('retry');
    expect(sink.taken).toEqual([]);
  });
});

describe('a name and a password', () => {
  const over = async (password: string) => {
    const onAuth: SMTPServerOptions['onAuth'] = ({ password: given }, _session, done) =>
      given === 'right' ? done(null, { user: 'us' }) : done(new Error('Wrong'));
    const sink = await startSink({}, { authOptional: false, allowInsecureAuth: true, onAuth });
    endings.push(sink.stop);
    return { sink, outcome: await messengerTo(sink.port, { login: { user: 'us', password } }).submit(email()) };
  };

  it('are told to a server that asks for them', async () => {
    expect((await over('right')).outcome.kind).toBe('submitted');
  });

  it('that are wrong fail nobody for good, and do not stand in the reply', async () => {
    const { sink, outcome } = await over('mistyped');
    expect(outcome.kind).toBe('retry');
    expect(outcome.reply).toMatch(/^535 /);
    expect(outcome.reply).not.toContain('mistyped');
    expect(sink.taken).toEqual([]);
  });
});
