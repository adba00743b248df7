import {
  type Criterion,
  type CriterionKey,
  DEFAULT_POLICY,
  type EventType,
  EVENT_VERSIONS,
  type Level,
  type Outcome,
  type PersonId,
  type PlumblineEvent,
  type Policy,
  type Recorded,
  type VoteChoice,
  type VotingResult,
} from '@plumbline/domain';

type DataOf<T extends EventType> = Extract<PlumblineEvent, { type: T }>['data'];

const streamOf = ({ data }: PlumblineEvent): string => {
  if ('candidateId' in data) return `nomination-${data.nominationId}`;
  if ('frameworkId' in data) return `framework-${data.frameworkId}`;
  return 'cycleId' in data ? `cycle-${data.cycleId}` : `person-${data.personId}`;
};

export const level = (key: string, ordinal: number): Level => ({ key, title: key, ordinal, summary: '' });
type Asks = Record<string, Partial<Omit<Criterion['requirements'][number], 'level'>>>;
/** A criterion that each level named in `asks` requires; rating 3, weight 1, one piece of evidence where not said. */
export const criterion = (key: CriterionKey, asks: Asks): Criterion => ({
  key,
  area: 'craft',
  text: `What ${key} asks`,
  source: null,
  requirements: Object.entries(asks).map(([name, ask]) => {
    return { level: name, requiredRating: 3, weight: 1, critical: false, minEvidence: 1, ...ask };
  }),
});

/**
 * Writes events as a store would give them back, one minute apart, each stream numbered from 0. Nothing is decided: it says
 * what happened, for specs of what is made of it.
 */
export class History {
  readonly events: Recorded<PlumblineEvent>[] = [];
  readonly #revisions = new Map<string, bigint>();
  #minutes = Date.parse('2026-03-02T09:00:00.000Z') / 60_000;
  #actor = 'ada';

  /** The time of the next event. */
  at(instant: string): this {
    this.#minutes = Date.parse(instant) / 60_000;
    return this;
  }

  /** Who does what follows. */
  by(actor: PersonId): this {
    this.#actor = actor;
    return this;
  }

  record<T extends EventType>(type: T, data: DataOf<T>): this {
    const event = { type, data } as unknown as PlumblineEvent;
    const stream = streamOf(event);
    const revision = (this.#revisions.get(stream) ?? -1n) + 1n;
    this.#revisions.set(stream, revision);
    const number = this.events.length + 1;
    const id = `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
    this.events.push({
      ...event,
      id,
      version: EVENT_VERSIONS[type],
      stream,
      revision,
      position: number.toString().padStart(16, '0'),
      metadata: {
        recordedAt: new Date(this.#minutes * 60_000).toISOString(),
        actor: this.#actor,
        correlationId: id,
        causationId: id,
      },
    });
    this.#minutes += 1;
    return this;
  }

  person(personId: PersonId, given: Partial<DataOf<'PersonRegistered'>> = {}): this {
    return this.record('PersonRegistered', {
      personId,
      displayName: `Name of ${personId}`,
      email: null,
      orgUnit: 'eng',
      level: 'senior',
      managerId: null,
      effectiveDate: '2026-01-01',
      ...given,
    });
  }

  /** Drafted and published as version 1. */
  framework(frameworkId: string, levels: readonly Level[], criteria: readonly Criterion[]): this {
    this.record('FrameworkDrafted', {
      frameworkId,
      track: 'engineering',
      title: `Framework ${frameworkId}`,
      scale: { min: 1, max: 5, labels: [] },
    });
    for (const one of levels) this.record('LevelDefined', { frameworkId, level: one });
    this.record('AreaDescribed', {
      frameworkId,
      area: { key: 'craft', title: 'Craft', examples: [], antiPatterns: [] },
    });
    for (const one of criteria) this.record('CriterionAdded', { frameworkId, criterion: one });
    return this.record('FrameworkPublished', { frameworkId, version: 1, semanticHash: 'f'.repeat(64) });
  }

  /** Opened on version 1 of the framework, with its committee formed and its chair named. */
  cycle(
    cycleId: string,
    given: Partial<DataOf<'CycleOpened'>> & { members?: PersonId[]; chair?: PersonId } = {},
  ): this {
    const { members = ['mia', 'max', 'moe'], chair = 'cho', ...opened } = given;
    this.record('CycleOpened', {
      cycleId,
      title: `Cycle ${cycleId}`,
      framework: { id: 'ladder', version: 1 },
      track: 'engineering',
      levels: ['staff', 'principal'],
      policy: DEFAULT_POLICY,
      deadlines: {
        nominations: '2026-04-01T00:00:00.000Z',
        reviews: '2026-05-01T00:00:00.000Z',
        votes: '2026-06-01T00:00:00.000Z',
        decisions: '2026-07-01T00:00:00.000Z',
      },
      ...opened,
    });
    this.record('CommitteeFormed', { cycleId, members });
    return this.record('ChairNamed', { cycleId, personId: chair });
  }

  nomination(nominationId: string, given: Partial<DataOf<'NominationOpened'>> = {}): NominationHistory {
    const opened = {
      nominationId,
      cycleId: 'spring',
      candidateId: 'cleo',
      nominatorId: 'lin',
      targetLevel: 'staff',
      currentLevel: 'senior',
      orgUnit: 'eng',
      framework: { id: 'ladder', version: 1 },
      ...given,
    };
    this.record('NominationOpened', opened);
    return new NominationHistory(this, nominationId, opened.candidateId);
  }
}

/** What happens to one nomination, in the order of the calls. */
export class NominationHistory {
  readonly #on: { nominationId: string; candidateId: PersonId };
  #round = 0;
  #members: readonly PersonId[] = [];
  #votes = new Map<PersonId, VoteChoice>();

  constructor(
    readonly history: History,
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
    for (const reviewerId of reviewers) this.record('ReviewerAssigned', { reviewerId });
    return this;
  }

  /** `ratings` by criterion. */
  review(reviewerId: PersonId, ratings: Readonly<Record<CriterionKey, number>>): this {
    return this.record('ReviewSubmitted', { reviewerId, ...contentOf(ratings) });
  }

  revise(reviewerId: PersonId, ratings: Readonly<Record<CriterionKey, number>>): this {
    return this.record('ReviewRevised', { reviewerId, ...contentOf(ratings), reason: 'Read it again' });
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

  decide(outcome: Outcome = 'promoted', override: string | null = null): this {
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
    });
  }

  reopen(): this {
    return this.record('DecisionReopened', { reason: 'A fact was wrong' });
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
  recommendation: 'promote' as const,
  confidence: 'high' as const,
  comment: 'Overall',
  counterSignals: [{ signal: 'lone-wolf', comment: 'Seen twice' }],
});
