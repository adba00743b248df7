import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<string>();

/** Everything that the work starts, awaited or not, logs under this id. */
export const withCorrelation = <T>(correlationId: string, work: () => T): T => storage.run(correlationId, work);

export const correlationId = (): string | undefined => storage.getStore();
