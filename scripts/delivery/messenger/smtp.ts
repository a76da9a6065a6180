import { setTimeout as pause } from 'node:timers/promises';
import Dkim from 'nodemailer/lib/dkim';
import SmtpConnection from 'nodemailer/lib/smtp-connection';
import { Handover } from '#delivery/messenger/handover.ts';
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
    return attempted.isLost && isReused ? attempt(email) : attempted;
  };
  return {
    where: `${settings.host}:${settings.port}`,
    submit: async (email) => {
      const waitMs = pace.waitMs(domainOf(email.envelope.to), Date.now());
      if (waitMs > 0) await pause(waitMs);
      const { outcome } = await attempt(sign ? { ...email, bytes: await sign(email.bytes) } : email);
      return outcome;
    },
    close: async () => {
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
  #state: 'new' | 'open' | 'closed' = 'new';
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
    this.#connection.on('end', () => this.#end({ code: 'ECONNECTION', command: 'CONN' }));
  }

  get isOpen(): boolean {
    return this.#state === 'open';
  }

  get isUsable(): boolean {
    return this.#state !== 'closed' && this.#emails < EMAILS_PER_CONNECTION;
  }

  /** Hands over one email; the connection can take the next one afterwards, or says that it is not usable. */
  async submit({ bytes, envelope }: Email): Promise<Attempt> {
    const message = new Handover(bytes);
    try {
      if (this.#state === 'new') await this.#open();
      const { response } = await this.#send(envelope, message);
      // Who answers before the end has not read it all.
      if (!message.isWhole) this.close();
      this.#emails += 1;
      return { outcome: { kind: 'submitted', reply: replyInWords(response, envelope.to) }, isLost: false };
    } catch (error) {
      const { isWhole } = message;
      const outcome = judge({ error, isWhole, address: envelope.to });
      await this.#tidy(message);
      return { outcome, isLost: !isWhole && outcome.kind === 'retry' && isLostConnection(error) };
    }
  }

  close(): void {
    this.#state = 'closed';
    this.#connection.close();
  }

  /** Connects and logs in. */
  async #open(): Promise<void> {
    const { login } = this.#settings;
    await this.#within(this.#patience.connectMs, (done) => this.#connection.connect(done));
    if (login) {
      const auth = { user: login.user, pass: login.password };
      await this.#within(this.#patience.connectMs, (done) => this.#connection.login(auth, done));
    }
    this.#state = 'open';
  }

  #send(envelope: Email['envelope'], message: Handover): Promise<{ response: string }> {
    // Nodemailer writes into the envelope that it is given.
    const own = { ...envelope };
    return this.#within(this.#patience.submitMs, (done) => this.#connection.send(own, message, done));
  }

  /** Leaves no half of a transaction to the next email. */
  async #tidy(message: Handover): Promise<void> {
    const isBetweenEmails = this.#state === 'open' && (message.isWhole || message.readableFlowing === null);
    if (!isBetweenEmails) return this.close();
    await this.#within(this.#patience.connectMs, (done) => this.#connection.reset(done)).catch(() => this.close());
  }

  /** Waits for an answer, the end of the connection or the end of patience. */
  async #within<T>(limitMs: number, ask: (done: (error: unknown, answer?: T) => void) => void): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    this.#fail = reject;
    const timer = setTimeout(() => {
      reject({ code: 'ETIMEDOUT', command: 'CONN' });
      this.close();
    }, limitMs);
    try {
      ask((error, answer) => (error ? reject(error) : resolve(answer as T)));
      return await promise;
    } finally {
      clearTimeout(timer);
    }
  }

  #end(error: unknown): void {
    this.#state = 'closed';
    this.#fail(error);
  }
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
