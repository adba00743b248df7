import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore } from '@plumbline/event-log';
import { correlationOf } from '../../../apps/api/src/inbound/source-changes.js';
import type { HrSystem } from '../../support/kafka/hr-system.js';

const TODAY = new Date().toISOString().slice(0, 10);
const PAUSE_MS = 8;
const MOST_LOOKS = 300;
const LOOK_MS = 100;

/** By person, what tells messages apart, in an order. */
type ByPerson = ReadonlyMap<string, readonly string[]>;

export const sizeOf = (of: ByPerson): number => [...of.values()].reduce((sum, { length }) => sum + length, 0);

/** People of whom an HR system says one thing after the other. */
export class ToldPeople {
  private readonly said = new Map<string, string[]>();
  private goesOn = true;
  private spoken: Promise<void> | undefined;

  private constructor(private readonly hr: HrSystem) {}

  /** They have joined, and more is said of them until the end. */
  static async start(hr: HrSystem, many: number): Promise<ToldPeople> {
    const people = new ToldPeople(hr);
    for (let at = 0; at < many; at += 1) {
      const person = `p${String(at)}`;
      people.said.set(person, [await hr.joins(person)]);
    }
    people.spoken = people.goOn();
    return people;
  }

  /** Resolves once nothing more is said. */
  async end(): Promise<void> {
    this.goesOn = false;
    await this.spoken;
  }

  /** The correlation ids that events of each have if all was applied once, in the order in which it was said. */
  get expected(): ByPerson {
    return new Map([...this.said].map(([person, ids]) => [person, ids.map((id) => correlationOf('HR', id))]));
  }

  /** Those that they have. */
  async appliedIn(store: Pick<EventStore, 'readStream'>): Promise<ByPerson> {
    const found = new Map<string, readonly string[]>();
    for (const person of this.said.keys()) {
      const events = await store.readStream(`person-${person}`);
      found.set(
        person,
        events.map(({ metadata }) => metadata.correlationId),
      );
    }
    return found;
  }

  /** Waits until as much was applied as was said, and no longer than that may take. */
  async settledIn(store: Pick<EventStore, 'readStream'>): Promise<ByPerson> {
    const many = sizeOf(this.said);
    for (let looks = 0; ; looks += 1) {
      const applied = await this.appliedIn(store);
      if (sizeOf(applied) >= many || looks === MOST_LOOKS) return applied;
      await sleep(LOOK_MS);
    }
  }

  private async goOn(): Promise<void> {
    const everybody = [...this.said];
    for (let at = 0; this.goesOn; at += 1) {
      const [person = '', ids] = everybody[at % everybody.length] ?? [];
      const about = { person, orgUnit: `unit ${String(at)}`, effectiveDate: TODAY };
      ids?.push(await this.hr.says('org-unit-changed', about));
      await sleep(PAUSE_MS);
    }
  }
}
