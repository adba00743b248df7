import type { Logger } from '../log/logger.js';

const FAILED = 1;

export type StoppingOptions = Readonly<{
  /** Milliseconds after which the process ends whatever is still running. */
  within: number;
  exit: (code: number) => void;
  log: Pick<Logger, 'info' | 'error'>;
}>;

/** Closes what has started; false where some of it could not be closed, which it has logged. */
type Close = () => Promise<boolean>;

/**
 * What a signal does to a server or worker, also while it starts: the first stops it in order, the second at once. The process leaves with 1
 * unless all was closed.
 */
export class Stopping {
  readonly #of: StoppingOptions;
  readonly #told = new AbortController();
  #toldAt = 0;
  #closing: Promise<void> | undefined;
  #close: Close | undefined;

  constructor(options: StoppingOptions) {
    this.#of = options;
  }

  /** Of this process, by SIGINT and SIGTERM. */
  static bySignals({ within, log }: Omit<StoppingOptions, 'exit'>): Stopping {
    const stopping = new Stopping({ within, log, exit: (code) => process.exit(code) });
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => {
        stopping.tell();
      });
    return stopping;
  }

  /** Whoever waits at the start gives up once it is aborted. */
  get signal(): AbortSignal {
    return this.#told.signal;
  }

  tell(): void {
    const { log, exit, within } = this.#of;
    if (this.signal.aborted) {
      exit(FAILED);
      return;
    }
    this.#toldAt = performance.now();
    log.info({}, 'stopping');
    // Never cleared: it also ends a process that something unknown keeps alive when all is closed.
    setTimeout(() => {
      log.error({ ms: this.#since() }, 'not everything has stopped in time');
      exit(FAILED);
    }, within).unref();
    this.#told.abort();
    if (this.#close !== undefined) this.#closing = this.#end(this.#close);
  }

  /** Does a start, which closes what it has opened where it fails. Returns, too, where a signal came meanwhile. */
  async start(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!this.signal.aborted) throw error;
    }
    if (this.signal.aborted && this.#close === undefined) this.#stopped();
    await this.#closing;
  }

  /** What is closed by a signal from now on. Closes it, and rejects, where one came already. */
  async opened(close: Close): Promise<void> {
    this.#close = close;
    if (!this.signal.aborted) return;
    await this.#end(close);
    this.signal.throwIfAborted();
  }

  async #end(close: Close): Promise<void> {
    const { log, exit } = this.#of;
    const isWhole = await close().catch((error: unknown) => {
      log.error({ err: error }, 'closing failed');
      return false;
    });
    if (isWhole) this.#stopped();
    else exit(FAILED);
  }

  #stopped(): void {
    this.#of.log.info({ ms: this.#since() }, 'stopped');
  }

  #since(): number {
    return Math.round(performance.now() - this.#toldAt);
  }
}
