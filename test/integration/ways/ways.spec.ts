import fc from 'fast-check';
import { DeadEnds } from './dead-ends.js';
import { ENDS, unnamedEnds } from './ends.js';
import { begin } from './start.js';
import { statesIn, steps, taken } from './steps.js';
import type { World } from './world.js';

/** How many states further the nominations are, one after the other, when a world begins. */
const BEGINNINGS = [0, 3, 7, 10, 15, 16];
const worlds: World[] = [];
const deadEnds = new DeadEnds();
const seen = new Set<string>();

beforeAll(async () => {
  for (const further of BEGINNINGS) worlds.push(await begin(further));
});
afterAll(() => {
  for (const world of worlds) world.close();
});

/** What happened, and where it got stuck. */
const told = (...parts: readonly unknown[]): string => parts.map((part) => JSON.stringify(part, null, 1)).join('\n');

describe('every nomination, cycle, person and framework of a random world', () => {
  it('has after each step a way to an end, by commands that the refusals name, for somebody who may send them', async () => {
    const runs = fc.record({ beginning: fc.nat(BEGINNINGS.length - 1), run: steps });
    await fc.assert(
      fc.asyncProperty(runs, async ({ beginning, run }) => {
        await worlds[beginning]?.inBranch(async (world) => {
          const happened: unknown[] = [`begun ${String(beginning)}`];
          for (const step of run) {
            happened.push(await taken(world, step));
            for (const state of await statesIn(world)) seen.add(state);
            const stuck = await deadEnds.in(world);
            if (stuck.length > 0) throw new Error(told(...happened, ...stuck));
          }
        });
      }),
      { numRuns: 30, endOnFailure: true },
    );
  });
  it('was in every state, and came to every end that a guide calls one', () => {
    const statuses = new Set([...seen].map((state) => state.split(' ')[0]));
    expect([...statuses].sort()).toEqual(
      ['appealed', 'decided', 'draft', 'released', 'returned', 'submitted', 'voted', 'voting', 'withdrawn'].sort(),
    );
    expect(seen.size).toBeGreaterThan(15);
    expect([...deadEnds.ends].sort()).toEqual(Object.keys(ENDS).sort());
    expect(unnamedEnds()).toEqual([]);
  });
});
