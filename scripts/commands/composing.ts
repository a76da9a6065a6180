import { type ChildProcess, fork } from 'node:child_process';
import type { Answer, Ask, Order } from '#commands/compose-process.ts';
import { ComposeFault } from '#delivery/compose/composer.ts';
import type { Encoded } from '#delivery/compose/template.ts';
import type { News } from '#delivery/ledger/news.ts';

/** Why nothing can be composed: everything that is wrong with the content, as it is shown. */
export class ContentFault extends ComposeFault {}

/** The process ends when it was not asked for so long; it is started anew when it is needed, and looks at the content again. */
const IDLE_MS = 2000;
const PROGRAM = new URL('./compose-process.ts', import.meta.url);

/** Composes the bulletins of an edition in a process of its own. The memory that the content needs is free again once it is not needed. */
export class Composing {
  readonly #order: Order;
  readonly #waiting = new Map<number, PromiseWithResolvers<Answer>>();
  #child: ChildProcess | undefined;
  #opened: Promise<Answer> | undefined;
  #last = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor(order: Order) {
    this.#order = order;
  }

  /**
   * Reads the content, and sees whether it still says what was prepared. @returns the host of the site.
   * @throws ContentFault, ComposeFault
   */
  async open(): Promise<string> {
    const answer = await this.#open();
    if ('host' in answer) return answer.host;
    throw new TypeError('The process that composes answers something else.');
  }

  /** Encodes what some people get. @throws ContentFault, ComposeFault */
  async encode(news: News, language: string): Promise<Encoded> {
    await this.open();
    this.#last += 1;
    const answer = await this.#ask({ at: this.#last, news, language });
    if ('encoded' in answer) return answer.encoded;
    throw new TypeError('The process that composes answers something else.');
  }

  close(): void {
    clearTimeout(this.#idle);
    if (this.#child?.connected) this.#child.disconnect();
    this.#child = undefined;
    this.#opened = undefined;
  }

  #open(): Promise<Answer> {
    this.#opened ??= this.#ask({ at: 0, order: this.#order });
    return this.#opened;
  }

  async #ask(ask: Ask): Promise<Answer> {
    clearTimeout(this.#idle);
    const child = this.#child ?? this.#start();
    const waiting = Promise.withResolvers<Answer>();
    this.#waiting.set(ask.at, waiting);
    child.send(ask);
    const answer = await waiting.promise;
    if (this.#waiting.size === 0) this.#idle = setTimeout(() => this.close(), IDLE_MS);
    if ('problems' in answer) throw new ContentFault(answer.problems);
    if ('fault' in answer) throw new ComposeFault(answer.fault);
    if ('bug' in answer) throw new Error(answer.bug);
    return answer;
  }

  #start(): ChildProcess {
    const child = fork(PROGRAM, { execArgv: [], serialization: 'advanced' });
    child.on('message', (answer: Answer) => {
      this.#waiting.get(answer.at)?.resolve(answer);
      this.#waiting.delete(answer.at);
    });
    child.on('exit', () => {
      if (this.#child !== child) return;
      this.close();
      for (const waiting of this.#waiting.values()) waiting.reject(new Error('The process that composes has ended.'));
      this.#waiting.clear();
    });
    this.#child = child;
    return child;
  }
}
