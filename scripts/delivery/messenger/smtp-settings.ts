import { readFile, realpath } from 'node:fs/promises';
import { isIPv4 } from 'node:net';
import { resolve, sep } from 'node:path';
import { z } from 'zod';
import type { PaceLimits } from '#delivery/messenger/pace.ts';

/** The server that emails are handed to, and how. */
export interface SmtpSettings {
  host: string;
  port: number;
  /** TLS from the first byte (`smtps:`). */
  isImplicitTls: boolean;
  /** A server on this machine: nobody is in between, and its certificate has no name to prove. */
  isLoopback: boolean;
  login: { user: string; password: string } | undefined;
  dkim: DkimKey | undefined;
  connections: number;
  limits: PaceLimits;
}

/** What signs the emails of a domain (RFC 6376). */
export interface DkimKey {
  domain: string;
  selector: string;
  privateKey: string;
}

/** The names in the environment that say how emails are sent. */
export type SmtpEnvironment = Readonly<Record<string, string | undefined>>;

/** Why emails cannot be sent as the environment says, for the person who set it. */
export class SmtpFault extends Error {}

/** Reads what the environment says. @throws SmtpFault when it cannot be used; no secret is in its words. */
export async function readSmtpSettings(env: SmtpEnvironment, root: string): Promise<SmtpSettings> {
  const { SMTP_URL = '', SMTP_USER, SMTP_PASSWORD } = env;
  const url = URL.canParse(SMTP_URL) ? new URL(SMTP_URL) : undefined;
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '')
    throw new SmtpFault('Say in SMTP_URL which server takes the emails, such as smtp://mail.example:587.');
  if (url.username || url.password)
    throw new SmtpFault('A name and a password stand in SMTP_USER and SMTP_PASSWORD, and not in SMTP_URL.');
  if (SMTP_USER && SMTP_PASSWORD === undefined) throw new SmtpFault('SMTP_USER needs SMTP_PASSWORD beside it.');
  const isImplicitTls = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return {
    host,
    port: Number(url.port) || (isImplicitTls ? 465 : 587),
    isImplicitTls,
    isLoopback: isLoopback(host),
    login: SMTP_USER ? { user: SMTP_USER, password: SMTP_PASSWORD ?? '' } : undefined,
    dkim: await readDkim(env, root),
    connections: number(env, 'SMTP_CONNECTIONS', 4, 50),
    limits: {
      perSecond: number(env, 'SMTP_PER_SECOND', 100, 100_000),
      perDomainPerSecond: number(env, 'SMTP_PER_DOMAIN_PER_SECOND', 20, 100_000),
    },
  };
}

/** Whether a host is this machine itself. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}

async function readDkim(env: SmtpEnvironment, root: string): Promise<DkimKey | undefined> {
  const { DKIM_DOMAIN: domain, DKIM_SELECTOR: selector, DKIM_KEY_FILE: file } = env;
  if (!(domain || selector || file)) return undefined;
  if (!(domain && selector && file))
    throw new SmtpFault('A signature needs all three: DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY_FILE.');
  const inside = `${await realpath(root)}${sep}`;
  const path = await realpath(resolve(file)).catch(() => undefined);
  if (path === undefined) throw new SmtpFault('There is no file where DKIM_KEY_FILE points.');
  if (path.startsWith(inside)) throw new SmtpFault('The file of DKIM_KEY_FILE must lie outside this folder.');
  const privateKey = await readFile(path, 'utf8');
  if (!/-----BEGIN (?:RSA )?PRIVATE KEY-----/.test(privateKey))
    throw new SmtpFault('The file of DKIM_KEY_FILE holds no private key in PEM form.');
  return { domain, selector, privateKey };
}

function number(env: SmtpEnvironment, name: string, otherwise: number, most: number): number {
  const parsed = z.coerce
    .number()
    .positive()
    .max(most)
    .safeParse(env[name] ?? otherwise);
  if (parsed.success) return parsed.data;
  throw new SmtpFault(`${name} is a number from 1 to ${most}.`);
}
