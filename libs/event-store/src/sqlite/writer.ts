import { OutcomeUnknown, StoreUnavailable, type StoreHealth } from '@plumbline/event-log';
import { openedFile } from '@plumbline/sqlite';
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Append, Outcome } from '../stored/append.js';
import type { FromWriter, Setup, ToWriter } from './protocol.js';

type Waiting = Readonly<{ append: Append; resolve: (outcome: Outcome) => void; reject: (error: Error) => void }>;

export type WriterListener = Readonly<{
  /** Called before the senders of the appends get their outcomes. */
  committed: (outcomes: readonly Outcome[]) => void;
  /** Called where stored events got their leaf hashes, with the position of the last. */
  migrated: (last: number) => void;
  /** Called when the thread ended with appends unanswered: they may be committed or not. */
  lost: () => void;
}>;

/** So many appends are sent without waiting for the end of the event-loop turn, so that the writer starts early. */
const SEND_AT = 32;

const workerFile = (): URL => {
  const built = new URL('./writer.worker.js', import.meta.url);
  // Under a test runner this is a source file, and Node itself strips the types of the worker's.
  return existsSync(built) ? built : new URL('./writer.worker.ts', import.meta.url);
};

/** The main thread's side of the writer thread: sends appends in order, batched per event-loop turn, and returns their outcomes. */
export class Writer {
  private readonly sent: Waiting[] = [];
  private unsent: Waiting[] = [];
  private scheduled = false;
  private fault: string | undefined;
  private logFault: string | undefined;
  private ended: string | undefined;
  private readonly whenEnded: Promise<void>;

  private constructor(
    private readonly worker: Worker,
    private readonly listener: WriterListener,
    private readonly replaced: () => string | undefined,
    /** How often the log went on without its keys. */
    readonly losses: number,
  ) {
    this.whenEnded = new Promise((resolve) =>
      worker.once('exit', () => {
        this.end('The writer thread of the event store has stopped.');
        resolve();
      }),
    );
    worker.on('error', (error) => {
      this.end(`The writer thread of the event store failed: ${String(error)}`);
    });
    worker.on('message', (message: FromWriter) => {
      this.receive(message);
    });
  }

  /** Throws `StoreUnavailable` where the file can't be opened for writing. */
  static async start(setup: Setup, listener: WriterListener): Promise<Writer> {
    const worker = new Worker(workerFile(), { workerData: setup });
    const first = await new Promise<FromWriter>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => {
        resolve({ notOpened: 'the writer thread stopped' });
      });
    });
    if ('opened' in first) {
      if (first.migrated !== null) listener.migrated(first.migrated);
      return new Writer(worker, listener, openedFile(setup.file), first.losses);
    }
    await worker.terminate();
    const why = 'notOpened' in first ? first.notOpened : 'unknown';
    throw new StoreUnavailable(`${setup.file} cannot be opened for writing: ${why}`);
  }

  /** Opens something that is needed beside this writer, and closes the writer where that fails. */
  async beside<T>(open: () => T): Promise<T> {
    try {
      return open();
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  submit(append: Append): Promise<Outcome> {
    if (this.ended !== undefined) return Promise.reject(new StoreUnavailable(this.ended));
    return new Promise((resolve, reject) => {
      this.unsent.push({ append, resolve, reject });
      if (this.unsent.length >= SEND_AT) this.send();
      else this.schedule();
    });
  }

  health(): StoreHealth {
    const detail = this.ended ?? this.replacedFault ?? this.fault ?? this.logFault;
    return detail === undefined ? { ok: true } : { ok: false, detail };
  }

  /** Lets everything that was submitted finish first. */
  async close(): Promise<void> {
    if (this.ended === undefined) {
      this.send();
      this.ended = 'The event store is closed.';
      this.post('close');
    }
    await this.whenEnded;
  }

  /** What would be written to a file that was removed is lost with the end of this process. */
  private get replacedFault(): string | undefined {
    const replaced = this.replaced();
    return replaced === undefined ? undefined : faultOf(replaced);
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.send();
    });
  }

  private send(): void {
    if (this.unsent.length === 0) return;
    const { unsent, replacedFault } = this;
    this.unsent = [];
    if (replacedFault !== undefined) {
      rejectAll(unsent, new StoreUnavailable(replacedFault));
      return;
    }
    this.sent.push(...unsent);
    this.post(JSON.stringify(unsent.map(({ append }) => append)));
  }

  private post(message: ToWriter): void {
    this.worker.postMessage(message);
  }

  private receive(message: FromWriter): void {
    if ('outcomes' in message) {
      const outcomes = JSON.parse(message.outcomes) as readonly Outcome[];
      this.fault = undefined;
      const answered = this.sent.splice(0, outcomes.length);
      this.listener.committed(outcomes);
      outcomes.forEach((outcome, at) => answered[at]?.resolve(outcome));
    } else if ('failed' in message) {
      this.fault = faultOf(message.failed);
      rejectAll(this.sent.splice(0, message.appends), new StoreUnavailable(this.fault));
    } else if ('unknown' in message) {
      this.fault = faultOf(message.unknown);
      this.listener.lost();
      rejectAll(this.sent.splice(0, message.appends), new OutcomeUnknown(this.fault));
    } else if ('checkpoint' in message) this.logFault = logFaultOf(message.checkpoint);
    else if ('tried' in message) this.fault = message.tried === null ? undefined : faultOf(message.tried);
  }

  private end(why: string): void {
    this.ended ??= why;
    rejectAll(this.unsent.splice(0), new StoreUnavailable(this.ended));
    if (this.sent.length === 0) return;
    this.listener.lost();
    rejectAll(this.sent.splice(0), new OutcomeUnknown(`${this.ended} Appends were in its hands.`));
  }
}

const faultOf = (detail: string): string => `Nothing can be written: ${detail}`;

const logFaultOf = (detail: string | null): string | undefined =>
  detail === null ? undefined : `The log of events.db grows, because it cannot be written into the file: ${detail}`;

const rejectAll = (waiting: readonly Waiting[], why: Error): void => {
  for (const { reject } of waiting) reject(why);
};
