import { type AppendResult, type EventStore, type EventToAppend, StoreUnavailable } from '@plumbline/event-log';
import { memberAdded as e } from '@plumbline/testing';
import { notLinearisable, type Observed } from '../../support/linearisable.js';
import type { Under } from './under-test.js';

const CLIENTS = 8;
const TURNS = 12;
const STREAMS = 3;

type Ids = readonly string[];
const idsOf = (events: readonly Readonly<{ id: string }>[]): Ids => events.map(({ id }) => id);
const lengthAt = (revision: bigint | 'no-stream' | null): number =>
  typeof revision === 'bigint' ? Number(revision) + 1 : 0;

/** What clients were told, in the order in which this process asked and was answered. */
class History {
  readonly observed: Observed[] = [];
  /** What each stream held at some length. */
  readonly held: Readonly<{ stream: string; until: number; ids: Ids }>[] = [];
  private ticks = 0;

  async read(store: EventStore, stream: string): Promise<number> {
    const from = this.tick();
    const ids = idsOf(await store.readStream(stream));
    const length = ids.length;
    this.held.push({ stream, until: length, ids });
    this.observed.push({ stream, from, to: this.tick(), is: 'read', length, what: `a read of ${String(length)}` });
    return length;
  }

  /** A store for reading only refuses. */
  async append(store: EventStore, stream: string, length: number, events: readonly EventToAppend[]): Promise<void> {
    const from = this.tick();
    const expected = length === 0 ? 'no-stream' : BigInt(length - 1);
    const result = await store.append(stream, expected, events).catch((error: unknown) => {
      if (error instanceof StoreUnavailable) return undefined;
      throw error;
    });
    if (result !== undefined) this.appended({ stream, from, to: this.tick() }, length, events, result);
  }

  private appended(
    at: Pick<Observed, 'stream' | 'from' | 'to'>,
    length: number,
    events: readonly EventToAppend[],
    result: AppendResult,
  ): void {
    const what = `an append behind ${String(length)}`;
    if (result.ok) {
      this.held.push({ stream: at.stream, until: lengthAt(result.receipt.revision), ids: idsOf(events) });
      this.observed.push({ ...at, what, is: 'append', length, added: events.length });
    } else if (result.reason === 'conflict')
      this.observed.push({ ...at, what, is: 'read', length: lengthAt(result.actual) });
  }

  private tick(): number {
    this.ticks += 1;
    return this.ticks;
  }
}

export const histories = (under: Under): void => {
  it('answers many clients of two stores as one log would', async () => {
    const history = new History();
    const stores = [under().store, await under().other()];
    const client = async (at: number) => {
      const store = stores[at % 2] ?? under().store;
      for (let turn = at; turn < at + TURNS; turn += 1) {
        const stream = `cycle-${String(turn % STREAMS)}`;
        const length = await history.read(store, stream);
        const events = Array.from({ length: 1 + (turn % 3) }, (_, each) => e(each));
        await history.append(store, stream, turn % 4 === 3 ? turn : length, events);
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, (_, at) => client(at)));
    expect(notLinearisable(history.observed)).toBeUndefined();
    for (const { stream, until, ids } of history.held) {
      const all = idsOf(await under().store.readStream(stream));
      expect(ids).toEqual(all.slice(until - ids.length, until));
    }
    expect(history.observed.filter(({ is }) => is === 'append').length).toBeGreaterThan(CLIENTS);
  });
};
