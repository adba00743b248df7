import { findingCases, type FindingEvent, type Findings, NO_FINDINGS } from '../finding/index.js';
import { dispatch, type Cases } from '../kernel/dispatch.js';
import { without } from '../kernel/without.js';
import type { Policy } from '../kernel/policy.js';
import type { CycleId, FrameworkId, LevelKey, NominationId, PersonId, NominationStatus } from '../kernel/types.js';
import type { Quorum, Tally, VoteChoice, VotingResult } from '../voting/types.js';
import type {
  NominationEvent,
  NominationOpened,
  Outcome,
  Recommendation,
  Reopening,
  ReviewRevised,
  ReviewSubmitted,
} from './events/index.js';
import {
  active,
  type Appeal,
  contentOf,
  type DecisionWords,
  type Evidence,
  NEW_REVIEWER,
  othersIn,
  type Reviewer,
} from './state-parts.js';

/** Text fields are kept only where a command has to be recognised as "already so". */
export type NominationState = Readonly<{
  nominationId: NominationId;
  cycleId: CycleId;
  candidateId: PersonId;
  nominatorId: PersonId;
  targetLevel: LevelKey;
  framework: Readonly<{ id: FrameworkId; version: number }>;
  status: NominationStatus;
  statement: string | null;
  /** True once a statement was written, even if its text has been erased since. */
  hasStatement: boolean;
  evidence: ReadonlyMap<string, Evidence>;
  reviewers: ReadonlyMap<PersonId, Reviewer>;
  /** Removed for a conflict, in every capacity. */
  recused: ReadonlySet<PersonId>;
  /** 0 before voting first opens. */
  round: number;
  /** Members and policy of the current round; empty and null before voting first opens. */
  members: readonly PersonId[];
  policy: Policy | null;
  /** Live votes of the current round, at most one a member, none of the recused. */
  votes: ReadonlyMap<PersonId, VoteChoice>;
  closed: Readonly<{ tally: Tally; quorum: Quorum; result: VotingResult }> | null;
  /** A member of the round was recused after it closed: its tally cannot be decided on, another round is due. */
  tallyVoid: boolean;
  tieBrokenAs: Recommendation | null;
  outcome: Outcome | null;
  /** The standing decision in the chair's words; null before and after reopening. */
  decision: DecisionWords | null;
  /** Feedback was released at least once: what was released stays the candidate's. */
  told: boolean;
  /** What the reopening opened, until voting opens again; null otherwise. */
  opens: Reopening | null;
  /** Null before release and after reopening. */
  feedback: string | null;
  /** The open appeal. */
  appealId: string | null;
  appeals: ReadonlyMap<string, Appeal>;
  /** Its retention has ended: there are no texts any more, and nothing follows but findings. */
  textsExpired: boolean;
  findings: Findings;
}>;

type State = NominationState;

export const initialState = (): State | null => null;

/** The state of voting after a round is voided or before the next one begins. */
const NO_ROUND = {
  votes: new Map<string, never>(),
  closed: null,
  tallyVoid: false,
  tieBrokenAs: null,
} as const satisfies Partial<State>;

const NOTHING_YET = {
  status: 'draft',
  statement: null,
  hasStatement: false,
  evidence: new Map<string, never>(),
  reviewers: new Map<string, never>(),
  recused: new Set<never>(),
  round: 0,
  members: [],
  policy: null,
  outcome: null,
  decision: null,
  told: false,
  opens: null,
  feedback: null,
  appealId: null,
  appeals: new Map<string, never>(),
  textsExpired: false,
  findings: NO_FINDINGS,
  ...NO_ROUND,
} as const satisfies Partial<State>;

const opened = ({ nominationId, cycleId, candidateId, ...data }: NominationOpened['data']): State => ({
  nominationId,
  cycleId,
  candidateId,
  nominatorId: data.nominatorId,
  targetLevel: data.targetLevel,
  framework: data.framework,
  ...NOTHING_YET,
});

const withEvidence = (state: State, id: string, evidence: Evidence): State => ({
  ...state,
  evidence: new Map(state.evidence).set(id, evidence),
});
const withdrawn = (state: State, id: string): Evidence => ({
  criteria: state.evidence.get(id)?.criteria ?? [],
  withdrawn: true,
  content: null,
});

const withReviewer = (state: State, id: string, changed: Partial<Reviewer>): State => {
  const reviewer = { ...(state.reviewers.get(id) ?? NEW_REVIEWER), ...changed };
  return { ...state, reviewers: new Map(state.reviewers).set(id, reviewer) };
};
/** Reviews that were assigned and are not in when voting opens. */
const missed = ({ reviewers }: State): State['reviewers'] =>
  new Map([...reviewers].map(([id, each]) => [id, each.status === 'assigned' ? { ...each, status: 'missed' } : each]));

const reviewed = ({ data }: ReviewSubmitted | ReviewRevised, state: State): State =>
  withReviewer(state, data.reviewerId, { status: 'submitted', review: contentOf(data) });

const recuse = (state: State, personId: string): State => ({
  ...state,
  recused: new Set(state.recused).add(personId),
  votes: without(state.votes, personId),
  tallyVoid: state.tallyVoid || (state.status === 'voted' && state.members.includes(personId)),
});

const withVote = (state: State, memberId: string, choice: NonNullable<ReturnType<State['votes']['get']>>): State => ({
  ...state,
  votes: new Map(state.votes).set(memberId, choice),
});

const withAppeal = (state: State, id: string, appeal: Appeal): State => ({
  ...state,
  status: appeal.resolution === null ? 'appealed' : 'released',
  appealId: appeal.resolution === null ? id : null,
  appeals: new Map(state.appeals).set(id, appeal),
});

const cases: Cases<Exclude<NominationEvent | FindingEvent, NominationOpened>, [State], State> = {
  StatementWritten: ({ data }, state) => ({ ...state, statement: data.statement, hasStatement: true }),
  EvidenceAttached: ({ data }, state) => withEvidence(state, data.evidenceId, active(data)),
  EvidenceRevised: ({ data }, state) => withEvidence(state, data.evidenceId, active(data)),
  EvidenceWithdrawn: ({ data }, state) => withEvidence(state, data.evidenceId, withdrawn(state, data.evidenceId)),
  NominationSubmitted: (_, state) => ({ ...state, status: 'submitted' }),
  NominationReturned: (_, state) => ({ ...state, status: 'returned' }),
  NominationWithdrawn: (_, state) => ({ ...state, status: 'withdrawn' }),
  ReviewerAssigned: ({ data: { reviewerId, sight } }, state) =>
    withReviewer(state, reviewerId, {
      status: 'assigned',
      sight: sight === true,
      othersIn: othersIn(reviewerId, state),
    }),
  ReviewerDeclined: ({ data: { reviewerId, sight } }, state) =>
    withReviewer(state, reviewerId, { status: 'declined', sight: sight === true, declined: true }),
  ConflictDeclared: (_, state) => state,
  ReviewerRecused: ({ data }, state) => recuse(state, data.personId),
  ReviewSubmitted: reviewed,
  ReviewRevised: reviewed,
  VotingOpened: ({ data: { round, members, policy } }, state) => ({
    ...state,
    ...NO_ROUND,
    status: 'voting',
    opens: null,
    reviewers: missed(state),
    round,
    members,
    policy,
  }),
  VoteCast: ({ data }, state) => withVote(state, data.memberId, data.choice),
  VoteChanged: ({ data }, state) => withVote(state, data.memberId, data.choice),
  VotingClosed: ({ data: { tally, quorum, result } }, state) => ({
    ...state,
    status: 'voted',
    closed: { tally, quorum, result },
  }),
  TieBroken: ({ data }, state) => ({ ...state, tieBrokenAs: data.choice }),
  DecisionRecorded: ({ data: { outcome, rationale, conditions, override } }, state) => ({
    ...state,
    status: 'decided',
    outcome,
    decision: { rationale, conditions, overrideReason: override?.reason ?? null },
  }),
  DecisionReopened: ({ data: { opens } }, state) => ({
    ...state,
    ...NO_ROUND,
    status: opens === 'packet' ? 'returned' : 'submitted',
    opens,
    outcome: null,
    decision: null,
    feedback: null,
  }),
  FeedbackReleased: ({ data }, state) => ({
    ...state,
    status: 'released',
    feedback: data.feedback,
    told: true,
  }),
  AppealFiled: ({ data }, state) => withAppeal(state, data.appealId, { grounds: data.grounds, resolution: null }),
  AppealResolved: ({ data }, state) =>
    withAppeal(state, data.appealId, {
      grounds: state.appeals.get(data.appealId)?.grounds ?? '',
      resolution: data.resolution,
    }),
  TextsExpired: (_, state) => ({ ...state, textsExpired: true }),
  ...findingCases,
};
const applied = dispatch(cases);

export const evolve = (state: State | null, event: NominationEvent | FindingEvent): State | null =>
  event.type === 'NominationOpened' ? opened(event.data) : state && applied(event, state);
