import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

/**
 * The network that a request comes from. A home has one IPv4 address, and of IPv6 a whole /64, which counts as one.
 * @param header the header in which a proxy of ours writes who asked it, such as `x-forwarded-for`; without it nobody is
 * believed but the connection itself. The last address is the one that our own proxy wrote.
 */
export function networkOf(request: Pick<IncomingMessage, 'headers' | 'socket'>, header?: string): string {
  const told = header ? [request.headers[header.toLowerCase()] ?? []].flat().join(',') : '';
  const last = told.split(',').at(-1)?.trim();
  return prefixOf(last || (request.socket.remoteAddress ?? 'unknown'));
}

function prefixOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').toLowerCase();
  if (!isIPv6(plain)) return plain.slice(0, 64);
  const [head = '', tail] = plain.split('%')[0]?.split('::') ?? [];
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'));
  const [front, back] = [groups(head), groups(tail ?? '')];
  const gap = tail === undefined ? 0 : 8 - front.length - back.length;
  const all = [...front, ...Array.from({ length: gap }, () => '0'), ...back];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
