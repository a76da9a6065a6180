import { type AddressInfo, createServer, type Socket } from 'node:net';

/** What the sink has taken since it was last asked. */
export interface Catch {
  emails: number;
  bytes: number;
  /** Emails whose Message-ID had come before. */
  doubled: number;
  /** From the first connection to the last answer to a final dot. */
  seconds: number;
}

const GREETING = '220 sink ESMTP\r\n';
const REPLIES: Readonly<Record<string, string>> = {
  EHLO: '250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n',
  DATA: '354 go on\r\n',
  QUIT: '221 bye\r\n',
};
const END = Buffer.from('\r\n.\r\n');
/** Headers that a Message-ID stands among. */
const HEAD_BYTES = 4096;

const seen = new Set<string>();
let caught: Catch = { emails: 0, bytes: 0, doubled: 0, seconds: 0 };
let startedMs: number | undefined;

/**
 * A process that takes emails as fast as Node reads: it looks for the end of each and for its Message-ID, and keeps nothing else.
 * It tells its port at once, and what it has caught whenever its parent asks.
 */
const server = createServer((socket) => {
  startedMs ??= performance.now();
  const read = reader();
  socket.setNoDelay(true);
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => answer(socket, read(chunk)));
  socket.write(GREETING);
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('message', () => {
  process.send?.(caught);
  caught = { emails: 0, bytes: 0, doubled: 0, seconds: 0 };
  startedMs = undefined;
  seen.clear();
});
process.on('disconnect', () => process.exit());

function answer(socket: Socket, replies: string): void {
  if (replies !== '') socket.write(replies, 'latin1');
  if (replies.endsWith(REPLIES.QUIT ?? '')) socket.end();
}

/** Reads one conversation; each chunk gives the replies that it calls for. */
function reader(): (chunk: Buffer) => string {
  let isData = false;
  let rest: Buffer = Buffer.alloc(0);
  let head = '';
  let sizeBytes = 0;
  /** Reads on in a message; nothing is left of what belongs to it but what may be the beginning of its end. */
  const readData = (bytes: Buffer): string => {
    const at = bytes.indexOf(END);
    const read = at < 0 ? Math.max(0, bytes.length - END.length + 1) : at + END.length;
    if (head.length < HEAD_BYTES) head += bytes.toString('latin1', 0, Math.min(read, HEAD_BYTES));
    sizeBytes += read;
    rest = bytes.subarray(read);
    if (at < 0) return '';
    take(head, sizeBytes);
    [isData, head, sizeBytes] = [false, '', 0];
    return '250 taken\r\n';
  };
  const readCommand = (bytes: Buffer, lineEnd: number): string => {
    const word = bytes.toString('latin1', 0, 4).toUpperCase();
    isData = word === 'DATA';
    // The line end of DATA is the first of its message, which may be a dot alone.
    rest = bytes.subarray(isData ? lineEnd : lineEnd + 2);
    return REPLIES[word] ?? '250 fine\r\n';
  };
  const readSome = (): string => {
    if (isData) return readData(rest);
    const lineEnd = rest.indexOf('\r\n');
    return lineEnd < 0 ? '' : readCommand(rest, lineEnd);
  };
  return (chunk) => {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let replies = '';
    for (let reply = readSome(); reply !== ''; reply = readSome()) replies += reply;
    return replies;
  };
}

function take(head: string, sizeBytes: number): void {
  const id = /^Message-ID:\s*(<[^>]*>)/im.exec(head)?.[1] ?? '';
  if (seen.has(id)) caught.doubled += 1;
  seen.add(id);
  caught.emails += 1;
  caught.bytes += sizeBytes;
  caught.seconds = (performance.now() - (startedMs ?? 0)) / 1000;
}
