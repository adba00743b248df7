import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { BlueprintRefused, UnsupportedBlueprint } from '../model/refused.js';
import { inspectBlueprint } from '../inspect-blueprint.js';
import type { Inspection } from '../model/inspection.js';
import { type ReadLimits, askThread } from './ask-thread.js';
import type { ReadResponse, ReadRequest } from './protocol.js';
import { ReaderBusy } from './reader-busy.js';

/** Several times what the slowest page that is taken needs. */
const READ_LIMITS: ReadLimits = { megabytes: 192, seconds: 6 };
/** A thread with nothing to read gives its memory back after so long. */
const IDLE_MS = 30_000;
/** As many are kept in memory; each may be 5 MB. */
const MAX_WAITING = 16;

const built = new URL('./reader.worker.js', import.meta.url);
/** Under a test runner there are only sources, which a thread of Node's own can't load. */
const hasThread = existsSync(built);

const inspectionOf = (answer: ReadResponse): Inspection => {
  if ('inspection' in answer) return answer.inspection;
  if ('failed' in answer) throw new Error(`Reading a blueprint failed: ${answer.failed}`);
  const { code, message, unsupported } = answer.refused;
  throw unsupported ? new UnsupportedBlueprint(message) : new BlueprintRefused(code, message);
};

/**
 * Reads blueprints one after the other on a thread of its own, so that whoever else asks the process for something does not
 * wait for a document, and so that no document can take more memory or time than `Allowance`. In the build only; from
 * sources it reads where it is called.
 */
export class BlueprintReader {
  private thread: Worker | undefined;
  private idle: NodeJS.Timeout | undefined;
  private last: Promise<unknown> = Promise.resolve();
  private asked = 0;

  constructor(private readonly allowance: ReadLimits = READ_LIMITS) {}

  /** Throws what `inspectBlueprint` throws, and `ReaderBusy`. */
  inspect(name: string, content: Uint8Array): Promise<Inspection> {
    if (this.asked >= MAX_WAITING)
      return Promise.reject(new ReaderBusy('Too many documents wait to be read. Nothing was changed.'));
    this.asked += 1;
    const read = this.last.then(() => this.read({ name, content }));
    this.last = read.then(
      () => undefined,
      () => undefined,
    );
    return read.finally(() => (this.asked -= 1));
  }

  /** How many wait to be read, or are. */
  get waiting(): number {
    return this.asked;
  }

  async close(): Promise<void> {
    await this.last;
    await this.end();
  }

  private async read(ask: ReadRequest): Promise<Inspection> {
    if (!hasThread) return inspectBlueprint(ask.name, ask.content);
    clearTimeout(this.idle);
    try {
      return inspectionOf(await this.ask(ask));
    } finally {
      this.idle = setTimeout(() => void this.end(), IDLE_MS).unref();
    }
  }

  private async ask(ask: ReadRequest): Promise<ReadResponse> {
    try {
      this.thread ??= this.begin();
      return await askThread(this.thread, ask, this.allowance);
    } catch (error) {
      await this.end();
      throw error;
    }
  }

  private begin(): Worker {
    const thread = new Worker(built, { resourceLimits: { maxOldGenerationSizeMb: this.allowance.megabytes } });
    thread.unref();
    // An end between two documents hurts nobody: the next one begins another thread.
    return thread
      .on('error', () => undefined)
      .on('exit', () => {
        if (this.thread === thread) this.thread = undefined;
      });
  }

  private async end(): Promise<void> {
    clearTimeout(this.idle);
    const thread = this.thread;
    this.thread = undefined;
    await thread?.terminate();
  }
}
