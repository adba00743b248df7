import { setTimeout as sleep } from 'node:timers/promises';
import type { Position } from '@plumbline/domain';
import { Demand, demandCounter } from '@plumbline/projection-runtime';
import { Waiters } from '@plumbline/view-store';
import { record, registered } from './happenings.js';
import { running } from './running.js';

const LONG_MS = 60_000;

describe('a runner that may rest', () => {
  const demand = new Demand(demandCounter(), LONG_MS);
  const waiters = new Waiters(demand.changed);
  const told: (Position | null)[] = [];
  const onReached = (position: Position | null): void => {
    told.push(position);
    waiters.reached(position);
  };
  const until = async (isSo: () => boolean): Promise<void> => {
    for (let looks = 0; looks < 500 && !isSo(); looks += 1) await sleep(10);
    expect(isSo()).toBe(true);
  };

  it('projects what is committed meanwhile together, as soon as somebody waits for it', async () => {
    const { store, stop } = await running({ rest: demand.rest, onReached });
    const first = await record(store, registered('a', 'eng'));
    await until(() => told.at(-1) === first);
    await sleep(10);
    const { length } = told;
    for (const id of ['b', 'c', 'd']) await record(store, registered(id, 'eng'));
    const last = await record(store, registered('e', 'eng'));
    await sleep(50);
    expect(told.slice(length)).toEqual([]);
    expect(await waiters.add(last, LONG_MS)).toBe(true);
    expect(told.slice(length)).toEqual([last]);

    // Whoever waits already lets it rest no more.
    const waiting = waiters.add('9'.repeat(16), LONG_MS);
    const next = await record(store, registered('f', 'eng'));
    await until(() => told.at(-1) === next);
    await stop();
    waiters.giveUp();
    expect(await waiting).toBe(false);
  });
});
