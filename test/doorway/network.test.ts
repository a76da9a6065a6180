import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { Gate } from '#doorway/gate.ts';
import { networkOf } from '#doorway/network.ts';
import { NETWORK_LIMIT } from '#subscriber/attempts.ts';

type Caller = Pick<IncomingMessage, 'headers' | 'socket'>;
const caller = (remoteAddress: string | undefined, forwarded?: string): Caller =>
  ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as Caller;

describe('the network of a caller', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:0001:2::6', '2001:db8:1:2::/64'],
    ['2001:db8::6', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::ffff:cb00:7107', '203.0.113.7'],
  ])('%s counts as %s', (address, network) => {
    expect(networkOf(caller(address))).toBe(network);
    expect(networkOf(caller('127.0.0.1', address), 'X-Forwarded-For')).toBe(network);
  });

  it.each([
    ['203.0.113.7:52114', '203.0.113.7'],
    ['[2001:db8:1:2::9]:443', '2001:db8:1:2::/64'],
    ['198.51.100.1, [2001:db8:1:2::9]', '2001:db8:1:2::/64'],
    ['for=198.51.100.1, for="[2001:db8:1:2::9]:4711";proto=https', '2001:db8:1:2::/64'],
    ['proto=https;for=203.0.113.7;by=10.0.0.1', '203.0.113.7'],
  ])('is read from %j, whichever way a proxy writes it', (told, network) => {
    expect(networkOf(caller('127.0.0.1', told), 'x-forwarded-for')).toBe(network);
  });

  it('is that of the connection where the header says nothing, or nobody asked for it', () => {
    expect(networkOf(caller('203.0.113.7', '198.51.100.1'))).toBe('203.0.113.7');
    expect(networkOf(caller('203.0.113.7', ' , '), 'x-forwarded-for')).toBe('203.0.113.7');
    expect(networkOf(caller('203.0.113.7'), 'x-forwarded-for')).toBe('203.0.113.7');
  });

  it('is something short even for what is no address', () => {
    expect(networkOf(caller('127.0.0.1', 'x'.repeat(9000)), 'x-forwarded-for')).toHaveLength(64);
    expect(networkOf(caller(undefined))).toBe('unknown');
  });
});

describe('the gate', () => {
  const at = (hour: number): Date => new Date(Date.UTC(2031, 4, 20, hour, 30));

  it('lets as many through as the store allows one network in an hour, and others besides', () => {
    const gate = new Gate();
    const passed = Array.from({ length: 200 }, () => gate.passes('a', at(9))).filter(Boolean);
    expect(passed).toHaveLength(NETWORK_LIMIT.most);
    expect(gate.passes('b', at(9))).toBe(true);
    expect(gate.passes('a', at(10))).toBe(true);
  });

  it('forgets all when there are too many to keep, and lets the store decide', () => {
    const gate = new Gate();
    for (let time = 0; time < 100; time += 1) gate.passes('a', at(9));
    for (let other = 0; other < 20_001; other += 1) gate.passes(`n${other}`, at(9));
    expect(gate.passes('a', at(9))).toBe(true);
  });
});
