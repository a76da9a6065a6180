import { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import Dkim from 'nodemailer/lib/dkim';
import SmtpConnection from 'nodemailer/lib/smtp-connection';
import { Conversation } from '#delivery/messenger/conversation.ts';
import { isLostConnection, judge } from '#delivery/messenger/judge.ts';
import type { Email, Messenger, Outcome } from '#delivery/messenger/messenger.ts';
import { domainOf, paceOf } from '#delivery/messenger/pace.ts';
import { replyInWords } from '#delivery/messenger/reply.ts';
import type { DkimKey, SmtpSettings } from '#delivery/messenger/smtp-settings.ts';

/** What a test may set otherwise. */
export interface SmtpPatience {
  /** The longest that one email may take, answers included; RFC 5321 (4.5.3.2.6) gives the last answer ten minutes. */
  submitMs: number;
  /** The longest until a server is ready to take emails. */
  connectMs: number;
}

const PATIENCE: SmtpPatience = { submitMs: 10 * 60_000, connectMs: 60_000 };

/** Servers grow tired of a connection; a new one costs little. */
const EMAILS_PER_CONNECTION = 200;

/** Hands emails to a mail server over connections that are kept open. */
export function smtpMessenger(settings: SmtpSettings, patience: SmtpPatience = PATIENCE): Messenger {
  const pace = paceOf(settings.limits);
  const idle: Line[] = [];
  const open = new Set<Line>();
  let isClosed = false;
  const sign = settings.dkim ? signer(settings.dkim) : undefined;

  const take = async (): Promise<Line> => {
    for (let line = idle.pop(); line; line = idle.pop()) {
      if (line.isUsable) return line;
      open.delete(line);
    }
    const line = new Line(settings, patience);
    open.add(line);
    return line;
  };
  const giveBack = (line: Line): void => {
    if (line.isUsable) idle.push(line);
    else {
      line.close();
      open.delete(line);
    }
  };
  const attempt = async (email: Email): Promise<Attempt> => {
    const line = await take();
    const isReused = line.isOpen;
    const attempted = await line.submit(email);
    giveBack(line);
    // A kept connection may have ended unseen. Nothing was handed over, so a new one asks again.
    return attempted.isLost && isReused && !isClosed ? attempt(email) : attempted;
  };
  return {
    where: `${settings.host}:${settings.port}`,
    submit: async (email) => {
      const waitMs = pace.waitMs(domainOf(email.envelope.to), Date.now());
      // No timer is finer than a millisecond; what is not waited for now counts towards the next ones.
      if (waitMs >= 1) await pause(waitMs);
      const { outcome } = await attempt(sign ? { ...email, bytes: await sign(email.bytes) } : email);
      return outcome;
    },
    close: async () => {
      isClosed = true;
      for (const line of open) line.close();
    },
  };
}

/** One try over one connection. */
interface Attempt {
  outcome: Outcome;
  /** Whether the connection had ended before anything of the email was judged. */
  isLost: boolean;
}

/** One connection to the server, opened at its first email. */
class Line {
  readonly #connection: SmtpConnection;
  readonly #settings: SmtpSettings;
  readonly #patience: SmtpPatience;
  #conversation: Conversation | undefined;
  #isClosed = false;
  #emails = 0;
  #fail: (error: unknown) => void = () => undefined;

  constructor(settings: SmtpSettings, patience: SmtpPatience) {
    this.#settings = settings;
    this.#patience = patience;
    const { host, port, isImplicitTls, isLoopback } = settings;
    this.#connection = new SmtpConnection({
      host,
      port,
      secure: isImplicitTls,
      requireTLS: !(isImplicitTls || isLoopback),
      ignoreTLS: isLoopback,
      connectionTimeout: patience.connectMs,
      greetingTimeout: patience.connectMs,
      socketTimeout: patience.submitMs,
      maxResponseSize: 64 * 1024,
      tls: { minVersion: 'TLSv1.2' },
    });
    this.#connection.on('error', (error) => this.#end(error));
    this.#connection.on('end', () => this.#end(LOST));
  }

  get isOpen(): boolean {
    return this.#conversation !== undefined && !this.#isClosed;
  }

  get isUsable(): boolean {
    return !this.#isClosed && this.#emails < EMAILS_PER_CONNECTION;
  }

  /** Hands over one email; the connection can take the next one afterwards, or says that it is not usable. */
  async submit(email: Email): Promise<Attempt> {
    const address = email.envelope.to;
    try {
      this.#conversation ??= await this.#open();
      const talk = this.#conversation;
      const { text } = await this.#within(this.#patience.submitMs, () => talk.submit(email));
      this.#emails += 1;
      // Who answers before the end has not read it all.
      if (!talk.isBetweenCommands) this.close();
      return { outcome: { kind: 'submitted', reply: replyInWords(text, address) }, isLost: false };
    } catch (error) {
      const isWhole = this.#conversation?.isWhole ?? false;
      const outcome = judge({ error, isWhole, address });
      await this.#tidy();
      return { outcome, isLost: !isWhole && outcome.kind === 'retry' && isLostConnection(error) };
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#connection.close();
  }

  /** Connects, secures the connection and logs in; from then on emails go over it by our own words. */
  async #open(): Promise<Conversation> {
    const { login } = this.#settings;
    const connection = this.#connection;
    const { connectMs } = this.#patience;
    await this.#within(connectMs, () => called((done) => connection.connect(done)));
    if (login) {
      const auth = { user: login.user, pass: login.password };
      await this.#within(connectMs, () => called((done) => connection.login(auth, done)));
    }
    return takeOver(connection);
  }

  /** Leaves no half of a transaction to the next email. */
  async #tidy(): Promise<void> {
    const talk = this.#conversation;
    if (this.#isClosed || !talk?.isBetweenCommands) return this.close();
    await this.#within(this.#patience.connectMs, () => talk.reset()).catch(() => this.close());
  }

  /** Waits for an answer, the end of the connection or the end of patience. */
  async #within<T>(limitMs: number, ask: () => Promise<T>): Promise<T> {
    const { promise, reject } = Promise.withResolvers<never>();
    this.#fail = reject;
    const timer = setTimeout(() => {
      this.#end({ code: 'ETIMEDOUT', command: 'CONN' });
      this.close();
    }, limitMs);
    try {
      return await Promise.race([ask(), promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  #end(error: unknown): void {
    this.#isClosed = true;
    // A conversation tells whoever waits in it, after what was said before its end.
    if (this.#conversation) this.#conversation.fail(error);
    else this.#fail(error);
  }
}

const LOST = { code: 'ECONNECTION', command: 'CONN' };

function called(ask: (done: (error: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => ask((error) => (error ? reject(error) : resolve())));
}

/**
 * Goes on with what Nodemailer has opened. Its own sending looks at each byte of each message, one by one, and takes several times as long.
 * It still sees the connection end or fail; only what the server says is not for it any more.
 */
function takeOver(connection: SmtpConnection): Conversation {
  const of = (name: string): unknown => Reflect.get(connection, name);
  const [socket, extensions, mostBytes] = [of('_socket'), of('_supportedExtensions'), of('_maxAllowedSize')];
  if (!(socket instanceof Socket && Array.isArray(extensions) && typeof mostBytes === 'number'))
    throw new TypeError('This version of Nodemailer keeps its connection in another place.');
  socket.removeAllListeners('data');
  return new Conversation(socket, {
    isPipelining: extensions.includes('PIPELINING'),
    isUnicode: extensions.includes('SMTPUTF8'),
    mostBytes,
  });
}

/** The headers that a signature covers: those of RFC 6376 (5.4.1), and all that RFC 8058 (4) asks for. */
const SIGNED = [
  ...['From', 'To', 'Subject', 'Date', 'Message-ID', 'MIME-Version', 'Content-Type', 'Content-Language'],
  ...['List-Id', 'List-Unsubscribe', 'List-Unsubscribe-Post', 'List-Archive', 'List-Owner', 'X-Edition'],
].join(':');

function signer({ domain, selector, privateKey }: DkimKey): (bytes: Buffer) => Promise<Buffer> {
  const dkim = new Dkim({ domainName: domain, keySelector: selector, privateKey, headerFieldNames: SIGNED });
  return async (bytes) => {
    const parts: Buffer[] = [];
    for await (const part of dkim.sign(bytes)) parts.push(part as Buffer);
    return Buffer.concat(parts);
  };
}
