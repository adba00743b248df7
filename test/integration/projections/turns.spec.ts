import { jest } from '@jest/globals';
import { busyStore } from './happenings.js';
import { level, running } from './running.js';

const EVENTS = 300;
const MS_A_LOOK = 4;

/** The clock goes on by as much whenever somebody looks at it, so that a slice is used up after a few events, on any machine. */
const hastenClock = (): void => {
  let now = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => (now += MS_A_LOOK));
};

/** How many turns others of this thread had while the work went on. */
const turnsDuring = async (work: () => Promise<unknown>): Promise<number> => {
  let [turns, going] = [0, true];
  const others = (): void => {
    if (!going) return;
    turns += 1;
    setImmediate(others);
  };
  setImmediate(others);
  await work();
  going = false;
  return turns;
};

describe('projecting many events at once', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('lets others have their turns while views catch up with a long log', async () => {
    const store = await busyStore(10, EVENTS);
    hastenClock();
    let stop = (): Promise<void> => Promise.resolve();
    const turns = await turnsDuring(async () => {
      const started = await running({ store, batch: 1_000 });
      stop = started.stop;
      await level(started.runner, store);
    });
    await stop();
    expect(turns).toBeGreaterThan(EVENTS / 10);
  });
  it('lets others have their turns while views are rebuilt', async () => {
    const store = await busyStore(10, EVENTS);
    const { runner, stop } = await running({ store, batch: 1_000 });
    await level(runner, store);
    hastenClock();
    const turns = await turnsDuring(() => runner.rebuild());
    await stop();
    expect(turns).toBeGreaterThan(EVENTS / 10);
  });
});
