import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { BlueprintRefused } from '../model/refused.js';
import type { ReadResponse, ReadRequest } from './protocol.js';
import { ReaderBusy } from './reader-busy.js';

/** What a document may cost. `seconds` of the processor, which a machine that does much else takes longer to give. */
export type ReadLimits = Readonly<{ megabytes: number; seconds: number }>;

const tooMuch = (what: string): BlueprintRefused =>
  new BlueprintRefused(
    'blueprint-too-complex',
    `Reading the document took more than ${what}; send its parts one by one.`,
  );
const tooLong = (seconds: number): BlueprintRefused => tooMuch(`${String(seconds)} seconds of the processor`);

/** Not by class: Node makes these errors, and may do so in another realm. */
const reasonOf = (error: unknown, { megabytes }: ReadLimits): unknown => {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  if (code === 'ABORT_ERR') return cause;
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch(`${String(megabytes)} MB of memory`) : error;
};

/** Of the processor, by the thread so far; 0 before it runs and after it has ended. */
const secondsOf = async (worker: Worker): Promise<number> => {
  try {
    const { user, system } = await worker.cpuUsage();
    return (user + system) / 1_000_000;
  } catch {
    return 0;
  }
};

const LOOK_MS = 100;
/** After so long the machine has too much else to do. */
const PATIENCE_MS = 60_000;

/** Aborts where the thread has taken more than it may, or has not been given the time for it. */
const watch = (worker: Worker, { seconds }: ReadLimits, before: number, giveUp: AbortController): (() => void) => {
  const look = setInterval(() => {
    void secondsOf(worker).then((now) => {
      if (now - before > seconds) giveUp.abort(tooLong(seconds));
    });
  }, LOOK_MS);
  const patience = setTimeout(() => {
    giveUp.abort(new ReaderBusy('The machine has no time to read the document now. Nothing was changed.'));
  }, PATIENCE_MS);
  return () => {
    clearInterval(look);
    clearTimeout(patience);
  };
};

/** Sends one document to the thread. Rejects where it takes more than it may, or where the thread ends: it is of no use then. */
export const askThread = async (worker: Worker, ask: ReadRequest, allowance: ReadLimits): Promise<ReadResponse> => {
  const giveUp = new AbortController();
  const exited = (): void => {
    giveUp.abort(new Error('The thread that reads blueprints has stopped.'));
  };
  worker.once('exit', exited);
  const before = await secondsOf(worker);
  const unwatch = watch(worker, allowance, before, giveUp);
  try {
    const answered = once(worker, 'message', giveUp) as Promise<[ReadResponse]>;
    worker.postMessage(ask);
    const [answer] = await answered;
    if ((await secondsOf(worker)) - before > allowance.seconds) throw tooLong(allowance.seconds);
    return answer;
  } catch (error) {
    throw reasonOf(error, allowance);
  } finally {
    unwatch();
    worker.off('exit', exited);
  }
};
