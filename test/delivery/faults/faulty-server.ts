import { type AddressInfo, createServer, type Socket } from 'node:net';
import { type SecureContext, TLSSocket } from 'node:tls';

/** What a server of the tests does otherwise than others. Replies are by the first word of a command; `greeting` and `dot` beside them. */
export interface Habits {
  /** Its reply; the usual one when there is none here. Nothing is said for an empty one. */
  answer?: (word: string, count: number) => string | undefined;
  /** How a reply comes over the line. */
  say?: (line: Socket, reply: string, word: string) => void | Promise<void>;
  /** What it offers beside its name. */
  offers?: readonly string[];
  secure?: { context: SecureContext; isImplicit?: boolean };
  /** Reads nothing of a message. */
  isDeaf?: boolean;
}

/** Replies that end the connection instead: in order, at once, or after a part of a reply. */
export const END = 'END';
export const RESET = 'RESET';

/** A server that does as a test says, and knows what it took. */
export interface FaultyServer {
  port: number;
  /** The Message-IDs of what it has whole and did not refuse, in order; the log of the server, so to speak. */
  taken: string[];
  /** Whether any message came over a line that others can read. */
  hasReadPlain: () => boolean;
  stop: () => Promise<void>;
}

const USUAL: Readonly<Record<string, string>> = { greeting: '220 here', DATA: '354 go on', dot: '250 taken' };

/** Starts such a server. */
export async function startFaulty(habits: Habits): Promise<FaultyServer> {
  const open = new Set<Socket>();
  const seen: Seen = { counts: new Map(), taken: [], readPlain: false };
  const { secure } = habits;
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    const line = secure?.isImplicit ? secured(socket, secure.context) : socket;
    converse(line, habits, seen)('greeting');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    taken: seen.taken,
    hasReadPlain: () => seen.readPlain,
    stop: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Seen {
  counts: Map<string, number>;
  taken: string[];
  readPlain: boolean;
}

/** Listens and answers. @returns what says a reply to a word. */
function converse(line: Socket, habits: Habits, seen: Seen): (word: string) => string {
  const { secure, say = sayPlainly } = habits;
  const isSecured = line instanceof TLSSocket;
  let heard = '';
  let isMessage = false;
  let isForSomebody = false;
  let saying = Promise.resolve();
  const reply = (word: string): string => {
    const count = (seen.counts.get(word) ?? 0) + 1;
    seen.counts.set(word, count);
    const text = habits.answer?.(word, count) ?? usual(word, habits, isSecured);
    saying = saying.then(() => {
      if (text === END) line.destroySoon();
      else if (text === RESET) line.resetAndDestroy();
      else if (text !== '') return say(line, text, word);
      return undefined;
    });
    return text;
  };
  const takeMessage = (text: string): void => {
    isMessage = false;
    seen.readPlain ||= !isSecured;
    const said = reply('dot');
    if (isForSomebody && !/^[45]/.test(said)) seen.taken.push(idIn(text));
  };
  const takeCommand = (text: string): void => {
    const word = text.toUpperCase().match(/^[A-Z]+/)?.[0] ?? '';
    const said = reply(word);
    if (word === 'RCPT') isForSomebody = said.startsWith('2');
    if (word === 'STARTTLS' && said.startsWith('220') && secure)
      saying = saying.then(() => void converse(secured(line, secure.context), habits, seen));
    isMessage = word === 'DATA' && said.startsWith('354');
    if (isMessage && habits.isDeaf) line.pause();
  };
  line.on('error', () => undefined);
  line.on('data', (bytes: Buffer) => {
    heard += bytes.toString('latin1');
    for (let end = endOf(heard, isMessage); end > 0; end = endOf(heard, isMessage)) {
      const text = heard.slice(0, end);
      heard = heard.slice(end);
      if (isMessage) takeMessage(text);
      else takeCommand(text);
    }
  });
  return reply;
}

const sayPlainly: NonNullable<Habits['say']> = (line, reply) => {
  line.write(`${reply}\r\n`);
};

function usual(word: string, { offers = [], secure }: Habits, isSecured: boolean): string {
  if (word === 'STARTTLS') return '220 go on';
  if (word !== 'EHLO') return USUAL[word] ?? '250 fine';
  const all = [...offers, ...(secure && !isSecured ? ['STARTTLS'] : [])];
  return ['here', ...all].map((text, at) => `250${at < all.length ? '-' : ' '}${text}`).join('\r\n');
}

/** Where the next command or message ends; 0 when more of it is to come. */
function endOf(heard: string, isMessage: boolean): number {
  if (isMessage && heard.startsWith('.\r\n')) return 3;
  const end = isMessage ? '\r\n.\r\n' : '\n';
  return heard.indexOf(end) < 0 ? 0 : heard.indexOf(end) + end.length;
}

const idIn = (message: string): string => /^Message-ID: (\S+)/m.exec(message)?.[1] ?? 'nothing';

function secured(line: Socket, secureContext: SecureContext): TLSSocket {
  line.removeAllListeners('data');
  return new TLSSocket(line, { isServer: true, secureContext });
}
