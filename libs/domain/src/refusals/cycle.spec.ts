import { describeWays, elsewhere, storyRubric, tryingOn } from '@plumbline/testing';
import { cycle, type CycleCommand, type CycleEvent, type OpenCycle, type RoundNomination } from '../cycle/index.js';
import { framework } from '../framework/index.js';
import { DEFAULT_POLICY } from '../kernel/policy.js';
import { KEPT } from '../kernel/retention.js';
import { person } from '../person/index.js';
import { CYCLE_REFUSALS } from './cycle.js';

const trying = tryingOn(cycle);
const cycleId = 'spring';
const now = '2027-01-01T00:00:00Z';
const { readiness, quorum, pass, tie, minReviews } = DEFAULT_POLICY;
const policy = { readiness, quorum, pass, tie, minReviews };
const deadlines = {
  ...{ nominations: '2027-02-01T00:00:00Z', reviews: '2027-03-01T00:00:00Z' },
  ...{ votes: '2027-04-01T00:00:00Z', decisions: '2027-05-01T00:00:00Z' },
};
const content = {
  ...{ title: 'Spring', framework: { id: 'engineering', version: 2 }, levels: ['staff'], policy, deadlines },
};
const facing = { rubric: storyRubric, openerLevel: null };
const open = (change: object = {}, facts: Partial<OpenCycle['facts']> = {}, actor = 'ops'): OpenCycle => ({
  ...{ type: 'OpenCycle', data: { cycleId, ...content, ...change }, actor, now },
  facts: { ...facing, ...facts },
});
const withPolicy = (change: object) => open({ policy: { ...policy, ...change } });
const send = <T extends Exclude<CycleCommand['type'], 'OpenCycle'>>(
  type: T,
  data: Omit<Extract<CycleCommand, { type: T }>['data'], 'cycleId'>,
  unknownPeople: readonly string[] = [],
) => ({ type, data: { cycleId, ...data }, actor: 'ops', now, facts: { unknownPeople } }) as unknown as CycleCommand;
const by = (actor: string, command: CycleCommand): CycleCommand => ({ ...command, actor });

const opened: CycleEvent = {
  type: 'CycleOpened',
  data: { cycleId, ...content, track: 'engineering', policy: DEFAULT_POLICY },
};
const formed: CycleEvent = { type: 'CommitteeFormed', data: { cycleId, members: ['ann'] } };
const chaired: CycleEvent = { type: 'ChairNamed', data: { cycleId, personId: 'cho' } };
const ready = [opened, formed, chaired];
const reviewing: readonly CycleEvent[] = [
  ...ready,
  { type: 'PhaseAdvanced', data: { cycleId, from: 'nominating', to: 'reviewing', unfinished: [] } },
];
const drafts: readonly RoundNomination[] = [
  { nominationId: 'n1', status: 'draft', reviewed: true, voted: false, released: false, shown: true },
];
const advance = (
  to: 'reviewing' | 'calibrating',
  nominations: readonly RoundNomination[] = [],
  ...acknowledged: string[]
): CycleCommand => ({
  ...{ type: 'AdvancePhase', data: { cycleId, to, acknowledged }, actor: 'ops', now, facts: { nominations } },
});
const back = (nominations: readonly RoundNomination[]): CycleCommand => ({
  ...{ type: 'MovePhaseBack', data: { cycleId, to: 'nominating', reason: 'Too early.' }, actor: 'ops', now },
  facts: { nominations },
});
const reopen = send('ReopenCycle', { reason: 'Too early.' });
const add = (personId: string, unknown: readonly string[] = []) => send('AddMember', { personId }, unknown);
const move = (to: string) => send('MoveDeadlines', { deadlines: { votes: to }, reason: 'More time.' });
const amend = (change: object) => send('AmendPolicy', { policy: { ...policy, ...change }, reason: 'It fits better.' });

const complete = [
  { type: 'FrameworkDrafted', data: { frameworkId: 'engineering', track: 'ic', title: 'E', scale: storyRubric.scale } },
  { type: 'LevelDefined', data: { frameworkId: 'engineering', level: storyRubric.levels[1] } },
  { type: 'AreaDescribed', data: { frameworkId: 'engineering', area: storyRubric.areas[0] } },
  { type: 'CriterionAdded', data: { frameworkId: 'engineering', criterion: storyRubric.criteria[0] } },
] as Parameters<typeof framework.evolve>[1][];
const registering = (personId: string) =>
  elsewhere(person, [], {
    ...{ type: 'RegisterPerson', actor: 'ops', now },
    data: {
      ...{ personId, displayName: personId, email: null, sourceId: null, orgUnit: 'x' },
      ...{ level: null, managerId: null, effectiveDate: '2027-01-01' },
    },
    facts: {
      ...{ managerKnown: true, managersAbove: [], likeId: null, emailOf: null },
      ...{ sourceIdIs: null, sourceIdWas: null, idIsSourceIdOf: null, namedIds: 'allow' },
    },
  });

describe('each refusal about a cycle has a way on, or is an end', () => {
  describeWays(CYCLE_REFUSALS, [
    trying('admin-eligible', { refused: open({}, { openerLevel: 'senior' }), again: open({}, {}, 'olga') }),
    trying('chair-missing', {
      given: [opened, formed],
      refused: advance('reviewing'),
      way: [send('NameChair', { personId: 'cho' })],
    }),
    trying('committee-formed', {
      given: [opened, formed],
      refused: send('FormCommittee', { members: ['ann', 'bob'] }),
      way: [add('bob')],
    }),
    trying('committee-missing', {
      given: [opened],
      refused: add('bob'),
      way: [send('FormCommittee', { members: ['ann'] })],
    }),
    trying('cycle-closed', {
      given: [...ready, { type: 'CycleClosed', data: { cycleId, unfinished: [] } }],
      refused: add('bob'),
      way: [reopen],
    }),
    trying('cycle-not-closed', { given: reviewing, refused: reopen }),
    trying('phase-begun', { given: reviewing, refused: back(drafts) }),
    trying('unfinished', {
      given: ready,
      refused: advance('reviewing', drafts),
      again: advance('reviewing', drafts, 'n1'),
    }),
    trying('cycle-exists', {
      given: [opened],
      refused: open({ title: 'Fall' }),
      again: open({ title: 'Fall', cycleId: 'fall' }),
      free: true,
    }),
    trying('cycle-not-found', { refused: send('FormCommittee', { members: ['ann'] }), way: [open()] }),
    trying('deadline-invalid', { given: [opened], refused: move('soon'), again: move('2027-04-02T00:00:00Z') }),
    trying('deadline-order', {
      given: [opened],
      refused: move('2027-02-15T00:00:00Z'),
      again: move('2027-04-02T00:00:00Z'),
    }),
    trying('deadline-past', {
      given: [opened],
      refused: move('2026-12-31T00:00:00Z'),
      again: move('2027-04-02T00:00:00Z'),
    }),
    trying('framework-version-unknown', {
      refused: open({}, { rubric: null }),
      elsewhere: elsewhere(framework, complete, {
        ...{ type: 'PublishFramework', actor: 'ops', now },
        data: { frameworkId: 'engineering', semanticHash: 'h' },
      }),
      again: open(),
    }),
    trying('member-duplicate', {
      given: [opened],
      refused: send('FormCommittee', { members: ['ann', 'ann'] }),
      again: send('FormCommittee', { members: ['ann'] }),
    }),
    trying('member-last', {
      given: ready,
      refused: send('RemoveMember', { personId: 'ann', reason: 'Left the team.' }),
      way: [add('bob')],
    }),
    trying('member-unknown', {
      given: [...ready, { type: 'MemberAdded', data: { cycleId, personId: 'bob' } }],
      refused: send('RemoveMember', { personId: 'bo', reason: 'Left the team.' }),
      again: send('RemoveMember', { personId: 'bob', reason: 'Left the team.' }),
    }),
    trying('members-missing', {
      given: [opened],
      refused: send('FormCommittee', { members: [] }),
      again: send('FormCommittee', { members: ['ann'] }),
    }),
    trying('person-unknown', {
      given: ready,
      refused: add('bob', ['bob']),
      elsewhere: registering('bob'),
      again: add('bob'),
    }),
    trying('phase-order', { given: ready, refused: advance('calibrating'), way: [advance('reviewing')] }),
    trying('policy-bands', {
      refused: withPolicy({ readiness: { ...policy.readiness, nearAt: { num: 1, den: 1 } } }),
      again: open(),
    }),
    trying('policy-fixed', { given: reviewing, refused: amend({ minReviews: 2 }) }),
    trying('policy-min-reviews', { refused: withPolicy({ minReviews: -1 }), again: open() }),
    trying('policy-min-votes', {
      refused: withPolicy({ quorum: { ...policy.quorum, minVotes: 0 } }),
      again: open(),
    }),
    trying('policy-rule-old', { refused: withPolicy({ partialReviews: true }), again: open() }),
    trying('policy-share', {
      refused: withPolicy({ quorum: { ...policy.quorum, minShare: { num: 3, den: 2 } } }),
      again: open(),
    }),
    trying('self-appointment', { given: ready, refused: add('ops'), again: by('olga', add('ops')) }),
    trying('retention-months', {
      given: [opened],
      refused: send('SetRetention', { retention: { ...KEPT, undecided: 0 }, reason: 'Agreed.' }),
      again: send('SetRetention', { retention: { ...KEPT, undecided: 6 }, reason: 'Agreed.' }),
    }),
    trying('texts-expired', {
      given: [
        ...ready,
        { type: 'CycleClosed', data: { cycleId, unfinished: [] } },
        { type: 'CycleTextsExpired', data: { cycleId } },
      ],
      refused: reopen,
    }),
    trying('several-levels-kept', {
      given: [{ ...opened, data: { ...opened.data, policy: { ...DEFAULT_POLICY, severalLevels: true } } }],
      refused: amend({ severalLevels: false }),
      again: amend({ severalLevels: true, minReviews: 2 }),
    }),
  ]);
});
