import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import type { SmtpSettings } from '#delivery/messenger/smtp-settings.ts';

/** A message that the server took. */
export interface Taken {
  to: string;
  raw: Buffer;
}

/** Where in the conversation the server cuts the line. */
export type Cut = 'in the message' | 'after the dot';

/** What a server does wrong; without any of it all is taken. */
export interface Faults {
  refuseConnection?: boolean;
  /** The answer to a recipient. */
  recipient?: (to: string) => [code: number, words: string] | undefined;
  /** The answer to the dot. */
  data?: (to: string) => [code: number, words: string] | undefined;
  cut?: (to: string) => Cut | undefined;
  /** What it says when it has taken a message. */
  words?: string;
}

/** A real SMTP server on this machine. */
export interface Sink {
  port: number;
  taken: Taken[];
  /** So many connections were made. */
  connections: () => number;
  stop: () => Promise<void>;
}

/** Starts a server that takes emails, or does not. */
export async function startSink(faults: Faults = {}, options: SMTPServerOptions = {}): Promise<Sink> {
  const taken: Taken[] = [];
  const sockets = new Map<string, Socket>();
  let connections = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    size: 50_000_000,
    ...options,
    onConnect: (_session, done) => {
      connections += 1;
      done(faults.refuseConnection ? refusal(554, 'No mail here') : null);
    },
    onRcptTo: ({ address }, _session, done) => done(errorOf(faults.recipient?.(address))),
    onData: (stream, session, done) => {
      const [to = ''] = session.envelope.rcptTo.map(({ address }) => address);
      const parts: Buffer[] = [];
      const cut = faults.cut?.(to);
      stream.on('data', (part: Buffer) => {
        parts.push(part);
        if (cut === 'in the message') socketOf(session)?.destroy();
      });
      stream.on('end', () => {
        const error = errorOf(faults.data?.(to));
        if (!error) taken.push({ to, raw: Buffer.concat(parts) });
        if (cut === 'after the dot') socketOf(session)?.destroy();
        else done(error, faults.words);
      });
    },
  });
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => sockets.set(String(socket.remotePort), socket));
  const port = await listen(server.server);
  return {
    port,
    taken,
    connections: () => connections,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };

  function socketOf(session: SMTPServerSession): Socket | undefined {
    return sockets.get(String(session.remotePort));
  }
}

const DEFAULTS: Readonly<Record<string, string>> = { DATA: '354 go on', dot: '250 taken' };

/** A server that answers as a table says: by the first word of each line, `dot` for the end of a message. `CUT` ends the line. */
export async function startScripted(answer: (word: string, count: number) => string | undefined) {
  const counts = new Map<string, number>();
  const open = new Set<Socket>();
  const messages: string[] = [];
  const say = (socket: Socket, word: string, otherwise: string): void => {
    counts.set(word, (counts.get(word) ?? 0) + 1);
    const reply = answer(word, counts.get(word) ?? 0) ?? otherwise;
    if (reply === 'CUT') socket.destroy();
    else if (reply !== '') socket.write(`${reply}\r\n`);
  };
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    let isData = false;
    let message = '';
    say(socket, 'greeting', '220 here');
    createInterface({ input: socket }).on('line', (line) => {
      if (isData && line !== '.') {
        message += line;
        return;
      }
      if (isData) messages.push(message);
      message = '';
      const word = isData ? 'dot' : (line.toUpperCase().split(/[ :]/)[0] ?? '');
      isData = word === 'DATA' && (answer(word, (counts.get(word) ?? 0) + 1) ?? '354').includes('354');
      say(socket, word, DEFAULTS[word] ?? '250 fine');
    });
  });
  const port = await listen(server);
  return {
    port,
    count: (word: string) => counts.get(word) ?? 0,
    /** What stood before each dot, without line ends. */
    messages: () => messages,
    stop: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** How a test reaches a server of its own. */
export const reaching = (port: number, over: Partial<SmtpSettings> = {}): SmtpSettings => ({
  host: '127.0.0.1',
  port,
  isImplicitTls: false,
  isLoopback: true,
  login: undefined,
  dkim: undefined,
  connections: 2,
  limits: { perSecond: 100_000, perDomainPerSecond: 100_000 },
  ...over,
});

const refusal = (responseCode: number, words: string): Error => Object.assign(new Error(words), { responseCode });

const errorOf = (answer: [code: number, words: string] | undefined): Error | null =>
  answer ? refusal(...answer) : null;

function listen(server: { listen: (port: number, host: string, done: () => void) => void; address: () => unknown }) {
  return new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
