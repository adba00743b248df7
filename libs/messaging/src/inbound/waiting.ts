import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { NotNow } from './refused.js';

/** Rejects as soon as that is aborted, whatever becomes of the work. */
export const unlessAborted = async <T>(signal: AbortSignal, work: Promise<T>): Promise<T> => {
  const done = new AbortController();
  const either = AbortSignal.any([signal, done.signal]);
  const aborted = async (): Promise<never> => {
    if (!either.aborted) await once(either, 'abort');
    throw new Error('it was stopped');
  };
  try {
    return await Promise.race([work, aborted()]);
  } finally {
    done.abort();
  }
};

/** What takes longer is sent again: it is known by its id if it was done. @throws NotNow */
export const inTime = async <T>(ms: number, work: Promise<T>): Promise<T> => {
  const done = new AbortController();
  const late = sleep(ms, undefined, { signal: done.signal }).then((): never => {
    throw new NotNow(`A command took longer than ${String(ms / 1_000)} s.`);
  });
  late.catch(() => undefined);
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    done.abort();
  }
};
