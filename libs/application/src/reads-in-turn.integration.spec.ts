import { MemoryEventStore } from '@plumbline/event-store';
import { aRound } from '@plumbline/testing';
import type { CommandContext, Receipt } from './command-context.js';
import { ExecuteCommittee, ExecuteCommitteeHandler } from './cycle/execute-committee.handler.js';
import { ExecuteCycle, ExecuteCycleHandler } from './cycle/execute-cycle.handler.js';
import { Aggregates } from './decide-and-append.js';
import { Facts } from './facts.js';
import { ExecuteFramework, ExecuteFrameworkHandler } from './framework/execute-framework.handler.js';
import { AssignReviewer, AssignReviewerHandler } from './nomination/assign-reviewer.handler.js';
import { ExecuteNomination, ExecuteNominationHandler } from './nomination/execute-nomination.handler.js';
import { RecusePerson, RecusePersonHandler } from './nomination/recuse-person.handler.js';
import { ChangeManager, ChangeManagerHandler } from './person/change-manager.handler.js';
import { AskAnotherAdmin, AskAnotherAdminHandler } from './person/ask-another-admin.handler.js';
import { ExecutePerson, ExecutePersonHandler } from './person/execute-person.handler.js';

const context: CommandContext = { actor: 'cho', now: '2026-03-03T00:00:00Z', correlationId: 'c', causationId: 'c' };
const reason = 'There is one.';

/** Its reads in the order that they come. */
class WatchedStore extends MemoryEventStore {
  reads: string[] = [];

  guards: string[] = [];

  override append(...args: Parameters<MemoryEventStore['append']>) {
    this.guards.push(...(args[3]?.guards ?? []).map((guard) => guard.stream));
    return super.append(...args);
  }

  override readStream(...args: Parameters<MemoryEventStore['readStream']>) {
    this.reads.push(args[0]);
    return super.readStream(...args);
  }
}

type Handle = (aggregates: Aggregates, facts: Facts) => Promise<Receipt>;
const HANDLED: [what: string, stream: string, handle: Handle][] = [
  [
    'what a cycle decides alone',
    'cycle-spring',
    (aggregates) =>
      new ExecuteCycleHandler(aggregates).execute(
        new ExecuteCycle(
          { type: 'RemoveMember', data: { cycleId: 'spring', personId: 'mia', reason: 'Moved.' } },
          context,
        ),
      ),
  ],
  [
    'a member who joins',
    'cycle-spring',
    (aggregates, facts) =>
      new ExecuteCommitteeHandler(aggregates, facts).execute(
        new ExecuteCommittee({ type: 'AddMember', data: { cycleId: 'spring', personId: 'ron' } }, context),
      ),
  ],
  [
    'work on a framework',
    'framework-ladder',
    (aggregates) =>
      new ExecuteFrameworkHandler(aggregates).execute(
        new ExecuteFramework({ type: 'RetireFramework', data: { frameworkId: 'ladder', reason } }, context),
      ),
  ],
  [
    'work on a nomination',
    'nomination-n-max',
    (aggregates, facts) =>
      new ExecuteNominationHandler(aggregates, facts).execute(
        new ExecuteNomination({ type: 'WithdrawNomination', data: { nominationId: 'n-max', reason } }, context),
      ),
  ],
  [
    'a reviewer who is assigned',
    'nomination-n-max',
    (aggregates, facts) =>
      new AssignReviewerHandler(aggregates, facts).execute(
        new AssignReviewer({ nominationId: 'n-max', reviewerId: 'ron' }, context),
      ),
  ],
  [
    'a person who is recused',
    'nomination-n-max',
    (aggregates, facts) =>
      new RecusePersonHandler(aggregates, facts).execute(
        new RecusePerson({ nominationId: 'n-max', personId: 'mia', reason }, context),
      ),
  ],
  [
    'a manager who is changed',
    'person-cleo',
    (aggregates, facts) =>
      new ChangeManagerHandler(aggregates, facts).execute(
        new ChangeManager(
          { type: 'ChangeManager', data: { personId: 'cleo', managerId: 'carl', effectiveDate: '2126-01-01' } },
          context,
        ),
      ),
  ],
  [
    'what a person decides alone',
    'person-cleo',
    (aggregates) =>
      new ExecutePersonHandler(aggregates).execute(
        new ExecutePerson(
          { type: 'RecordDeparture', data: { personId: 'cleo', effectiveDate: '2026-03-03' } },
          context,
        ),
      ),
  ],
  [
    'what an admin asks for, and another has to confirm',
    'person-cleo',
    (aggregates, facts) =>
      new AskAnotherAdminHandler(aggregates, facts).execute(
        new AskAnotherAdmin(
          { type: 'RequestErasure', data: { personId: 'cleo', ground: 'own-request', caseNumber: '1' } },
          context,
        ),
      ),
  ],
];

describe.each(HANDLED)('the handler of %s', (_what, stream, handle) => {
  let store: WatchedStore;
  let aggregates: Aggregates;
  beforeEach(async () => {
    store = new WatchedStore();
    aggregates = new Aggregates(store);
    for (const { stream: of, type, data, id, metadata } of aRound().events)
      await store.append(of, 'any', [{ type, data, id, metadata }]);
  });

  it('reads nothing before its turn, and in it every stream once, its own first', async () => {
    let over: () => void = () => undefined;
    const busy = aggregates.inTurn(stream, () => new Promise<void>((done) => (over = done)));
    const handled = handle(aggregates, new Facts(aggregates));
    await new Promise(setImmediate);
    expect(store.reads).toEqual([]);
    over();
    await busy;
    expect(await handled).toMatchObject({ appended: 1 });
    expect(store.reads[0]).toBe(stream);
    expect(new Set(store.reads).size).toBe(store.reads.length);
  });

  it('guards its append with every other stream that it read', async () => {
    await handle(aggregates, new Facts(aggregates));
    expect(store.guards.sort()).toEqual(store.reads.slice(1).sort());
  });
});
