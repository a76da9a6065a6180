import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wireOf } from '#delivery/messenger/wire.ts';

const wire = (text: string): string => Buffer.concat(wireOf(Buffer.from(text))).toString();
/** What a server makes of it (RFC 5321, 4.5.2). */
const read = (sent: string): string => sent.slice(0, -3).replace(/^\.\./gm, '.').replace(/\r\n$/, '');

it('comes back from the wire as it was, with whole line ends', () => {
  const text = fc.string({ unit: fc.constantFrom('.', '\r', '\n', '\r\n', 'a', 'é'), maxLength: 40 });
  fc.assert(
    fc.property(text, (message) => {
      const whole = message.replace(/\r\n?|\n/g, '\r\n').replace(/\r\n$/, '');
      expect(read(wire(message))).toBe(whole);
    }),
    { numRuns: 2000 },
  );
});

it('ends once, at its end, as every kind of server sees it', () => {
  const text = fc.string({ unit: fc.constantFrom('.', '\r', '\n', '\r\n', '\r\n.\r\n', 'a'), maxLength: 40 });
  fc.assert(
    fc.property(text, (message) => {
      const sent = `\r\n${wire(message)}`;
      expect(sent.search(/[\r\n]\.[\r\n]/)).toBe(sent.length - 4);
      expect(sent.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    }),
    { numRuns: 2000 },
  );
});

it('is the very bytes of the message where nothing is to be changed', () => {
  const message = Buffer.from('Subject: a\r\n\r\nb.\r\n');
  expect(wireOf(message)[0]).toBe(message);
});
