import type { EventStore } from '@plumbline/event-log';
import { MemoryEventStore } from '@plumbline/event-store';
import { ProjectionRunner, type RunnerOptions } from '@plumbline/projection-runtime';
import type { ReadModel } from '@plumbline/view-store';
import { counts, type Toys, toyModel, whereabouts } from './toy.js';

export const TOY_VIEWS = [whereabouts(), counts()];

/** Until a runner has handled everything that the store holds. */
export const level = async (runner: ProjectionRunner, store: EventStore): Promise<void> => {
  expect(await runner.waitFor((await store.head()) ?? '', 5_000)).toBe(true);
};

export type Given = Omit<Partial<RunnerOptions>, 'readModel'> & Readonly<{ dataDir?: string; readModel?: ReadModel }>;

/** A runner at work: where nothing else is said, it projects an empty store into the toy views, in memory. */
export const running = async ({ dataDir, ...given }: Given = {}) => {
  const { store = new MemoryEventStore(), readModel = toyModel(dataDir), views = TOY_VIEWS, ...options } = given;
  const runner = new ProjectionRunner({ store, readModel, views, ...options });
  await runner.start();
  return {
    store,
    readModel,
    runner,
    reader: readModel.reader<Toys>(),
    stop: async (): Promise<void> => {
      await runner.stop();
      readModel.close();
    },
  };
};
