import type { Principal, Role } from '@plumbline/access';
import type { PlumblineEvent, Recorded } from '@plumbline/domain';
import { criterion, History, level } from '@plumbline/testing';
import { type Committee, NominationLife } from './nomination-life.js';
import type { Random } from './random.js';

export const TODAY = '2026-06-01';
const DAYS = ['2026-01-01', '2026-05-31', TODAY, '2026-06-02', '2026-08-01'] as const;
const CYCLES = ['c0', 'c1', 'c2'] as const;

export type World = Readonly<{
  people: readonly Principal[];
  nominations: readonly string[];
  events: readonly Recorded<PlumblineEvent>[];
}>;
export type Size = Readonly<{ people: number; nominations: number }>;

const rolesOf = (random: Random): readonly Role[] =>
  random.one<readonly Role[]>([[], [], [], [], ['admin'], ['auditor'], ['admin', 'auditor']]);

/** senior and staff are levels of the framework, director an entry level of it. */
const levelBy = (random: Random): string | null => random.one([null, 'director', 'partner', 'senior', 'staff']);

/** A few people move from level to level. */
const promotions = (random: Random, history: History, ids: readonly [string, ...string[]]): void => {
  for (let change = 0; change < 4; change += 1)
    history.record('LevelChanged', {
      personId: random.one(ids),
      level: levelBy(random) ?? 'director',
      effectiveDate: random.one(DAYS),
      nominationId: null,
    });
};

/** People in lines that change from day to day. Nobody is above themselves: who is registered later reports to somebody earlier. */
const lines = (random: Random, history: History, ids: readonly string[]): void => {
  const managerOf = (at: number): string | null =>
    at === 0 || random.chance(0.2) ? null : (ids[random.below(at)] ?? null);
  for (const [at, id] of ids.entries()) history.person(id, { managerId: managerOf(at), level: levelBy(random) });
  for (const [at, personId] of ids.entries())
    if (random.chance(0.3))
      history.record('ManagerChanged', { personId, managerId: managerOf(at), effectiveDate: random.one(DAYS) });
};

/** Committees of three cycles, and who they are now: members come and go, and the chair changes. */
class Committees {
  private readonly now = new Map<string, Committee>();

  constructor(
    private readonly random: Random,
    private readonly history: History,
    private readonly people: readonly [string, ...string[]],
  ) {
    for (const cycle of CYCLES) {
      promotions(random, history, people);
      const committee = { members: random.some(people, 6), chair: random.one(people) };
      history.cycle(cycle, { members: [...committee.members], chair: committee.chair });
      this.now.set(cycle, committee);
    }
  }

  of(cycleId: string): Committee {
    return this.now.get(cycleId) ?? { members: [], chair: '' };
  }

  change(): void {
    const cycleId = this.random.one(CYCLES);
    const { members, chair } = this.of(cycleId);
    const personId = this.random.one(this.people);
    if (this.random.chance(0.3)) {
      this.history.record('ChairNamed', { cycleId, personId });
      this.now.set(cycleId, { members, chair: personId });
    } else if (members.includes(personId)) {
      this.history.record('MemberRemoved', { cycleId, personId, reason: 'Moves on' });
      this.now.set(cycleId, { members: members.filter((id) => id !== personId), chair });
    } else {
      this.history.record('MemberAdded', { cycleId, personId });
      this.now.set(cycleId, { members: [...members, personId], chair });
    }
  }
}

/** People, lines, committees and nominations by chance. */
export const randomWorld = (random: Random, { people: size, nominations: count }: Size): World => {
  const history = new History();
  const ids = Array.from({ length: size }, (_, at) => `p${at.toString()}`) as [string, ...string[]];
  lines(random, history, ids);
  history.framework(
    'ladder',
    [level('senior', 1), level('staff', 2)],
    [criterion('design', { senior: {}, staff: {} })],
    ['director'],
  );
  const committees = new Committees(random, history, ids);
  const nominations = Array.from({ length: count }, (_, at) => {
    const [nominationId, cycleId, candidateId] = [`n${at.toString()}`, random.one(CYCLES), random.one(ids)];
    history.record('CandidacyClaimed', { cycleId, candidateId, nominationId });
    const nomination = history.nomination(nominationId, { candidateId, cycleId, nominatorId: random.one(ids) });
    const life = new NominationLife(random, nomination, candidateId, {
      people: ids,
      committee: () => committees.of(cycleId),
    });
    life.live(2 + random.below(24));
    if (random.chance(0.05)) committees.change();
    return nominationId;
  });
  promotions(random, history, ids);
  for (let change = 0; change < 12; change += 1) committees.change();
  return {
    people: ids.map((personId) => ({ personId, roles: rolesOf(random) })),
    nominations,
    events: history.events,
  };
};
