import { Worker } from 'node:worker_threads';
import type { FlyerOrder, FlyerStock, MadeFlyer } from '#publish/make-flyer.ts';

/** What a worker is asked to make. */
export interface ToWorker {
  number: number;
  order: FlyerOrder;
}

/** What a worker answers, once its fonts are read and then to each order. */
export type FromWorker = 'ready' | { number: number; made: MadeFlyer };

/** So many orders are with one worker: the one it works on, and the next, so that it never waits for us. */
export const ORDERS_PER_WORKER = 2;

/** A thread that makes flyers; it reads the fonts once and is handed once what all flyers share. */
class FlyerWorker {
  readonly #thread: Worker;
  readonly #orders = new Map<number, PromiseWithResolvers<MadeFlyer>>();
  readonly #onFailure: (error: unknown) => void;
  isReady = false;

  constructor(stock: FlyerStock, onFailure: (error: unknown) => void) {
    this.#onFailure = onFailure;
    this.#thread = new Worker(new URL('./flyer-worker.ts', import.meta.url), { workerData: stock });
    this.#thread.on('message', (message: FromWorker) => this.#hear(message));
    this.#thread.on('error', (error) => this.#onFailure(error));
    this.#thread.on('exit', (code) => this.#onFailure(new Error(`A worker that makes flyers ended with ${code}.`)));
  }

  /** How many orders it has not answered. */
  get load(): number {
    return this.#orders.size;
  }

  make(number: number, order: FlyerOrder): Promise<MadeFlyer> {
    const answer = Promise.withResolvers<MadeFlyer>();
    this.#orders.set(number, answer);
    this.#thread.postMessage({ number, order } satisfies ToWorker);
    return answer.promise;
  }

  /** Answers all that it was asked with a failure. */
  fail(error: unknown): void {
    for (const { reject } of this.#orders.values()) reject(error);
    this.#orders.clear();
  }

  async end(): Promise<void> {
    this.#thread.removeAllListeners('exit');
    await this.#thread.terminate();
  }

  #hear(message: FromWorker): void {
    if (message === 'ready') this.isReady = true;
    else {
      this.#orders.get(message.number)?.resolve(message.made);
      this.#orders.delete(message.number);
    }
  }
}

/** Threads that make flyers side by side. When one fails, all that was asked of any fails with its error. */
export class FlyerPool {
  readonly #workers: readonly FlyerWorker[];
  #asked = 0;
  #failure: { error: unknown } | undefined;

  constructor(stock: FlyerStock, size: number) {
    this.#workers = Array.from({ length: size }, () => new FlyerWorker(stock, (error) => this.#fail(error)));
  }

  /** Whether a worker waits for an order, having read its fonts. */
  get hasRoom(): boolean {
    return this.#workers.some(({ isReady, load }) => isReady && load < ORDERS_PER_WORKER);
  }

  /** Makes one flyer by the worker that has least to do. */
  async make(order: FlyerOrder): Promise<MadeFlyer> {
    if (this.#failure) throw this.#failure.error;
    const [first, ...others] = this.#workers.filter(({ isReady }) => isReady);
    if (!first) throw new TypeError('No worker is ready to make flyers.');
    return others.reduce((least, one) => (one.load < least.load ? one : least), first).make(this.#asked++, order);
  }

  /** Ends all workers, whatever they are at. */
  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.end()));
  }

  #fail(error: unknown): void {
    this.#failure ??= { error };
    for (const worker of this.#workers) worker.fail(this.#failure.error);
  }
}
