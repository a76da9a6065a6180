import type { Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { Status } from '#delivery/ledger/state.ts';
import { END, type Habits, RESET } from './faulty-server.ts';

/** A fault, and what the ledger must say of an edition for three people after it. */
export interface FaultCase {
  name: string;
  habits: Habits;
  sums: Partial<Status>;
  /** The bytes of each message, where they matter. */
  messageBytes?: number;
  /** How long the sender waits for a reply, where that matters. */
  patienceMs?: number;
}

const at =
  (word: string, reply: string, onlyAt?: number): NonNullable<Habits['answer']> =>
  (asked, count) =>
    asked === word && (onlyAt === undefined || count === onlyAt) ? reply : undefined;

const refusing = (word: string, reply: string, sums: Partial<Status>, onlyAt?: number): FaultCase => ({
  name: `${reply.slice(0, 3)} to ${onlyAt ? `the ${onlyAt}. ` : 'each '}${word}`,
  habits: { answer: at(word, reply, onlyAt) },
  sums,
});

const ALL = { submitted: 3 };
const LATER = { retry: 3 };
/** Those who use a new connection for each email find out at the first one only. */
const ONE_LATER = { submitted: 2, retry: 1 };
const ONE_FAILED = { submitted: 2, failed: 1 };

/** A server, or a line to it, that says no. */
export const REFUSALS: readonly FaultCase[] = [
  refusing('greeting', '554 no mail here', LATER),
  refusing('greeting', '421 too busy', LATER),
  {
    name: '502 to EHLO and to HELO',
    habits: { answer: (word) => (/^(?:EHLO|HELO)$/.test(word) ? '502 what?' : undefined) },
    sums: LATER,
  },
  { name: '502 to EHLO only', habits: { answer: at('EHLO', '502 what?') }, sums: ALL },
  refusing('MAIL', '451 not now', LATER),
  refusing('MAIL', '550 not you', LATER),
  refusing('RCPT', '550 5.1.1 no such person', ONE_FAILED, 2),
  refusing('RCPT', '450 4.2.1 come again', ONE_LATER, 2),
  refusing('RCPT', '550 no such person', { failed: 3 }),
  refusing('DATA', '451 not now', ONE_LATER, 2),
  refusing('DATA', '554 no', ONE_FAILED, 2),
  refusing('dot', '451 not now', ONE_LATER, 2),
  refusing('dot', '554 looks like spam', ONE_FAILED, 2),
  refusing('dot', '552 5.2.2 too large', ONE_FAILED, 1),
  // The first email of a connection: nobody has to ask again by another one.
  refusing('MAIL', '421 closing', ONE_LATER, 1),
  refusing('RCPT', '421 closing', ONE_LATER, 1),
  refusing('DATA', '421 closing', ONE_LATER, 1),
  refusing('dot', '421 closing', ONE_LATER, 2),
  { ...refusing('MAIL', '421 closing', ALL, 2), name: '421 in the middle of a session' },
];

/** A line that is lost. */
export const LOSSES: readonly FaultCase[] = [
  ...[END, RESET].flatMap((how) => [
    { name: `${how} at each greeting`, habits: { answer: at('greeting', how) }, sums: LATER },
    { name: `${how} at each EHLO`, habits: { answer: at('EHLO', how) }, sums: LATER },
    { name: `${how} at the first RCPT`, habits: { answer: at('RCPT', how, 1) }, sums: ONE_LATER },
    { name: `${how} at the first DATA`, habits: { answer: at('DATA', how, 1) }, sums: ONE_LATER },
    { name: `${how} between two emails`, habits: { answer: at('MAIL', how, 2) }, sums: ALL },
    { name: `${how} after each dot`, habits: { answer: at('dot', how) }, sums: { uncertain: 3 } },
    { name: `${how} after one dot`, habits: { answer: at('dot', how, 2) }, sums: { submitted: 2, uncertain: 1 } },
  ]),
  {
    name: 'half a reply to the dot',
    habits: {
      say: (line, reply, word) => {
        if (word === 'dot') line.end('25');
        else line.write(`${reply}\r\n`);
      },
    },
    sums: { uncertain: 3 },
  },
  {
    name: 'the end in the middle of each message',
    habits: {
      isDeaf: true,
      say: (line, reply, word) => {
        line.write(`${reply}\r\n`);
        if (word === 'DATA') void setTimeout(20).then(() => line.resetAndDestroy());
      },
    },
    messageBytes: 20_000_000,
    sums: LATER,
  },
];

const bytesOneByOne = async (line: Socket, reply: string): Promise<void> => {
  for (const byte of `${reply}\r\n`) {
    line.write(byte);
    await setTimeout(1);
  }
};

const forever = async (line: Socket, text: string): Promise<void> => {
  while (!line.destroyed && line.writable) {
    line.write(text);
    await setTimeout(5);
  }
};

const endless = (word: string, text: string): Habits => ({
  say: (line, reply, asked) => {
    if (asked === word) void forever(line, text);
    else line.write(`${reply}\r\n`);
  },
});

/** A server that takes its time, or all of ours. */
export const SLOW: readonly FaultCase[] = [
  { name: 'each byte by itself', habits: { say: bytesOneByOne }, sums: ALL },
  { name: 'a greeting that never ends', habits: endless('greeting', '2'), sums: LATER, patienceMs: 150 },
  { name: 'lines to EHLO without end', habits: endless('EHLO', '250-AUTH\r\n'), sums: LATER, patienceMs: 150 },
  { name: 'a reply to RCPT that never ends', habits: endless('RCPT', '2'), sums: LATER, patienceMs: 150 },
  { name: 'a reply to the dot that never ends', habits: endless('dot', '2'), sums: { uncertain: 3 }, patienceMs: 150 },
  {
    name: 'lines to the dot without end',
    habits: endless('dot', '250-still here\r\n'),
    sums: { uncertain: 3 },
    patienceMs: 150,
  },
  { name: 'no word to RCPT', habits: { answer: at('RCPT', '') }, sums: LATER, patienceMs: 150 },
  { name: 'no word to the dot', habits: { answer: at('dot', '') }, sums: { uncertain: 3 }, patienceMs: 150 },
  {
    name: 'nothing read of a message',
    habits: { isDeaf: true },
    messageBytes: 20_000_000,
    sums: LATER,
    patienceMs: 300,
  },
];

const TEN_MB = 'x'.repeat(10_000_000);
const saying = (say: (reply: string, word: string) => string): Habits => ({
  say: (line, reply, word) => {
    line.write(say(reply, word));
  },
});

/** Replies in forms that RFC 5321 allows, or does not. */
export const FORMS: readonly FaultCase[] = [
  { name: 'bare line feeds', habits: saying((reply) => `${reply}\n`), sums: ALL },
  {
    name: 'replies in two packets',
    habits: {
      say: async (line, reply) => {
        line.write(reply.slice(0, 2));
        await setTimeout(5);
        line.write(`${reply.slice(2)}\r`);
        await setTimeout(5);
        line.write('\n');
      },
    },
    sums: ALL,
  },
  {
    name: 'replies of several lines',
    habits: saying((reply) => `${reply.slice(0, 3)}-first\r\n${reply.slice(0, 3)}-second\r\n${reply}\r\n`),
    sums: ALL,
  },
  {
    name: 'a code without words',
    habits: saying((reply, word) => `${word === 'EHLO' ? reply : reply.slice(0, 3)}\r\n`),
    sums: ALL,
  },
  {
    name: 'letters of no known script',
    habits: { answer: at('dot', '250 \u0000\u001b[2J\u00ff\u202e taken') },
    sums: ALL,
  },
  { name: '10 MB as greeting', habits: { answer: at('greeting', `220 ${TEN_MB}`) }, sums: LATER },
  { name: '10 MB to RCPT', habits: { answer: at('RCPT', `250 ${TEN_MB}`) }, sums: LATER },
  { name: '10 MB to the dot', habits: { answer: at('dot', `250 ${TEN_MB}`) }, sums: { uncertain: 3 } },
  { name: 'no code at the dot', habits: { answer: at('dot', 'thank you') }, sums: { uncertain: 3 } },
  { name: '354 to the dot', habits: { answer: at('dot', '354 go on') }, sums: { uncertain: 3 } },
];

const EVERYTHING = ['250 here', '250 fine', '250 fine', '354 go on', '250 taken'];
const WORDS = ['greeting', 'EHLO', 'MAIL', 'RCPT', 'DATA', 'dot'];

/** Says several replies at one word, and nothing at those that follow. */
const preset = (word: string, replies: readonly string[]): Habits => ({
  answer: (asked) => {
    if (asked === word) return replies.join('\r\n');
    return WORDS.slice(WORDS.indexOf(word) + 1).includes(asked) ? '' : undefined;
  },
});

/** Servers that speak before they are asked. */
export const EARLY: readonly FaultCase[] = [
  {
    name: '250 before the message has ended',
    habits: { isDeaf: true, answer: at('DATA', '354 go on\r\n250 taken') },
    messageBytes: 20_000_000,
    sums: LATER,
  },
  {
    name: '552 before the message has ended',
    habits: { isDeaf: true, answer: at('DATA', '354 go on\r\n552 too large') },
    messageBytes: 20_000_000,
    sums: { failed: 3 },
  },
  // All replies of a whole conversation at once; those that are not asked for are not believed.
  { name: 'everything at the greeting', habits: preset('greeting', ['220 here', ...EVERYTHING]), sums: LATER },
  { name: 'everything at EHLO', habits: preset('EHLO', EVERYTHING), sums: LATER },
  { name: 'everything at MAIL', habits: preset('MAIL', EVERYTHING.slice(1)), sums: LATER },
  {
    name: 'each reply twice',
    habits: { answer: (word) => (/^(?:MAIL|RCPT|dot)$/.test(word) ? '250 fine\r\n250 fine' : undefined) },
    sums: LATER,
  },
  { name: 'the last reply twice', habits: { answer: at('dot', '250 taken\r\n250 taken') }, sums: ALL },
  { name: '250 to DATA', habits: { answer: at('DATA', '250 fine') }, sums: LATER },
];
