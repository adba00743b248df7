import { candidacyIdOf } from '@plumbline/event-log';
import {
  type CalendarDate,
  candidacy,
  type CandidacyState,
  type CandidateFacts,
  cycle,
  type CycleFacts,
  type CycleState,
  dayOf,
  framework,
  type FrameworkRef,
  type FrameworkState,
  type Instant,
  type ManagerFacts,
  managerOn,
  nomination,
  type NominationFacts,
  type NominationState,
  person,
  type PersonId,
  type PersonState,
  type Rival,
  type Rubric,
  standingLevels,
  stoodOn,
  type TwoAdminsFacts,
} from '@plumbline/domain';
import { Injectable } from '@nestjs/common';
import { Aggregates } from './decide-and-append.js';
import { idOf, streamOf } from './streams.js';

/** No reporting line is this deep; a longer one is cut, so that damaged data cannot hold a request for ever. */
const DEEPEST_LINE = 64;

/** From which day until before which a manager is to hold; null where nothing ends it. */
type Holding = Readonly<{ from: CalendarDate; until?: CalendarDate | null; now: Instant }>;
type Subject = Pick<NominationState, 'nominationId' | 'cycleId' | 'candidateId'>;

export const isHere = (person: PersonState | null, date: CalendarDate): person is PersonState =>
  person !== null && !person.erased && (person.leftOn === null || person.leftOn > date);

/**
 * What commands and access rules need to know of other aggregates, from the write side: every answer includes all events
 * acknowledged before the question. Folded states are cached, so a look-up costs reading what is new in one stream.
 */
@Injectable()
export class Facts {
  constructor(private readonly aggregates: Aggregates) {}

  async framework(id: string): Promise<FrameworkState | null> {
    return (await this.aggregates.load(framework, streamOf('framework', id))).state;
  }
  async cycle(id: string): Promise<CycleState | null> {
    return (await this.aggregates.load(cycle, streamOf('cycle', id))).state;
  }
  async nomination(id: string): Promise<NominationState | null> {
    return (await this.aggregates.load(nomination, streamOf('nomination', id))).state;
  }
  async candidacy(id: string): Promise<CandidacyState | null> {
    return (await this.aggregates.load(candidacy, streamOf('candidacy', id))).state;
  }
  async person(id: string): Promise<PersonState | null> {
    return (await this.aggregates.load(person, streamOf('person', id))).state;
  }

  /** A published version, retired or not: running nominations keep what they are pinned to. */
  async rubric({ id, version }: FrameworkRef): Promise<Rubric | null> {
    return (await this.framework(id))?.published.get(version) ?? null;
  }
  /** A published version that a new cycle may be bound to: null once the framework is retired. */
  async rubricOnOffer(ref: FrameworkRef): Promise<Rubric | null> {
    const framework = await this.framework(ref.id);
    return framework?.retired === false ? (framework.published.get(ref.version) ?? null) : null;
  }

  /**
   * Whether somebody could be nominated in a round: their level is one of its framework's or an entry level of it, or was at any
   * time since the round was opened. They know that of themselves, so whatever follows from it tells them nothing about nominations.
   */
  async isEligible(
    id: PersonId,
    { framework, openedAt }: Pick<CycleState, 'framework' | 'openedAt'>,
  ): Promise<boolean> {
    const person = await this.person(id);
    if (person === null || person.levels.length === 0) return false;
    const rubric = await this.rubric(framework);
    return rubric !== null && stoodOn(person, standingLevels(rubric), openedAt);
  }

  async cycleFacts(id: string): Promise<CycleFacts | null> {
    const cycle = await this.cycle(id);
    return cycle && factsOf(cycle);
  }
  /** What decisions on a nomination depend on: its cycle, and the framework version that the cycle is bound to. */
  async nominationFacts(cycleId: string): Promise<NominationFacts> {
    const cycle = await this.cycle(cycleId);
    return { cycle: cycle && factsOf(cycle), rubric: cycle && (await this.rubric(cycle.framework)) };
  }
  async candidate(id: PersonId, date: CalendarDate): Promise<CandidateFacts> {
    const person = await this.person(id);
    if (!isHere(person, date)) return null;
    return { level: person.level, orgUnit: person.orgUnit, managed: (await this.managersHere(id, date)).length > 0 };
  }

  /** The other nominations of the person in the cycle, of those that were opened since every one is claimed. */
  async rivals({ nominationId, cycleId, candidateId }: Subject): Promise<readonly Rival[]> {
    const claimed = (await this.candidacy(candidacyIdOf(cycleId, candidateId)))?.nominations ?? [];
    const others = claimed.filter((id) => id !== nominationId);
    const states = await Promise.all(others.map((id) => this.nomination(id)));
    return states.filter((state) => state !== null);
  }

  async isHere(id: PersonId, date: CalendarDate): Promise<boolean> {
    return isHere(await this.person(id), date);
  }
  /** Whether anybody was ever registered under the id. */
  async isRegistered(id: PersonId): Promise<boolean> {
    return (await this.person(id)) !== null;
  }
  /** Everybody ever registered under an id that differs from this one by case at most. */
  async registeredLike(id: PersonId): Promise<readonly PersonId[]> {
    return (await this.aggregates.store.streamsLike(streamOf('person', id))).map(idOf);
  }
  /** The id that this one spells, in whichever case; undefined where nobody has it, or several people of a log from before and none exactly. */
  async registeredAs(id: PersonId): Promise<PersonId | undefined> {
    if (await this.isRegistered(id)) return id;
    const [like, ...others] = await this.registeredLike(id);
    return like !== undefined && others.length === 0 && (await this.isRegistered(like)) ? like : undefined;
  }
  /** Whether whoever acts is registered and here, and whoever asked for it before. */
  async twoAdmins(
    { actor, now }: Readonly<{ actor: PersonId; now: Instant }>,
    askedBy: PersonId | null,
  ): Promise<TwoAdminsFacts> {
    const today = dayOf(now);
    return {
      actorKnown: await this.isHere(actor, today),
      askerKnown: askedBy !== null && (await this.isHere(askedBy, today)),
    };
  }
  /** Those of the people who are not registered, have left by that date, or were erased. */
  async unknownPeople(ids: readonly PersonId[], date: CalendarDate): Promise<readonly PersonId[]> {
    const here = await Promise.all(ids.map((id) => this.isHere(id, date)));
    return ids.filter((_, at) => !here[at]);
  }
  /** Nearest first; ends at the top of the line, at the start of a loop, or after 64 steps. */
  async managersAbove(id: PersonId, date: CalendarDate): Promise<readonly PersonId[]> {
    const above: PersonId[] = [];
    let at = await this.managerOf(id, date);
    while (at !== null && at !== id && !above.includes(at) && above.length < DEEPEST_LINE) {
      above.push(at);
      at = await this.managerOf(at, date);
    }
    return above;
  }

  /** Those above who are here: where there are none, nobody manages the person. */
  async managersHere(id: PersonId, date: CalendarDate): Promise<readonly PersonId[]> {
    const above = await this.managersAbove(id, date);
    const gone = await this.unknownPeople(above, date);
    return above.filter((each) => !gone.includes(each));
  }

  /**
   * About somebody who is to become a manager from a date on, until another: everybody who will be above them on any day of that time, so that changes dated ahead cannot close a loop unseen.
   */
  async manager(id: PersonId | null, { from, until = null, now }: Holding): Promise<ManagerFacts> {
    if (id === null) return { managerKnown: true, managersAbove: [] };
    const managersAbove = await this.aboveFrom(id, from, until);
    return { managerKnown: await this.isHere(id, dayOf(now)), managersAbove };
  }

  /** A line changes only on dates on which an entry of somebody in it takes effect, so checking those dates is enough. */
  private async aboveFrom(id: PersonId, from: CalendarDate, until: CalendarDate | null): Promise<readonly PersonId[]> {
    const [above, dates] = [new Set<PersonId>(), new Set([from])];
    for (const date of dates)
      for (const each of [id, ...(await this.managersAbove(id, date))]) {
        above.add(each);
        for (const later of await this.changesIn(each, from, until)) dates.add(later);
      }
    above.delete(id);
    return [...above];
  }
  private async changesIn(
    id: PersonId,
    after: CalendarDate,
    until: CalendarDate | null,
  ): Promise<readonly CalendarDate[]> {
    const managers = (await this.person(id))?.managers ?? [];
    return managers.map(({ from }) => from).filter((from) => from > after && (until === null || from < until));
  }
  private async managerOf(id: PersonId, date: CalendarDate): Promise<PersonId | null> {
    return managerOn(await this.person(id), date);
  }
}

const factsOf = (cycle: CycleState): CycleFacts => {
  const { cycleId, phase, levels, policy, deadlines, members, chair, formerMembers, formerChairs } = cycle;
  const former = new Set([...formerMembers, ...formerChairs]);
  return { cycleId, phase, levels, policy, deadlines, members, chair, former };
};
