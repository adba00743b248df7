import { createHash } from 'node:crypto';
import { BlueprintReader } from '@plumbline/blueprint-import';
import { framework, semanticForm } from '@plumbline/domain';
import { MemoryEventStore } from '@plumbline/event-store';
import { aRound } from '@plumbline/testing';
import type { CommandContext } from './command-context.js';
import { ExecuteCommittee, ExecuteCommitteeHandler } from './cycle/execute-committee.handler.js';
import { ExecuteCycle, ExecuteCycleHandler } from './cycle/execute-cycle.handler.js';
import { OpenCycle, OpenCycleHandler } from './cycle/open-cycle.handler.js';
import { Aggregates } from './decide-and-append.js';
import { Facts } from './facts.js';
import { ApplyMapping, ApplyMappingHandler } from './framework/apply-mapping.handler.js';
import { DraftFramework, DraftFrameworkHandler } from './framework/draft-framework.handler.js';
import { ExecuteFramework, ExecuteFrameworkHandler } from './framework/execute-framework.handler.js';
import { ImportBlueprint, ImportBlueprintHandler } from './framework/import-blueprint.handler.js';
import { PublishFramework, PublishFrameworkHandler } from './framework/publish-framework.handler.js';
import { AssignReviewer, AssignReviewerHandler } from './nomination/assign-reviewer.handler.js';
import { ExecuteNomination, ExecuteNominationHandler } from './nomination/execute-nomination.handler.js';
import { OpenVoting, OpenVotingHandler } from './nomination/open-voting.handler.js';
import { RecusePerson, RecusePersonHandler } from './nomination/recuse-person.handler.js';
import { NotFound } from './not-found.js';
import { ChangeManager, ChangeManagerHandler } from './person/change-manager.handler.js';
import { ExecutePerson, ExecutePersonHandler } from './person/execute-person.handler.js';

const context: CommandContext = { actor: 'ops', now: '2026-01-01T00:00:00Z', correlationId: 'c', causationId: 'c' };
const reason = 'There is one.';
/** Refused as soon as somebody reads it. */
const UNREADABLE = new Uint8Array([0xff]);
const scale = { min: 1, max: 5, labels: [] };
const level = { key: 'staff', title: 'Staff', ordinal: 1, summary: '' };
const area = { key: 'craft', title: 'Craft', examples: [], antiPatterns: [] };
const asked = { level: 'staff', requiredRating: 3, weight: null, critical: false, minEvidence: 1 };
const criterion = { key: 'design', area: 'craft', text: 'Designs.', requirements: [asked], source: null };

describe('command handlers', () => {
  let store: MemoryEventStore;
  let aggregates: Aggregates;
  let facts: Facts;
  beforeEach(() => {
    store = new MemoryEventStore();
    aggregates = new Aggregates(store);
    facts = new Facts(aggregates);
  });
  const draft = async (frameworkId: string) => {
    const data = { frameworkId, track: 'eng', title: 'Engineering', scale };
    await new DraftFrameworkHandler(aggregates).execute(new DraftFramework({ type: 'DraftFramework', data }, context));
    const work = new ExecuteFrameworkHandler(aggregates);
    await work.execute(new ExecuteFramework({ type: 'DefineLevel', data: { frameworkId, level } }, context));
    await work.execute(new ExecuteFramework({ type: 'DescribeArea', data: { frameworkId, area } }, context));
    await work.execute(new ExecuteFramework({ type: 'AddCriterion', data: { frameworkId, criterion } }, context));
  };
  const publish = (id: string) => new PublishFrameworkHandler(aggregates).execute(new PublishFramework(id, context));

  it('reject a command on an aggregate that does not exist, and write nothing', async () => {
    const cycleId = 'none';
    const attempts = [
      publish('none'),
      new ExecuteFrameworkHandler(aggregates).execute(
        new ExecuteFramework({ type: 'RetireFramework', data: { frameworkId: 'none', reason } }, context),
      ),
      new ImportBlueprintHandler(aggregates, facts, new BlueprintReader()).execute(
        new ImportBlueprint('none', { name: 'x', content: UNREADABLE, apply: null, document: null }, context),
      ),
      new ApplyMappingHandler(aggregates).execute(
        new ApplyMapping('none', { mapping: { levels: [], rules: [] }, entryLevels: null }, context),
      ),
      new ExecuteCycleHandler(aggregates).execute(
        new ExecuteCycle({ type: 'ReopenCycle', data: { cycleId, reason } }, context),
      ),
      new ExecuteCommitteeHandler(aggregates, facts).execute(
        new ExecuteCommittee({ type: 'AddMember', data: { cycleId, personId: 'mia' } }, context),
      ),
      new ExecutePersonHandler(aggregates).execute(
        new ExecutePerson({ type: 'WithdrawErasureRequest', data: { personId: 'none' } }, context),
      ),
      new ChangeManagerHandler(aggregates, facts).execute(
        new ChangeManager(
          { type: 'ChangeManager', data: { personId: 'none', managerId: null, effectiveDate: '2026-01-01' } },
          context,
        ),
      ),
      new ExecuteNominationHandler(aggregates, facts).execute(
        new ExecuteNomination({ type: 'CloseVoting', data: { nominationId: 'none' } }, context),
      ),
      new OpenVotingHandler(aggregates, facts).execute(new OpenVoting({ nominationId: 'none' }, context)),
      new AssignReviewerHandler(aggregates, facts).execute(
        new AssignReviewer({ nominationId: 'none', reviewerId: 'ria' }, context),
      ),
      new RecusePersonHandler(aggregates, facts).execute(
        new RecusePerson({ nominationId: 'none', personId: 'ria', reason }, context),
      ),
    ];
    for (const outcome of await Promise.allSettled(attempts))
      expect(outcome).toEqual({ status: 'rejected', reason: expect.any(NotFound) as NotFound });
    expect(await store.head()).toBeNull();
  });

  it('publish under the digest of the semantic form of the draft', async () => {
    await draft('one');
    await draft('two');
    await publish('one');
    await publish('two');
    const { state } = await aggregates.load(framework, 'framework-one');
    if (state === null) throw new Error('It was drafted.');
    const digest = createHash('sha256').update(semanticForm(state)).digest('hex');
    expect(state.semanticHash).toBe(digest);
    expect((await facts.framework('two'))?.semanticHash).toBe(digest);
    expect(await publish('one')).toMatchObject({ appended: 0 });
  });

  it('recuse anybody who was ever registered, and no unknown id', async () => {
    const { events } = aRound().record('PersonLeft', { personId: 'otto', effectiveDate: '2026-02-01' });
    for (const { stream, type, data, id, metadata } of events)
      await store.append(stream, 'any', [{ type, data, id, metadata }]);
    const recuse = (personId: string) =>
      new RecusePersonHandler(aggregates, facts).execute(
        new RecusePerson({ nominationId: 'n-carl', personId, reason }, { ...context, actor: 'cho' }),
      );
    await expect(recuse('ota')).rejects.toMatchObject({ code: 'person-unknown' });
    expect(await recuse('otto')).toMatchObject({ id: 'n-carl', appended: 1 });
    const [last] = (await store.readStream('nomination-n-carl')).slice(-1);
    expect(last?.data).toEqual({ nominationId: 'n-carl', candidateId: 'carl', personId: 'otto', reason });
  });

  it('open a cycle on a published version, and on no other', async () => {
    await draft('eng');
    const { policy, deadlines } = CYCLE;
    const open = (cycleId: string, version: number) => {
      const data = { cycleId, title: 'Round', framework: { id: 'eng', version }, levels: ['staff'], policy, deadlines };
      return new OpenCycleHandler(aggregates, facts).execute(new OpenCycle({ type: 'OpenCycle', data }, context));
    };
    await expect(open('early', 1)).rejects.toMatchObject({ code: 'framework-version-unknown' });
    await publish('eng');
    expect(await open('spring', 1)).toMatchObject({ id: 'spring', revision: 0n });
    await expect(open('later', 2)).rejects.toMatchObject({ code: 'framework-version-unknown' });
  });
});

const third = { num: 1, den: 3 };
const CYCLE = {
  policy: {
    readiness: { minCoverage: third, readyAt: third, nearAt: third },
    quorum: { minVotes: 1, minShare: third },
    pass: { basis: 'cast', fraction: 'all' },
    tie: 'fails',
    minReviews: 0,
  },
  deadlines: {
    nominations: '2026-02-01T00:00:00Z',
    reviews: '2026-03-01T00:00:00Z',
    votes: '2026-04-01T00:00:00Z',
    decisions: '2026-05-01T00:00:00Z',
  },
} as const;
