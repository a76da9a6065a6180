import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { afterAll, expect, it } from 'vitest';
import { takenInLog } from '#delivery/returns/server-log-fs.ts';

const EDITION = '2031-05-20-0a1b2c3d';
const HOST = 'precision.example';
const bare = (at: number): string => `${EDITION}.${at.toString(16).padStart(24, '0')}@${HOST}`;
const id = (at: number): string => `<${bare(at)}>`;

const folder = await mkdtemp(join(tmpdir(), 'server-log-'));
afterAll(() => rm(folder, { recursive: true }));

async function takenIn(...lines: string[]): Promise<string[]> {
  const file = join(folder, 'mail.log');
  await writeFile(file, lines.join('\n'));
  return takenOf(file);
}

async function takenOf(file: string): Promise<string[]> {
  const all: string[] = [];
  for await (const page of takenInLog(file, EDITION)) all.push(...page);
  return all;
}

const POSTFIX = 'May 20 09:00:01 mx postfix';
const begun = (queued: string, at: number) => `${POSTFIX}/cleanup[41]: ${queued}: message-id=${id(at)}`;
const kept = (queued: string) =>
  `${POSTFIX}/qmgr[9]: ${queued}: from=<news@x.example>, size=31022, nrcpt=1 (queue active)`;

it('believes Postfix when its queue manager has the message, and not when only its beginning came', async () => {
  const log = [
    ...[
      begun('4C1', 1),
      begun('4C2', 2),
      kept('4C1'),
      `${POSTFIX}/smtpd[7]: lost connection after DATA from a[1.2.3.4]`,
    ],
    ...[begun('4C3', 3), `${POSTFIX}/cleanup[41]: 4C3: milter-reject: END-OF-MESSAGE from a[1.2.3.4]: 5.7.1 no`],
    // A queue id comes again for another message.
    ...[begun('4C4', 4), begun('4C4', 5), kept('4C4'), kept('4C9')],
    ...[begun('3pXyZ12AbCz1', 6), `${POSTFIX}/smtp[8]: 3pXyZ12AbCz1: to=<a@b.example>, relay=c, status=sent (250 ok)`],
  ];
  expect(await takenIn(...log)).toEqual([id(1), id(5), id(6)]);
});

it('believes an extract that holds nothing but the lines of Message-IDs', async () => {
  expect((await takenIn(begun('4C1', 1), begun('4C2', 2), begun('4C1', 3))).sort()).toEqual([id(1), id(2), id(3)]);
});

it.each([
  ['Exim', `2031-05-20 09:00:01 1sABCD-0001-AB <= news@x.example H=a [1.2.3.4] P=esmtps S=31022 id=${bare(1)}`],
  ['Sendmail', `sm-mta[41]: 54K9: from=<news@x.example>, size=31022, class=0, nrcpts=1, msgid=${id(1)}, proto=ESMTP`],
  ['Exchange', `2031-05-20T09:00:01.000Z,1.2.3.4,mx,SMTP,RECEIVE,77,"${id(1)}",x`],
  ['JSON', `{"level":"info","msg":"queued","message_id":"\\u003c${bare(1)}\\u003e"}`],
  ['Windows line ends', `queued ${id(1)}\r`],
])('reads %s', async (_, line) => {
  expect(await takenIn('before', line, 'after')).toEqual([id(1)]);
});

it.each([
  ['that Exim refused', `2031-05-20 09:00:01 H=a [1.2.3.4] F=<news@x.example> rejected after DATA: no: id=${bare(1)}`],
  ['in the headers of what Exim refused', `I Message-ID: ${id(1)}`],
  ['of a message for nobody', `sm-mta[41]: 54K9: from=<news@x.example>, size=0, nrcpts=0, msgid=${id(1)}`],
  ['with a longer host', `queued <${bare(1)}.evil.example>`],
  ['inside a longer id', `queued <x${bare(1)}>`],
  ['of another edition', `queued <2031-05-20-0a1b2c3e${bare(1).slice(EDITION.length)}>`],
  ['that is cut off', `queued ${id(1).slice(0, 40)}`],
])('does not believe a Message-ID %s', async (_, line) => {
  // Another id that happens to begin like one of ours is in no ledger.
  expect(await takenIn(line)).not.toContain(id(1));
});

it('reads lines of 10 MB, wherever in them a Message-ID stands, and in little memory', async () => {
  const file = join(folder, 'long.log');
  const stream = createWriteStream(file);
  const megabyte = 'x'.repeat(1_000_000);
  for (let at = 1; at <= 30; at += 1) {
    stream.write(`${megabyte.slice(at * 7919)} ${id(at)} `);
    if (at % 10 === 0) stream.write('\n');
  }
  // Cut where another host goes on.
  stream.write(`${'y'.repeat(2 ** 20 - 1)} <${bare(31)}.evil.example>`);
  stream.end();
  await finished(stream);
  const before = process.memoryUsage().rss;
  const found = new Set(await takenOf(file));
  expect(found).not.toContain(id(31));
  expect([...found].filter((one) => one.endsWith(`@${HOST}>`)).sort()).toEqual(
    Array.from({ length: 30 }, (_, at) => id(at + 1)).sort(),
  );
  expect(process.memoryUsage().rss - before).toBeLessThan(80_000_000);
});
