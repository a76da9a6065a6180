import { Readable } from 'node:stream';

const CHUNK_BYTES = 16 * 1024;

/**
 * An email on its way through the connection, which is read only once the server asked for it (354). Before its end is given away no
 * final dot can have been written; after it one may have been, and only the server knows.
 */
export class Handover extends Readable {
  readonly #bytes: Buffer;
  #at = 0;
  #isWhole = false;

  constructor(bytes: Buffer) {
    super({ highWaterMark: CHUNK_BYTES });
    this.#bytes = bytes;
  }

  /** Whether the server may have the whole message. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  override _read(): void {
    if (this.#at < this.#bytes.length) {
      this.push(this.#bytes.subarray(this.#at, this.#at + CHUNK_BYTES));
      this.#at += CHUNK_BYTES;
      return;
    }
    this.#isWhole = true;
    this.push(null);
  }
}
