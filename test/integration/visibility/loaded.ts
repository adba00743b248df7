import { type Grants, onNomination, type Principal } from '@plumbline/access';
import type { EventStore } from '@plumbline/event-log';
import { Aggregates, Facts } from '@plumbline/application';
import {
  cycle,
  type CycleState,
  type Decider,
  evolved,
  nomination,
  type NominationState,
  type PersonId,
  type PlumblineEvent,
  type Recorded,
} from '@plumbline/domain';
import { MemoryEventStore } from '@plumbline/event-store';
import type { World } from './world.js';

type Event = Recorded<PlumblineEvent>;

const statesOf = <S, C, E extends PlumblineEvent>(
  decider: Decider<S, C, E>,
  kind: string,
  events: readonly Event[],
): ReadonlyMap<string, NonNullable<S>> => {
  const streams = Map.groupBy(
    events.filter(({ stream }) => stream.startsWith(kind)),
    ({ stream }) => stream.slice(kind.length),
  );
  return new Map(
    [...streams].flatMap(([id, told]) => {
      const state = evolved(decider, decider.initialState(), told as unknown as readonly E[]);
      return state === null || state === undefined ? [] : [[id, state]];
    }),
  );
};

const storeOf = async (events: readonly Event[]): Promise<EventStore> => {
  const store = new MemoryEventStore();
  for (const { stream, id, type, data, metadata } of events)
    await store.append(stream, 'any', [{ id, type, data, metadata }]);
  return store;
};

/** What the write side says of a world: of each nomination as it is loaded by itself. */
export class Loaded {
  private readonly eligible = new Map<string, boolean>();
  private readonly above = new Map<PersonId, readonly PersonId[]>();

  private constructor(
    private readonly nominations: ReadonlyMap<string, NominationState>,
    private readonly cycles: ReadonlyMap<string, CycleState>,
    private readonly store: EventStore,
    private readonly today: string,
  ) {}

  static async from({ events }: World, today: string): Promise<Loaded> {
    const store = await storeOf(events.filter(({ stream }) => /^(person|framework)-/.test(stream)));
    return new Loaded(statesOf(nomination, 'nomination-', events), statesOf(cycle, 'cycle-', events), store, today);
  }

  state(id: string): NominationState {
    const nomination = this.nominations.get(id);
    if (nomination === undefined) throw new Error(`no nomination ${id}`);
    return nomination;
  }

  async grants(id: string, person: Principal): Promise<Grants> {
    const nomination = this.state(id);
    const committee = this.cycles.get(nomination.cycleId);
    if (committee === undefined) throw new Error(`no cycle ${nomination.cycleId}`);
    const managersAbove = await this.managersAbove(nomination.candidateId);
    const eligible = await this.isEligible(person.personId, committee);
    return onNomination({ nomination, committee, managersAbove, eligible }, person).grants;
  }

  close(): Promise<void> {
    return this.store.close();
  }

  private facts(): Facts {
    return new Facts(new Aggregates(this.store));
  }

  private async isEligible(id: PersonId, committee: CycleState): Promise<boolean> {
    const key = `${id} ${committee.cycleId}`;
    const eligible = this.eligible.get(key) ?? (await this.facts().isEligible(id, committee));
    this.eligible.set(key, eligible);
    return eligible;
  }

  async managersAbove(id: PersonId): Promise<readonly PersonId[]> {
    const above = this.above.get(id) ?? (await this.facts().managersAbove(id, this.today));
    this.above.set(id, above);
    return above;
  }
}
