import {
  DEFAULT_POLICY,
  type CitedSignal,
  type Criterion,
  type CycleFacts,
  type Instant,
  type NominationCommand,
  type NominationEvent,
  type PersonId,
  type Rival,
  type Rubric,
} from '@plumbline/domain';

/** One nomination told step by step: Cleo, a senior, is nominated for staff by Mo; Rae and Rio review; Mia, Max and Mel sit with Chris in the chair. */
export const NOW = '2026-03-01T12:00:00Z';
const ids = { nominationId: 'nomination-1', candidateId: 'cleo' };

const criterion = (key: string, critical: boolean, weight: number | null, minEvidence: number): Criterion => ({
  key,
  area: 'craft',
  text: `Shows ${key}.`,
  requirements: [{ level: 'staff', requiredRating: 3, weight, critical, minEvidence }],
  source: null,
});
export const storyRubric: Rubric = {
  frameworkId: 'engineering',
  version: 2,
  track: 'engineering',
  title: 'Engineering',
  scale: { min: 1, max: 5, labels: [] },
  levels: [
    { key: 'senior', title: 'Senior', ordinal: 1, summary: '' },
    { key: 'staff', title: 'Staff', ordinal: 2, summary: '' },
    { key: 'principal', title: 'Principal', ordinal: 3, summary: '' },
  ],
  entryLevels: [],
  areas: [{ key: 'craft', title: 'Craft', examples: [], antiPatterns: [] }],
  criteria: [criterion('design', true, 3, 1), criterion('mentoring', false, null, 2)],
  counterSignals: [{ key: 'lone-wolf', area: 'craft', text: 'Decides alone.', source: null }],
};

export const storyCycle: CycleFacts = {
  cycleId: 'spring',
  phase: 'calibrating',
  levels: ['staff', 'principal'],
  policy: DEFAULT_POLICY,
  deadlines: {
    nominations: '2026-04-01T00:00:00Z',
    reviews: '2026-05-01T00:00:00Z',
    votes: '2026-06-01T00:00:00Z',
    decisions: '2026-07-01T00:00:00Z',
  },
  members: ['mia', 'max', 'mel', 'chris'],
  chair: 'chris',
  former: new Set(),
};

type Of<Union extends { type: string }, Type> = Extract<Union, { type: Type }>;
type Settled<Data> = Data extends unknown ? Omit<Data, 'nominationId' | 'candidateId'> : never;
type At = Readonly<{
  now?: Instant;
  cycle?: Partial<CycleFacts>;
  departed?: readonly PersonId[];
  readsByRole?: boolean;
  rivals?: readonly Rival[];
}>;

/** A command on the nomination of the story, by `actor`, in its cycle as changed by `at`. */
export const asks = <Type extends Exclude<NominationCommand['type'], 'OpenNomination'>>(
  actor: PersonId,
  type: Type,
  data: Settled<Of<NominationCommand, Type>['data']>,
  at: At = {},
): NominationCommand =>
  ({
    type,
    actor,
    now: at.now ?? NOW,
    data: { ...data, nominationId: ids.nominationId },
    facts: {
      cycle: { ...storyCycle, ...at.cycle },
      rubric: storyRubric,
      departed: at.departed ?? [],
      readsByRole: at.readsByRole ?? false,
      rivals: at.rivals ?? [],
    },
  }) as unknown as NominationCommand;

/** An event of the nomination of the story. */
export const told = <Type extends NominationEvent['type']>(
  type: Type,
  data: Settled<Of<NominationEvent, Type>['data']>,
): NominationEvent => ({ type, data: { ...ids, ...data } }) as unknown as NominationEvent;

const opened = told('NominationOpened', {
  cycleId: 'spring',
  nominatorId: 'mo',
  onBehalf: false,
  targetLevel: 'staff',
  currentLevel: 'senior',
  orgUnit: 'platform',
  framework: { id: 'engineering', version: 2 },
});
const evidence = { evidenceId: 'e1', title: 'Split the monolith', body: 'Led it.', link: null, criteria: ['design'] };
/** Of every criterion of the target level: one is rated, the other not to be judged. */
const review = (rating: number) => ({
  ratings: [{ criterion: 'design', rating, comment: null }],
  cannotJudge: [{ criterion: 'mentoring', comment: null }],
  recommendation: 'promote' as const,
  confidence: 'high' as const,
  comment: null,
  counterSignals: [] as readonly CitedSignal[],
});
const written = [
  opened,
  told('StatementWritten', { statement: 'Cleo works as staff does.' }),
  told('EvidenceAttached', evidence),
];
const submitted = [...written, told('NominationSubmitted', {})];
const assigned = [
  ...submitted,
  told('ReviewerAssigned', { reviewerId: 'rae', sight: false }),
  told('ReviewerAssigned', { reviewerId: 'rio', sight: false }),
];
const reviewed = [...assigned, told('ReviewSubmitted', { reviewerId: 'rae', ...review(4), sight: false })];
const vote = (memberId: string, choice: 'promote' | 'not-yet' | 'abstain', round = 1) =>
  told('VoteCast', { round, memberId, choice, rationale: null });
const voting = [
  ...reviewed,
  told('VotingOpened', { round: 1, members: storyCycle.members, policy: storyCycle.policy }),
];
const counted = (promote: number, notYet: number, result: 'passed' | 'failed' | 'tied' | 'no-quorum') => ({
  round: 1,
  tally: { electorate: 4, promote, notYet, abstain: 0, recused: 0 },
  quorum: { present: promote + notYet, required: 2, met: promote + notYet >= 2 },
  result,
});
const passed = [
  ...voting,
  vote('mia', 'promote'),
  vote('max', 'promote'),
  told('VotingClosed', counted(2, 0, 'passed')),
];
const tied = [...voting, vote('mia', 'promote'), vote('max', 'not-yet'), told('VotingClosed', counted(1, 1, 'tied'))];
const decision = {
  ...counted(2, 0, 'passed'),
  outcome: 'promoted' as const,
  rationale: 'Consistently at level.',
  conditions: [],
  tieBrokenAs: null,
  policyVersion: 1,
  nominationRevision: '11',
  override: null,
};
const decided = [...passed, told('DecisionRecorded', decision)];
const released = [...decided, told('FeedbackReleased', { feedback: 'Well done.' })];

/** Histories, each going on from the one before, and what the steps after them are made of. */
export const story = {
  ...ids,
  opened: [opened],
  written,
  submitted,
  assigned,
  reviewed,
  voting,
  passed,
  tied,
  failed: [...voting, vote('mia', 'not-yet'), vote('max', 'not-yet'), told('VotingClosed', counted(0, 2, 'failed'))],
  lapsed: [...voting, vote('mia', 'promote'), told('VotingClosed', counted(1, 0, 'no-quorum'))],
  decided,
  released,
  appealed: [...released, told('AppealFiled', { appealId: 'a1', grounds: 'The migration was overlooked.' })],
  withdrawn: [...written, told('NominationWithdrawn', { reason: 'Moved on.' })],
  evidence,
  review,
  vote,
  counted,
  decision,
};
