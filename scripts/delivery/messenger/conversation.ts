import type { Socket } from 'node:net';
import type { Email } from '#delivery/messenger/messenger.ts';
import { CannotCarry, Refusal } from '#delivery/messenger/refusal.ts';
import { type Reply, replyReader } from '#delivery/messenger/reply.ts';
import { wireOf } from '#delivery/messenger/wire.ts';

/** What a server offered when it was greeted. */
export interface Offer {
  /** It takes several commands at once (RFC 2920). */
  isPipelining: boolean;
  /** It takes addresses in letters of every script (RFC 6531). */
  isUnicode: boolean;
  /** The largest message that it takes (RFC 1870); 0 when it says nothing of that. */
  mostBytes: number;
}

/** What is written at once of a message: a connection that is lost before the last of it was given away lost no message. */
const CHUNK_BYTES = 64 * 1024;
const CLOSING = 421;

/**
 * The part of SMTP in which emails are handed over, one after another, over a connection that was opened, secured and logged in.
 * Where the server takes several commands at once, sender, recipient and DATA go together; each is judged by its own reply.
 */
export class Conversation {
  readonly #socket: Socket;
  readonly #offer: Offer;
  readonly #read = replyReader();
  #replies: Reply[] = [];
  #failure: { error: unknown } | undefined;
  #wake: () => void = () => undefined;
  #progress: 'between' | 'begun' | 'whole' = 'between';

  constructor(socket: Socket, offer: Offer) {
    this.#socket = socket;
    this.#offer = offer;
    socket.on('data', (bytes: Buffer) => this.#take(bytes));
  }

  /** Whether the server may have the whole of the last message: its final dot was written. */
  get isWhole(): boolean {
    return this.#progress === 'whole';
  }

  /** Whether the next command would be read as one: no part of a message is open. */
  get isBetweenCommands(): boolean {
    return !this.#failure && this.#progress !== 'begun';
  }

  /** Ends it: whoever waits for a reply is told why. */
  fail(error: unknown): void {
    this.#failure ??= { error };
    this.#wake();
  }

  /** Hands over one email. @throws Refusal, or what the conversation failed with. */
  async submit({ bytes, envelope }: Pick<Email, 'bytes' | 'envelope'>): Promise<Reply> {
    this.#progress = 'between';
    this.#refuse(bytes, envelope);
    await this.#ask(envelope);
    this.#progress = 'begun';
    const reply = await this.#give(bytes);
    // Praise for half a message is none: nobody can have taken it.
    if (!(isPositive(reply) && this.isWhole)) throw this.#refusal('DATA', reply);
    return reply;
  }

  /** Leaves nothing of one email to the next. */
  async reset(): Promise<void> {
    this.#socket.write('RSET\r\n');
    const reply = await this.#next();
    if (!isPositive(reply)) throw this.#refusal('RSET', reply);
  }

  /** @throws before a word is said to the server. */
  #refuse(bytes: Buffer, { from, to }: Email['envelope']): void {
    const { mostBytes, isUnicode } = this.#offer;
    if ([from, to].some((address) => !ADDRESS.test(address))) throw new CannotCarry('SMTP cannot carry this address');
    if (!(isUnicode || isPlain(to))) throw new CannotCarry('The server takes addresses in plain letters only');
    if (mostBytes > 0 && bytes.length > mostBytes) throw new CannotCarry('The message is larger than the server takes');
    // A reply that nobody asked for would be taken for the next one; most often it says that the server closes.
    const [unasked] = this.#replies;
    if (unasked) throw this.#refusal('CONN', { ...unasked, code: CLOSING });
  }

  #refusal(command: string, reply: Reply): Refusal {
    const refusal = new Refusal(command, reply);
    // Who takes a message before it was given answers something else, and nobody knows what comes next.
    if (reply.code === CLOSING || isPositive(reply)) this.fail(refusal);
    return refusal;
  }

  async #ask({ from, to }: Email['envelope']): Promise<void> {
    const unicode = isPlain(to) ? '' : ' SMTPUTF8';
    const commands = [
      ['MAIL FROM', `MAIL FROM:<${from}>${unicode}\r\n`],
      ['RCPT TO', `RCPT TO:<${to}>\r\n`],
      ['DATA', 'DATA\r\n'],
    ] as const;
    const { isPipelining } = this.#offer;
    let refusal: Refusal | undefined;
    let isAsked = false;
    if (isPipelining) this.#socket.write(commands.map(([, line]) => line).join(''));
    for (const [command, line] of commands) {
      if (!isPipelining) this.#socket.write(line);
      const reply = await this.#next().catch((error: unknown) => Promise.reject(refusal ?? error));
      isAsked = command === 'DATA' ? isGoOn(reply) : isPositive(reply);
      if (!isAsked) refusal ??= this.#refusal(command, reply);
      if (refusal && (!isPipelining || reply.code === CLOSING)) throw refusal;
    }
    if (!refusal) return;
    if (isAsked) await this.#endEmpty(refusal);
    throw refusal;
  }

  /**
   * DATA went along, and the server asks for a message although it has nobody to give it to. An empty one ends that (RFC 2920, 3.1);
   * one that does so without a sender is not talked to any more.
   */
  async #endEmpty(refusal: Refusal): Promise<void> {
    if (refusal.command !== 'RCPT TO') return this.fail(refusal);
    this.#socket.write('.\r\n');
    await this.#next().catch((error: unknown) => this.fail(error));
  }

  async #give(bytes: Buffer): Promise<Reply> {
    const [text, ending] = wireOf(bytes);
    let from = 0;
    for (; from + CHUNK_BYTES < text.length && this.#isSilent; from += CHUNK_BYTES)
      await this.#written(text.subarray(from, from + CHUNK_BYTES));
    // Who answers, or is gone, before the end does not get the rest.
    if (this.#isSilent) {
      this.#progress = 'whole';
      this.#socket.cork();
      this.#socket.write(text.subarray(from));
      this.#socket.write(ending);
      this.#socket.uncork();
    }
    return this.#next();
  }

  get #isSilent(): boolean {
    return this.#replies.length === 0 && !this.#failure;
  }

  #written(part: Buffer): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
      this.#socket.write(part, () => resolve());
    });
  }

  async #next(): Promise<Reply> {
    if (this.#isSilent) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const reply = this.#replies.shift();
    if (reply) return reply;
    throw this.#failure?.error;
  }

  #take(bytes: Buffer): void {
    try {
      this.#replies.push(...this.#read(bytes));
    } catch {
      this.fail({ code: 'EPROTOCOL', command: 'CONN' });
    }
    if (!this.#isSilent) this.#wake();
  }
}

/** What may stand between the brackets of a command. */
const ADDRESS = /^[^\s<>\p{Cc}]+$/u;
const isPlain = (address: string): boolean => !/[^ -~]/.test(address);
const isPositive = ({ code }: Reply): boolean => code >= 200 && code < 300;
/** 354, and whatever else begins with 3. */
const isGoOn = ({ code }: Reply): boolean => code >= 300 && code < 400;
