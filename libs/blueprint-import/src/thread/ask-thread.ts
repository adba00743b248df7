import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { BlueprintRefused } from '../model/refused.js';
import type { ReadResponse, ReadRequest } from './protocol.js';

/** What a document may cost. */
export type ReadLimits = Readonly<{ megabytes: number; seconds: number }>;

const tooMuch = (what: string): BlueprintRefused =>
  new BlueprintRefused(
    'blueprint-too-complex',
    `Reading the document took more than ${what}; send its parts one by one.`,
  );

/** Not by class: Node makes these errors, and may do so in another realm. */
const reasonOf = (error: unknown, { megabytes }: ReadLimits): unknown => {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  if (code === 'ABORT_ERR') return cause;
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch(`${String(megabytes)} MB of memory`) : error;
};

/** Sends one document to the thread. Rejects where it takes more than it may, or where the thread ends: it is of no use then. */
export const askThread = async (worker: Worker, ask: ReadRequest, allowance: ReadLimits): Promise<ReadResponse> => {
  const giveUp = new AbortController();
  const patience = setTimeout(() => {
    giveUp.abort(tooMuch(`${String(allowance.seconds)} seconds`));
  }, allowance.seconds * 1000);
  const exited = (): void => {
    giveUp.abort(new Error('The thread that reads blueprints has stopped.'));
  };
  worker.once('exit', exited);
  try {
    const answered = once(worker, 'message', giveUp) as Promise<[ReadResponse]>;
    worker.postMessage(ask);
    return (await answered)[0];
  } catch (error) {
    throw reasonOf(error, allowance);
  } finally {
    clearTimeout(patience);
    worker.off('exit', exited);
  }
};
