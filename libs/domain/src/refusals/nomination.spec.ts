import { asks, describeWays, elsewhere, NOW, story, storyCycle, storyRubric, told, tryingOn } from '@plumbline/testing';
import { cycle, type CycleEvent } from '../cycle/index.js';
import { DEFAULT_POLICY } from '../kernel/policy.js';
import { nomination, type NominationCommand, type OpenNomination, type Rival } from '../nomination/index.js';
import { person } from '../person/index.js';
import { DECISION_REFUSALS } from './decision.js';
import { NOMINATION_REFUSALS } from './nomination.js';
import { REVIEW_REFUSALS } from './review.js';

const trying = tryingOn(nomination);
const reason = 'There is a reason.';
const at = (phase: 'nominating' | 'reviewing' | 'calibrating' | 'releasing' | 'closed') => ({ cycle: { phase } });
const by = <C extends NominationCommand>(actor: string, command: C): C => ({ ...command, actor });

const open = (change: object = {}, facts: object = {}, actor = 'mo'): OpenNomination => ({
  ...{ type: 'OpenNomination', actor, now: NOW },
  data: { nominationId: 'nomination-1', candidateId: 'cleo', cycleId: 'spring', targetLevel: 'staff', ...change },
  facts: {
    cycle: { ...storyCycle, phase: 'nominating' },
    rubric: storyRubric,
    candidate: { level: 'senior', orgUnit: 'platform', managed: true },
    rivals: [],
    ...facts,
  },
});
const rival: Rival = {
  ...{ nominationId: 'nomination-2', targetLevel: 'principal', status: 'submitted', outcome: null, recused: new Set() },
};
const opened = told('NominationOpened', {
  ...{
    cycleId: 'spring',
    nominatorId: 'mo',
    onBehalf: false,
    targetLevel: 'principal',
    currentLevel: 'senior',
    orgUnit: 'platform',
  },
  framework: { id: 'engineering', version: 2 },
});

const cycleId = 'spring';
const cycleOpened: CycleEvent = {
  type: 'CycleOpened',
  data: {
    ...{ cycleId, title: 'Spring', framework: { id: 'engineering', version: 2 }, track: 'engineering' },
    ...{ levels: ['staff'], policy: DEFAULT_POLICY, deadlines: storyCycle.deadlines },
  },
};
const ready: readonly CycleEvent[] = [
  cycleOpened,
  { type: 'CommitteeFormed', data: { cycleId, members: ['mia'] } },
  { type: 'ChairNamed', data: { cycleId, personId: 'chris' } },
];
const ops = { actor: 'ops', now: NOW };
const registering = (personId: string) =>
  elsewhere(person, [], {
    ...{ type: 'RegisterPerson', ...ops },
    data: {
      ...{ personId, displayName: personId, email: null, sourceId: null, orgUnit: 'x' },
      ...{ level: null, managerId: null, effectiveDate: '2026-01-01' },
    },
    facts: {
      ...{ managerKnown: true, managersAbove: [], likeId: null, emailOf: null },
      ...{ sourceIdIs: null, sourceIdWas: null, idIsSourceIdOf: null, namedIds: 'allow' },
    },
  });

const statement = (text = 'Cleo leads.') => asks('mo', 'WriteStatement', { statement: text }, at('nominating'));
const attach = (change: object = {}) =>
  asks('mo', 'AttachEvidence', { ...story.evidence, evidenceId: 'e2', ...change }, at('nominating'));
const revise = (change: object = {}) =>
  asks('mo', 'ReviseEvidence', { ...story.evidence, ...change }, at('nominating'));
const submit = asks('mo', 'SubmitNomination', {}, at('nominating'));
const sendBack = (said = reason) => asks('chris', 'ReturnNomination', { reason: said }, at('reviewing'));
const withdraw = asks('mo', 'WithdrawNomination', { reason });
const full = Array.from({ length: 200 }, (_, id) =>
  told('EvidenceAttached', { ...story.evidence, evidenceId: `e${String(id)}` }),
);
const gone = told('EvidenceWithdrawn', { evidenceId: 'e1', reason });

const assign = (reviewerId = 'rex', reviewerKnown = true) =>
  asks('chris', 'AssignReviewer', { reviewerId, reviewerKnown });
const review = (change: object = {}) => asks('rio', 'SubmitReview', { ...story.review(3), ...change });
const revision = (change: object = {}) => asks('rae', 'ReviseReview', { ...story.review(2), reason, ...change });
const rating = (criterion: string, value = 3) => ({ criterion, rating: value, comment: null });
const signals = (count: number) => ({ counterSignals: Array(count).fill({ signal: 'lone-wolf', comment: null }) });
const declined = told('ReviewerDeclined', { reviewerId: 'rio', sight: false, reason });
const partial = { cycle: { policy: { ...DEFAULT_POLICY, partialReviews: true } } };

const openVoting = asks('chris', 'OpenVoting', {});
const closeVoting = asks('chris', 'CloseVoting', {});
const vote = (choice: 'promote' | 'not-yet' = 'promote', actor = 'mia') =>
  asks(actor, 'CastVote', { choice, rationale: null });
const change = asks('mia', 'ChangeVote', { choice: 'not-yet', reason });
const breakTie = (choice: 'promote' | 'not-yet' = 'promote', actor = 'chris') =>
  asks(actor, 'BreakTie', { choice, rationale: reason });
const decide = (said: object = {}, facts: object = {}) =>
  asks(
    'chris',
    'RecordDecision',
    { outcome: 'promoted', rationale: reason, conditions: [], overrideReason: null, nominationRevision: '7', ...said },
    facts,
  );
const reopen = asks('chris', 'ReopenDecision', { reason, opens: 'reviews' });
const release = (feedback = 'You did well.') => asks('chris', 'ReleaseFeedback', { feedback }, at('releasing'));
const appeal = (appealId = 'a1', grounds = reason) =>
  asks('cleo', 'FileAppeal', { appealId, grounds }, at('releasing'));
const resolve = (appealId = 'a1', resolution: 'upheld' | 'dismissed' = 'upheld') =>
  asks('chris', 'ResolveAppeal', { appealId, resolution, rationale: reason }, at('releasing'));
const resolved = told('AppealResolved', { appealId: 'a1', resolution: 'dismissed', rationale: reason });
const allRecused = ['mia', 'max', 'mel'].map((personId) => told('ReviewerRecused', { personId, reason }));

describe('each refusal about a nomination and its packet has a way on, or is an end', () => {
  describeWays(NOMINATION_REFUSALS, [
    trying('already-promoted-in-cycle', {
      given: story.passed,
      refused: decide({}, { rivals: [{ ...rival, status: 'decided', outcome: 'promoted' }] }),
      again: decide(
        { outcome: 'deferred', overrideReason: reason },
        { rivals: [{ ...rival, status: 'decided', outcome: 'promoted' }] },
      ),
    }),
    trying('candidate-excluded', { given: story.written, refused: by('cleo', submit), again: submit }),
    trying('candidate-nominated', {
      refused: open({}, { rivals: [rival] }),
      elsewhere: elsewhere(nomination, [opened, told('NominationSubmitted', {})], withdraw),
      again: open({}, { rivals: [{ ...rival, status: 'withdrawn' }] }),
    }),
    trying('candidate-level-unknown', {
      refused: open({}, { candidate: { level: 'wizard', orgUnit: 'platform', managed: true } }),
      elsewhere: elsewhere(
        person,
        [
          {
            type: 'PersonRegistered',
            data: {
              ...{ personId: 'cleo', displayName: 'Cleo', email: null, sourceId: null, orgUnit: 'platform' },
              ...{ level: 'wizard', managerId: null, effectiveDate: '2026-01-01' },
            },
          },
        ],
        {
          type: 'ChangeLevel',
          ...ops,
          data: { personId: 'cleo', level: 'senior', effectiveDate: '2026-01-02', nominationId: null },
        },
      ),
      again: open(),
    }),
    trying('candidate-unknown', {
      refused: open({}, { candidate: null }),
      elsewhere: registering('cleo'),
      again: open(),
    }),
    trying('deadline-passed', {
      given: story.written,
      refused: asks('mo', 'SubmitNomination', {}, { ...at('nominating'), now: '2026-04-10T00:00:00Z' }),
      elsewhere: elsewhere(cycle, ready, {
        ...{ type: 'MoveDeadlines', ...ops },
        data: { cycleId, deadlines: { nominations: '2026-04-20T00:00:00Z' }, reason },
      }),
      again: asks(
        'mo',
        'SubmitNomination',
        {},
        {
          now: '2026-04-10T00:00:00Z',
          cycle: { phase: 'nominating', deadlines: { ...storyCycle.deadlines, nominations: '2026-04-20T00:00:00Z' } },
        },
      ),
    }),
    trying('evidence-cites-nothing', { given: story.opened, refused: attach({ criteria: [] }), again: attach() }),
    trying('evidence-exists', {
      given: story.written,
      refused: attach({ evidenceId: 'e1', title: 'Other' }),
      way: [revise({ title: 'Other' })],
    }),
    trying('evidence-limit', { given: [...story.opened, ...full], refused: attach({ evidenceId: 'more' }) }),
    trying('evidence-missing', { given: [...story.written, gone], refused: submit, way: [attach()] }),
    trying('evidence-not-found', {
      given: story.written,
      refused: revise({ evidenceId: 'e9', title: 'Other' }),
      again: revise({ title: 'Other' }),
    }),
    trying('evidence-untitled', { given: story.opened, refused: attach({ title: ' ' }), again: attach() }),
    trying('evidence-withdrawn', {
      given: [...story.written, gone],
      refused: attach({ evidenceId: 'e1' }),
      again: attach(),
    }),
    trying('level-not-above', {
      refused: open({}, { candidate: { level: 'staff', orgUnit: 'platform', managed: true } }),
      again: open({ targetLevel: 'principal' }, { candidate: { level: 'staff', orgUnit: 'platform', managed: true } }),
    }),
    trying('level-not-in-cycle', { refused: open({ targetLevel: 'senior' }), again: open() }),
    trying('nomination-id-taken', {
      given: story.opened,
      refused: open({ targetLevel: 'principal' }),
      again: open({ targetLevel: 'principal', nominationId: 'nomination-2' }),
      free: true,
    }),
    trying('nomination-not-found', { refused: statement(), way: [open()] }),
    trying('nomination-withdrawn', { given: story.withdrawn, refused: statement() }),
    trying('packet-frozen', {
      given: story.submitted,
      refused: asks('mo', 'WriteStatement', { statement: 'More.' }, at('reviewing')),
      way: [sendBack()],
    }),
    trying('reason-missing', { given: story.submitted, refused: sendBack(' '), again: sendBack() }),
    trying('recused', {
      given: [...story.submitted, told('ReviewerRecused', { personId: 'chris', reason })],
      refused: sendBack(),
      again: by('ops', sendBack()),
    }),
    trying('self-nomination', { refused: open({}, {}, 'cleo'), again: open() }),
    trying('statement-empty', { given: story.opened, refused: statement(' '), again: statement() }),
    trying('statement-missing', {
      given: [...story.opened, told('EvidenceAttached', story.evidence)],
      refused: submit,
      way: [statement()],
    }),
    trying('wrong-phase', {
      given: story.decided,
      refused: asks('chris', 'ReleaseFeedback', { feedback: 'You did well.' }),
      elsewhere: elsewhere(
        cycle,
        [
          ...ready,
          { type: 'PhaseAdvanced', data: { cycleId, from: 'nominating', to: 'reviewing', unfinished: [] } },
          { type: 'PhaseAdvanced', data: { cycleId, from: 'reviewing', to: 'calibrating', unfinished: [] } },
        ],
        {
          ...{ type: 'AdvancePhase', data: { cycleId, to: 'releasing', acknowledged: [] }, ...ops },
          facts: { nominations: [] },
        },
      ),
      again: release(),
    }),
  ]);
});

describe('each refusal about reviews has a way on', () => {
  describeWays(REVIEW_REFUSALS, [
    trying('reviews-not-reopened', {
      given: [...story.decided, told('DecisionReopened', { reason, opens: 'votes' })],
      refused: asks('chris', 'AssignReviewer', { reviewerId: 'rex', reviewerKnown: true }),
      way: [asks('chris', 'ReopenDecision', { reason, opens: 'reviews' })],
    }),
    trying('counter-signal-duplicate', {
      given: story.assigned,
      refused: review(signals(2)),
      again: review(signals(1)),
    }),
    trying('not-a-reviewer', {
      given: story.submitted,
      refused: by('rex', review()),
      way: [assign()],
    }),
    trying('not-involved', {
      given: story.submitted,
      refused: asks('zoe', 'DeclareConflict', { reason }),
      again: asks('mia', 'DeclareConflict', { reason }),
    }),
    trying('not-submitted', {
      given: story.written,
      refused: asks('chris', 'AssignReviewer', { reviewerId: 'rex', reviewerKnown: true }, at('nominating')),
      way: [submit],
    }),
    trying('rating-duplicate', {
      given: story.assigned,
      refused: review({ ratings: [rating('design'), rating('design')] }),
      again: review(),
    }),
    trying('rating-late', {
      given: [...story.reviewed, told('ReviewSubmitted', { reviewerId: 'rio', ...story.review(3), sight: false })],
      refused: revision({ ratings: [rating('design'), rating('mentoring')], cannotJudge: [] }),
      again: revision(),
    }),
    trying('rating-off-scale', {
      given: story.assigned,
      refused: review({ ratings: [rating('design', 6)] }),
      again: review(),
    }),
    trying('ratings-missing', {
      given: story.assigned,
      refused: asks('rio', 'SubmitReview', { ...story.review(3), ratings: [] }, partial),
      again: asks('rio', 'SubmitReview', story.review(3), partial),
    }),
    trying('review-declined', { given: [...story.assigned, declined], refused: review(), way: [assign('rio')] }),
    trying('review-exists', {
      given: story.reviewed,
      refused: asks('rae', 'SubmitReview', story.review(2)),
      way: [revision()],
    }),
    trying('review-incomplete', { given: story.assigned, refused: review({ cannotJudge: [] }), again: review() }),
    trying('review-judges-nothing', {
      given: story.assigned,
      refused: review({
        ratings: [],
        cannotJudge: ['design', 'mentoring'].map((each) => ({ criterion: each, comment: null })),
      }),
      again: review(),
    }),
    trying('review-not-found', {
      given: story.assigned,
      refused: revision(),
      way: [asks('rae', 'SubmitReview', story.review(4))],
    }),
    trying('reviewer-nominated', { given: story.submitted, refused: assign('mo'), again: assign() }),
    trying('reviewer-unknown', {
      given: story.submitted,
      refused: assign('rex', false),
      elsewhere: registering('rex'),
      again: assign(),
    }),
    trying('reviews-closed', { given: story.lapsed, refused: review(), way: [assign('rio')] }),
    trying('reviews-missing', { given: story.assigned, refused: openVoting, way: [review()] }),
    trying('reviews-shown', { given: story.lapsed, refused: assign('max'), again: assign() }),
    trying('self-assignment', { given: story.submitted, refused: assign('chris'), again: by('ops', assign('chris')) }),
  ]);
});

describe('each refusal about votes and decisions has a way on, or is an end', () => {
  describeWays(DECISION_REFUSALS, [
    trying('already-decided', { given: story.decided, refused: withdraw, way: [reopen] }),
    trying('appeal-exists', {
      given: [...story.appealed, resolved],
      refused: appeal('a1', 'Other grounds.'),
      again: appeal('a2', 'Other grounds.'),
    }),
    trying('appeal-not-found', { given: story.appealed, refused: resolve('a9'), again: resolve() }),
    trying('appeal-open', {
      given: story.appealed,
      refused: asks('chris', 'ReopenDecision', { reason, opens: 'reviews' }, at('releasing')),
      way: [resolve()],
    }),
    trying('appeal-resolved', { given: [...story.appealed, resolved], refused: resolve() }),
    trying('chair-voted', {
      given: [
        ...story.voting,
        story.vote('chris', 'promote'),
        story.vote('max', 'not-yet'),
        told('VotingClosed', story.counted(1, 1, 'tied')),
      ],
      refused: breakTie(),
      again: asks('cho', 'BreakTie', { choice: 'promote', rationale: reason }, { cycle: { chair: 'cho' } }),
    }),
    trying('feedback-empty', { given: story.decided, refused: release(' '), again: release() }),
    trying('feedback-not-released', { given: story.decided, refused: appeal(), way: [release()] }),
    trying('feedback-released', { given: story.released, refused: release('Otherwise.') }),
    trying('grounds-missing', { given: story.released, refused: appeal('a1', ' '), again: appeal() }),
    trying('no-quorum', {
      given: story.lapsed,
      refused: decide(),
      way: [openVoting, vote('promote', 'mia'), vote('promote', 'max'), closeVoting],
    }),
    trying('not-a-member', { given: story.voting, refused: vote('promote', 'zoe'), again: vote() }),
    trying('not-candidate', { given: story.released, refused: by('mo', appeal()), again: appeal() }),
    trying('not-chair', { given: story.reviewed, refused: by('mia', openVoting), again: openVoting }),
    trying('not-decided', { given: story.passed, refused: release(), way: [decide()] }),
    trying('not-tied', { given: story.passed, refused: breakTie() }),
    trying('override-not-needed', {
      given: story.passed,
      refused: decide({ overrideReason: reason }),
      again: decide(),
    }),
    trying('override-reason-missing', {
      given: story.passed,
      refused: decide({ outcome: 'declined' }),
      again: decide({ outcome: 'declined', overrideReason: reason }),
    }),
    trying('quorum-out-of-reach', {
      given: [...story.reviewed, ...allRecused],
      refused: openVoting,
      elsewhere: elsewhere(cycle, ready, {
        ...{ type: 'AddMember', ...ops },
        data: { cycleId, personId: 'may' },
        facts: { unknownPeople: [] },
      }),
      again: asks('chris', 'OpenVoting', {}, { cycle: { members: [...storyCycle.members, 'may'] } }),
    }),
    trying('rationale-missing', { given: story.passed, refused: decide({ rationale: ' ' }), again: decide() }),
    trying('tally-void', {
      given: [...story.passed, told('ReviewerRecused', { personId: 'mia', reason })],
      refused: decide(),
      way: [openVoting, vote('promote', 'max'), vote('promote', 'mel'), closeVoting],
    }),
    trying('tie-broken', {
      given: [...story.tied, told('TieBroken', { round: 1, chairId: 'chris', choice: 'not-yet', rationale: reason })],
      refused: breakTie(),
    }),
    trying('tie-unbroken', { given: story.tied, refused: decide(), way: [breakTie()] }),
    trying('vote-exists', {
      given: [...story.voting, story.vote('mia', 'promote')],
      refused: vote('not-yet'),
      way: [change],
    }),
    trying('vote-not-found', { given: story.voting, refused: change, way: [vote()] }),
    trying('voting-closed', { given: story.lapsed, refused: vote(), way: [openVoting] }),
    trying('voting-not-closed', {
      given: [...story.voting, story.vote('mia', 'promote'), story.vote('max', 'promote')],
      refused: decide(),
      way: [closeVoting],
    }),
    trying('voting-not-open', { given: story.reviewed, refused: vote(), way: [openVoting] }),
  ]);
});
