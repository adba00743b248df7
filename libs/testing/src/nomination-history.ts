import {
  type CriterionKey,
  DEFAULT_POLICY,
  type EventType,
  type Outcome,
  type PersonId,
  type Policy,
  type VoteChoice,
  type VotingResult,
} from '@plumbline/domain';
import type { DataOf, Recorder } from './recorder.js';

/** What happens to one nomination, in the order of the calls. */
export class NominationHistory {
  readonly #on: { nominationId: string; candidateId: PersonId };
  #round = 0;
  #members: readonly PersonId[] = [];
  #votes = new Map<PersonId, VoteChoice>();

  constructor(
    readonly history: Recorder,
    nominationId: string,
    candidateId: PersonId,
  ) {
    this.#on = { nominationId, candidateId };
  }

  record<T extends EventType>(type: T, data: Omit<DataOf<T>, 'nominationId' | 'candidateId'>): this {
    this.history.record(type, { ...this.#on, ...data } as unknown as DataOf<T>);
    return this;
  }

  statement(statement = 'Why this person'): this {
    return this.record('StatementWritten', { statement });
  }

  evidence(evidenceId: string, criteria: readonly CriterionKey[]): this {
    return this.record('EvidenceAttached', { evidenceId, title: 'Title', body: 'Body', link: null, criteria });
  }

  withdrawEvidence(evidenceId: string): this {
    return this.record('EvidenceWithdrawn', { evidenceId, reason: 'Not theirs' });
  }

  submit(): this {
    return this.record('NominationSubmitted', {});
  }

  withdraw(): this {
    return this.record('NominationWithdrawn', { reason: 'Leaves' });
  }

  assign(...reviewers: readonly PersonId[]): this {
    for (const reviewerId of reviewers) this.record('ReviewerAssigned', { reviewerId, sight: false });
    return this;
  }

  /** `ratings` by criterion. */
  review(reviewerId: PersonId, ratings: Readonly<Record<CriterionKey, number>>): this {
    return this.record('ReviewSubmitted', { reviewerId, ...contentOf(ratings), sight: false });
  }

  revise(
    reviewerId: PersonId,
    ratings: Readonly<Record<CriterionKey, number>>,
    othersReadable: boolean | null = false,
  ): this {
    return this.record('ReviewRevised', { reviewerId, ...contentOf(ratings), othersReadable, reason: 'Read it again' });
  }

  recuse(personId: PersonId): this {
    this.#members = this.#members.filter((id) => id !== personId);
    this.#votes.delete(personId);
    return this.record('ReviewerRecused', { personId, reason: 'Related' });
  }

  openVoting(members: readonly PersonId[] = ['mia', 'max', 'moe'], policy: Policy = DEFAULT_POLICY): this {
    this.#round += 1;
    this.#members = members;
    this.#votes = new Map();
    return this.record('VotingOpened', { round: this.#round, members, policy });
  }

  vote(memberId: PersonId, choice: VoteChoice): this {
    this.#votes.set(memberId, choice);
    return this.record('VoteCast', { round: this.#round, memberId, choice, rationale: 'In my view' });
  }

  changeVote(memberId: PersonId, choice: VoteChoice): this {
    const from = this.#votes.get(memberId) ?? choice;
    this.#votes.set(memberId, choice);
    return this.record('VoteChanged', { round: this.#round, memberId, from, choice, reason: 'New fact' });
  }

  closeVoting(result: VotingResult = 'passed'): this {
    return this.record('VotingClosed', { round: this.#round, ...this.#count(), result });
  }

  decide(
    outcome: Outcome = 'promoted',
    override: string | null = null,
    counted: Partial<Pick<DataOf<'DecisionRecorded'>, 'result' | 'tieBrokenAs'>> = {},
  ): this {
    return this.record('DecisionRecorded', {
      round: this.#round,
      outcome,
      rationale: 'Clear case',
      conditions: ['Keep mentoring'],
      ...this.#count(),
      result: 'passed',
      tieBrokenAs: null,
      policyVersion: 1,
      nominationRevision: '9',
      override: override === null ? null : { reason: override },
      ...counted,
    });
  }

  reopen(opens: DataOf<'DecisionReopened'>['opens'] = 'reviews'): this {
    return this.record('DecisionReopened', { reason: 'A fact was wrong', opens });
  }

  release(): this {
    return this.record('FeedbackReleased', { feedback: 'Well done' });
  }

  appeal(appealId = 'a1'): this {
    return this.record('AppealFiled', { appealId, grounds: 'Missed work' });
  }

  #count(): Pick<DataOf<'VotingClosed'>, 'tally' | 'quorum'> {
    const votes = [...this.#votes.values()];
    const of = (choice: VoteChoice): number => votes.filter((vote) => vote === choice).length;
    return {
      tally: {
        electorate: this.#members.length,
        promote: of('promote'),
        notYet: of('not-yet'),
        abstain: of('abstain'),
        recused: 0,
      },
      quorum: { present: votes.length, required: 2, met: votes.length >= 2 },
    };
  }
}

const contentOf = (ratings: Readonly<Record<CriterionKey, number>>) => ({
  ratings: Object.entries(ratings).map(([key, rating]) => ({ criterion: key, rating, comment: `On ${key}` })),
  cannotJudge: [{ criterion: 'hiring', comment: 'Never seen' }],
  recommendation: 'promote' as const,
  confidence: 'high' as const,
  comment: 'Overall',
  counterSignals: [{ signal: 'lone-wolf', comment: 'Seen twice' }],
});
