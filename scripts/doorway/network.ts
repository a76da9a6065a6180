import type { IncomingMessage } from 'node:http';
import { isIPv4, isIPv6 } from 'node:net';

/**
 * The network that a request comes from. A home has one IPv4 address, and of IPv6 a whole /64, which counts as one.
 * @param header the header in which a proxy of ours writes who asked it, such as `x-forwarded-for`; without it nobody is
 * believed but the connection itself. The last address is the one that our own proxy wrote.
 */
export function networkOf(request: Pick<IncomingMessage, 'headers' | 'socket'>, header?: string): string {
  const told = header ? [request.headers[header.toLowerCase()] ?? []].flat().join(',') : '';
  const last = told.split(',').at(-1)?.trim();
  return prefixOf(withoutPort(last || (request.socket.remoteAddress ?? 'unknown')));
}

/** Some proxies write the port beside the address, which differs each time; others write `for="…"` (RFC 7239). */
function withoutPort(text: string): string {
  const written = /(?:^|;)\s*for="?([^";]+)/i.exec(text)?.[1] ?? text;
  const [, bracketed] = /^\[([^\]]+)\](?::\d+)?$/.exec(written) ?? [];
  return bracketed ?? /^([\d.]+):\d+$/.exec(written)?.[1] ?? written;
}

function prefixOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').toLowerCase();
  if (isIPv4(plain) || !isIPv6(plain)) return plain.slice(0, 64);
  const all = groupsOf(plain.split('%')[0] ?? '');
  if (all.slice(0, 6).join(':') === '0:0:0:0:0:ffff') return all.slice(6).flatMap(bytesOf).join('.');
  return `${all.slice(0, 4).join(':')}::/64`;
}

/** The eight groups of an IPv6 address, without zeros before them. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'));
  const [front, back] = [groups(head), groups(tail ?? '')];
  const gap = tail === undefined ? 0 : 8 - front.length - back.length;
  const all = [...front, ...Array.from({ length: gap }, () => '0'), ...back];
  return all.map((group) => group.replace(/^0+(?=.)/, ''));
}

const bytesOf = (group: string): number[] => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff];
