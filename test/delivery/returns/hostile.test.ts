import { describe, expect, it } from 'vitest';
import { parseReturn } from '#delivery/returns/parse-return.ts';
import { readReturn } from '#delivery/returns/returns-fs.ts';
import { dsn } from './reports.ts';

const ID = '<2031-05-20-test.0123@precision.example>';
const MEGABYTE = 1024 * 1024;

async function* piped(...parts: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* parts;
}

/** A report within reports within reports. */
function nested(depth: number): string {
  let text = dsn(ID);
  for (let at = 0; at < depth; at += 1)
    text = `Content-Type: multipart/report; boundary="n${at}"\r\n\r\n--n${at}\r\nContent-Type: message/rfc822\r\n\r\n${text}\r\n--n${at}--\r\n`;
  return text;
}

describe('a message that means harm', () => {
  it('of 50 MB is taken in to its end, and little of it is held', async () => {
    const part = Buffer.alloc(MEGABYTE, 'x\r\n');
    const before = process.memoryUsage().rss;
    const { returned } = await readReturn(piped(Buffer.from(dsn(ID)), ...Array.from({ length: 50 }, () => part)));
    expect(returned?.messageId).toBe(ID);
    expect(process.memoryUsage().rss - before).toBeLessThan(20 * MEGABYTE);
  });

  it('that comes byte by byte is the same message', async () => {
    const bytes = [...Buffer.from(dsn(ID))].map((byte) => Buffer.from([byte]));
    expect((await readReturn(piped(...bytes))).returned?.messageId).toBe(ID);
  });

  it.each([10, 1000])('of %i reports within one another is told in no time', (depth) => {
    const started = performance.now();
    expect(parseReturn(nested(depth))).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('of a hundred thousand parts, fields or boundaries is told in no time', () => {
    const started = performance.now();
    const head = 'Content-Type: multipart/report; boundary="b"\r\n\r\n';
    expect(parseReturn(head + '--b\r\n'.repeat(100_000))).toBeUndefined();
    expect(parseReturn('A: b\r\n'.repeat(100_000))).toBeUndefined();
    expect(parseReturn(`Content-Type: multipart/report;${' '.repeat(200_000)}boundary="b"\r\n\r\n`)).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it.each([
    ['null bytes', Buffer.from(dsn(ID).replace('I could not', '\0\0\0'))],
    ['lone carriage returns in its words', Buffer.from(dsn(ID).replace('I could not', '\r\r\r'))],
    ['bytes of no charset', Buffer.concat([Buffer.from(dsn(ID)), Buffer.from([0xff, 0xfe, 0x80, 0xc3])])],
  ])('with %s is read as far as it is a report', async (_, bytes) => {
    expect((await readReturn(piped(bytes))).returned?.messageId).toBe(ID);
  });

  it('in UTF-16, or with nothing in it, is no report', async () => {
    expect((await readReturn(piped(Buffer.from(dsn(ID), 'utf16le')))).returned).toBeUndefined();
    expect((await readReturn(piped())).returned).toBeUndefined();
  });

  it('cannot name the email of another by a folded or a second field', () => {
    const twice = dsn(ID).replace('From: news@precision.example', `Message-ID: <other@x.example>\r\nFrom: a@b.example`);
    expect(parseReturn(twice)?.messageId).toBe('<other@x.example>');
    expect(parseReturn(dsn(`${ID} <other@x.example>`))).toBeUndefined();
  });
});
