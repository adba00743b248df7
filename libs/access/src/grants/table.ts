import type { NominationStatus } from '@plumbline/domain';

/**
 * The capacities on one nomination. candidate: once feedback was released, from then on also after a reopening; asked: owes a review;
 * missed: the review was not in when voting opened, and is no longer accepted; done: the review is in.
 */
export const CAPACITIES = [
  ...(['candidate', 'line-manager', 'reviewer-asked', 'reviewer-missed', 'reviewer-done'] as const),
  ...(['member', 'chair', 'admin', 'auditor'] as const),
] as const;
export type Capacity = (typeof CAPACITIES)[number];

/**
 * What takes capacities away and is none. nominated: the nomination is about them; eligible: their level is one of the framework's of the round, or was while the round was
 * open, so that they might be nominated in it.
 */
export const CIRCUMSTANCES = ['nominated', 'recused', 'eligible'] as const;
export type Circumstance = (typeof CIRCUMSTANCES)[number];

type States = readonly NominationStatus[];
const RELEASED: States = ['released', 'appealed'];
const DECIDED: States = ['decided', ...RELEASED];
export const STATES: States = ['draft', 'returned', 'submitted', 'voting', 'voted', ...DECIDED, 'withdrawn'];

/**
 * `seen`: the states of the nomination in which the capacity sees the field. `barred`: whoever has the capacity does not see it in
 * another capacity either, except these.
 */
export type Cell = Readonly<{ seen: States; barred?: Readonly<{ unless: readonly Capacity[] }> }>;
const yes: Cell = { seen: STATES };
const decided: Cell = { seen: DECIDED };
const released: Cell = { seen: RELEASED };
const no: Cell = { seen: [] };
const never: Cell = { seen: [], barred: { unless: [] } };
/** A missed review is no longer accepted, so it hides nothing from those who have to decide. */
const waived: Cell = { seen: [], barred: { unless: ['member', 'chair'] } };

/**
 * Field by capacity. A viewer sees what any of their capacities sees, unless another one bars it: nobody sees the ratings of others,
 * or anything derived from them, before their own review is in, and no manager sees who voted how.
 */
// oxfmt-ignore
const TABLE = {
  //                  candidate manager    asked   missed   done   member   chair   admin   auditor
  /** That there is the nomination: its candidate, cycle, levels, org unit and state. */
  exists:            [yes,      yes,       yes,    yes,     yes,   yes,     yes,    yes,    yes],
  /** In which state it is; without it: that it was reopened. */
  state:             [released, yes,       yes,    yes,     yes,   yes,     yes,    yes,    yes],
  /** Statement, evidence, who nominated, why it was returned or withdrawn. */
  packet:            [no,       yes,       yes,    yes,     yes,   yes,     yes,    yes,    yes],
  /** In whose reporting line the candidate is: lists are filtered by it. */
  managers:          [no,       yes,       no,     no,      no,    yes,     yes,    yes,    yes],
  /** How many reviews were asked for and are in. */
  reviewsIn:         [no,       yes,       yes,    yes,     yes,   yes,     yes,    yes,    yes],
  /** Who was asked to review, and who declined or was recused. */
  reviewers:         [no,       no,        never,  waived,  yes,   yes,     yes,    yes,    yes],
  /** Why they declined or were recused, beside to whoever wrote it. */
  reviewerReasons:   [no,       no,        never,  waived,  no,    no,      yes,    no,     yes],
  ownReview:         [no,       no,        yes,    yes,     yes,   yes,     yes,    yes,    yes],
  /** The reviews of others. */
  reviews:           [no,       no,        never,  waived,  yes,   yes,     yes,    yes,    yes],
  /** What others say in words in their reviews. */
  reviewComments:    [no,       no,        yes,    yes,     yes,   yes,     yes,    no,     yes],
  /** Bands, statuses and coverage, read for this nomination by itself. */
  readiness:         [no,       yes,       never,  waived,  yes,   yes,     yes,    yes,    yes],
  /** Ratings, their spread and number, and bands and statuses as they stand; without it: once enough reviews are in. */
  ratings:           [no,       no,        never,  waived,  yes,   yes,     yes,    yes,    yes],
  /** The band where many are listed: on the board, and at each decision on a timeline. */
  band:              [no,       yes,       never,  waived,  no,    yes,     yes,    yes,    yes],
  /** Counted in the bands of its cycle, and a column of the heat map. */
  heatMap:           [no,       no,        never,  waived,  no,    yes,     yes,    yes,    yes],
  /** Counted in the progress of its cycle. */
  progress:          [no,       no,        no,     no,      no,    yes,     yes,    yes,    yes],
  /** Who is to vote, and who has. */
  voters:            [no,       no,        no,     no,      no,    yes,     yes,    yes,    yes],
  ownVote:           [no,       no,        no,     no,      no,    yes,     yes,    no,     yes],
  /** The votes of others once the round is closed. */
  votes:             [no,       never,     no,     no,      no,    no,      yes,    no,     yes],
  /** The votes of others while the round is open. */
  openVotes:         [no,       no,        no,     no,      no,    no,      no,     no,     yes],
  /** Tally, quorum, result and tie-break of a round once it is closed. */
  tally:             [no,       no,        no,     no,      no,    yes,     yes,    yes,    yes],
  /** Outcome and conditions of the decision that stands. */
  outcome:           [released, decided,   no,     no,      no,    yes,     yes,    yes,    yes],
  rationale:         [no,       decided,   no,     no,      no,    yes,     yes,    yes,    yes],
  /** The decision that stands, as a line of the register. */
  register:          [no,       decided,   no,     no,      no,    yes,     yes,    yes,    yes],
  /** What each decision rests on, and the decisions that were reopened since. */
  decisions:         [no,       no,        no,     no,      no,    yes,     yes,    yes,    yes],
  feedback:          [released, released,  no,     no,      no,    yes,     yes,    yes,    yes],
  /** What was released, whatever became of it since. */
  releases:          [yes,      yes,       no,     no,      no,    yes,     yes,    yes,    yes],
  appeals:           [yes,      no,        no,     no,      no,    yes,     yes,    yes,    yes],
  /** What was found on it: that what was done rests on what had changed, and how that was resolved. */
  findings:          [no,       no,        no,     no,      no,    no,      yes,    no,     yes],
  /** Every event as stored, and which nomination led to a change of level. */
  history:           [no,       no,        no,     no,      no,    no,      no,     no,     yes],
  /** That a view cannot handle its events. */
  parked:            [no,       no,        no,     no,      no,    no,      no,     yes,    yes],
} as const satisfies Record<string, readonly Cell[]>;

export type Field = keyof typeof TABLE;
export const FIELDS = Object.keys(TABLE) as readonly Field[];

const byCapacity = (row: readonly Cell[]): Readonly<Record<Capacity, Cell>> =>
  Object.fromEntries(CAPACITIES.map((capacity, at) => [capacity, row[at] ?? no])) as Record<Capacity, Cell>;

export const GRANTS = Object.fromEntries(FIELDS.map((field) => [field, byCapacity(TABLE[field])])) as Readonly<
  Record<Field, Readonly<Record<Capacity, Cell>>>
>;

/** Whoever has a capacity in `of` loses those in `loses`. In this order: a lost capacity takes nothing away any more. */
export type Conflict = Readonly<{ name: string; of: readonly (Capacity | Circumstance)[]; loses: readonly Capacity[] }>;

export const CONFLICTS: readonly Conflict[] = [
  {
    name: 'The candidate is nothing but the candidate.',
    of: ['nominated'],
    loses: CAPACITIES.filter((capacity) => capacity !== 'candidate'),
  },
  {
    name: 'Whoever is recused keeps the reporting line and nothing else.',
    of: ['recused'],
    loses: CAPACITIES.filter((capacity) => capacity !== 'candidate' && capacity !== 'line-manager'),
  },
  {
    name: 'Nobody audits a nomination of their own line, or one that they were asked to review and have not.',
    of: ['line-manager', 'reviewer-asked', 'reviewer-missed'],
    loses: ['auditor'],
  },
  {
    name: 'Nobody audits a round that they might be nominated in, whether they are or not.',
    of: ['eligible'],
    loses: ['auditor'],
  },
];

/**
 * Which field shows that an event happened. A change of state is `packet` before release, as candidates see none of it, and `exists`
 * from then on. `released`: the field that shows it, too, where the decision that it undoes was released.
 */
export const EVENTS = {
  NominationOpened: 'packet',
  StatementWritten: 'packet',
  EvidenceAttached: 'packet',
  EvidenceRevised: 'packet',
  EvidenceWithdrawn: 'packet',
  NominationSubmitted: 'packet',
  NominationReturned: 'packet',
  NominationWithdrawn: 'packet',
  ReviewerAssigned: 'reviewsIn',
  ReviewerDeclined: 'reviewsIn',
  ConflictDeclared: 'reviewers',
  ReviewerRecused: 'reviewers',
  ReviewSubmitted: { field: 'reviewsIn', own: 'ownReview', of: 'reviewerId' },
  ReviewRevised: { field: 'reviews', own: 'ownReview', of: 'reviewerId' },
  VotingOpened: 'packet',
  VoteCast: { field: 'voters', own: 'ownVote', of: 'memberId' },
  /** Only while voting is open, when the votes of others are open to auditors alone; those who see them later count the closing. */
  VoteChanged: { field: 'openVotes', own: 'ownVote', of: 'memberId' },
  VotingClosed: 'packet',
  TieBroken: 'tally',
  DecisionRecorded: 'packet',
  DecisionReopened: { field: 'packet', released: 'releases' },
  FeedbackReleased: 'exists',
  AppealFiled: 'exists',
  AppealResolved: 'exists',
  TextsExpired: 'exists',
  FindingRaised: 'findings',
  FindingResolved: 'findings',
} as const;
