import type { IncomingMessage } from 'node:http';

/** The longest body that is taken: a form with a thousand places is shorter. */
export const BODY_LIMIT_BYTES = 64 * 1024;
const MOST_FIELDS = 3000;

/** A request as the doorway reads it. */
export interface Asked {
  method: string;
  /** The path, decoded, without what the site lives under. */
  path: string;
  query: URLSearchParams;
  /** The network that it comes from, which limits are counted by. */
  network: string;
  /** The fields of the form that was sent; empty when it was no form. */
  readForm: () => Promise<URLSearchParams>;
}

/** A body that is not taken; `status` says why. */
export class RefusedBody extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`refused with ${status}`);
    this.status = status;
  }
}

/** Reads a form. A body of another kind counts as an empty form. @throws RefusedBody when it is too long. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const bytes = await readBytes(request);
  const [type] = (request.headers['content-type'] ?? '').toLowerCase().split(';');
  if (type?.trim() !== 'application/x-www-form-urlencoded') return new URLSearchParams();
  const form = new URLSearchParams(bytes.toString('utf8'));
  if (form.size > MOST_FIELDS) throw new RefusedBody(413);
  return form;
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT_BYTES) throw new RefusedBody(413);
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of untilCut(request)) {
    size += part.length;
    if (size > BODY_LIMIT_BYTES) throw new RefusedBody(413);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** A visitor who goes away, or is cut off for being too slow, is no fault of ours that an operator must hear of. */
async function* untilCut(request: IncomingMessage): AsyncGenerator<Buffer> {
  try {
    yield* request as AsyncIterable<Buffer>;
  } catch {
    throw new RefusedBody(400);
  }
}
