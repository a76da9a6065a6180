import type { IncomingMessage } from 'node:http';
import type { ToldFinding } from '#problem/wording.ts';

/** The longest body that is taken: the outline of a whole county has a tenth of this. */
export const BODY_LIMIT_BYTES = 1024 * 1024;

/** A request that cannot be answered as it is; the message is for the person at the desk. */
export class RefusedError extends Error {
  readonly status: number;
  /** Everything that is wrong, each with a hint, where there is more to say than the message. */
  readonly problems: readonly ToldFinding[];

  constructor(status: number, message: string, problems: readonly ToldFinding[] = []) {
    super(message);
    this.status = status;
    this.problems = problems;
  }
}

/** Reads the JSON that was sent. @throws RefusedError when it is too long, broken, or not plain data. */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > BODY_LIMIT_BYTES) throw new RefusedError(413, 'This is more than the desk takes at once.');
    parts.push(part);
  }
  return parseBody(Buffer.concat(parts));
}

/** Turns bytes into data. A name that could reach into the program itself is refused. */
export function parseBody(bytes: Uint8Array): unknown {
  let isStrange = false;
  const data = read(bytes, (key, value) => {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') isStrange = true;
    return value;
  });
  if (isStrange) throw new RefusedError(400, 'What was sent holds a name that cannot be used.');
  return data;
}

function read(bytes: Uint8Array, reviver: (key: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes), reviver);
  } catch {
    throw new RefusedError(400, 'What was sent is not valid JSON.');
  }
}
