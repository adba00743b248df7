const page = (...items: readonly object[]) => ({ items, nextCursor: null });
const person = (id: string) => ({ id, name: `Name of ${id}` });
const levels = [{ key: 'senior' }, { key: 'staff' }, { key: 'principal' }];
const criteria = [{ key: 'design' }, { key: 'mentoring' }];
const spring = { id: 'spring', title: 'Cycle spring' };
const none = { num: 0, den: 1 };
const whole = { num: 1, den: 1 };
const cleo = { id: 'n-cleo', targetLevel: 'staff', currentLevel: 'senior', revision: '12' };
const count = (level: string, band: string, nominations: number, targeting: number) => {
  return { level, band, nominations, targeting };
};
const tally = { electorate: 3, promote: 2, notYet: 0, abstain: 0, recused: 0 };
const quorum = { present: 2, required: 2, met: true };

/** What an auditor reads of `aRound` at each address, by hand: the parts that somebody would miss. */
export const READ: Readonly<Record<string, object>> = {
  '/v1/frameworks': page({ id: 'ladder', track: 'engineering', newestVersion: 1, retired: false }),
  '/v1/frameworks/ladder': { id: 'ladder', versions: [{ version: 1 }], draft: { levels, criteria } },
  '/v1/frameworks/ladder/versions/1': { id: 'ladder', version: 1, levels, criteria },
  '/v1/cycles': page({ id: 'autumn' }, { ...spring, levels: ['staff', 'principal'], phase: 'calibrating' }),
  '/v1/cycles/spring': {
    ...spring,
    policy: { version: 1, tie: 'chair-decides', minReviews: 1 },
    committee: { chair: person('cho'), members: [person('max'), person('mia'), person('moe')] },
    hidden: [],
  },
  '/v1/cycles/spring/progress': {
    nominations: 3,
    states: [
      { targetLevel: 'principal', state: 'submitted', nominations: 1 },
      { targetLevel: 'staff', state: 'released', nominations: 1 },
      { targetLevel: 'staff', state: 'voting', nominations: 1 },
    ],
    reviewsAsked: 5,
    reviewsIn: 2,
  },
  '/v1/cycles/spring/readiness': {
    orgUnit: null,
    bands: [
      count('senior', 'insufficient-evidence', 3, 0),
      count('staff', 'insufficient-evidence', 2, 1),
      count('staff', 'ready', 1, 1),
      count('principal', 'developing', 1, 0),
      count('principal', 'insufficient-evidence', 2, 1),
    ],
  },
  '/v1/cycles/spring/readiness?orgUnit=data': {
    orgUnit: 'data',
    bands: [
      count('senior', 'insufficient-evidence', 1, 0),
      count('staff', 'insufficient-evidence', 1, 1),
      count('principal', 'insufficient-evidence', 1, 0),
    ],
  },
  '/v1/cycles/spring/levels/staff/heat-map': {
    criteria: [{ criterion: 'design', critical: true }, { criterion: 'mentoring' }],
    ...page(
      {
        nomination: { id: 'n-carl' },
        band: 'insufficient-evidence',
        cells: [
          { status: 'below', rating: 2, coverage: whole },
          { status: 'unevidenced', rating: 3, coverage: none },
        ],
      },
      {
        nomination: { id: 'n-cleo' },
        band: 'ready',
        cells: [
          { status: 'meets', rating: 3 },
          { status: 'meets', rating: 3 },
        ],
      },
      { nomination: { id: 'n-max' }, targeted: false },
    ),
  },
  '/v1/people': page(
    ...['ada', 'aud', 'carl', 'cho', 'cleo', 'lin', 'max', 'mia', 'moe', 'otto', 'rea', 'ron', 'top'].map(person),
  ),
  '/v1/people/cleo': {
    ...person('cleo'),
    level: 'senior',
    managers: [{ manager: person('lin'), from: '2026-01-01', to: null }],
  },
  '/v1/people/cleo/timeline': page(
    { kind: 'registered', manager: person('lin'), level: 'senior', readiness: null },
    { kind: 'nominated', nomination: { id: 'n-cleo' }, cycle: spring, targetLevel: 'staff' },
    {
      kind: 'decided',
      outcome: 'promoted',
      readiness: [
        { level: 'senior', band: 'insufficient-evidence', attainment: none },
        { level: 'staff', band: 'ready', attainment: whole, coverage: whole },
        { level: 'principal', band: 'developing' },
      ],
    },
    { kind: 'feedback-released' },
  ),
  '/v1/me/packets': page(),
  '/v1/me/reviews': page(),
  '/v1/me/votes': page(),
  '/v1/me/chair': page(),
  '/v1/nominations?cycle=spring&sort=-candidate&limit=1': {
    items: [{ id: 'n-max', state: 'submitted', reviewsAsked: 1, reviewsIn: 0, band: 'insufficient-evidence' }],
    nextCursor: expect.any(String) as string,
  },
  '/v1/nominations/n-cleo': {
    ...cleo,
    ...{ nominator: person('lin'), statement: 'Why this person', reviewsIn: 1, hidden: [] },
    evidence: [{ id: 'e1', criteria: ['design', 'mentoring'], withdrawn: false }],
    reviewers: [
      { reviewer: person('rea'), status: 'missed' },
      { reviewer: person('ron'), status: 'submitted' },
    ],
    reviews: [{ reviewer: person('ron'), comment: 'Overall' }],
    rounds: [{ round: 1, result: 'passed' }],
    decision: { outcome: 'promoted', rationale: 'Clear case' },
    feedback: { text: 'Well done' },
  },
  '/v1/nominations/n-cleo/readiness': {
    ...cleo,
    levels: [
      { level: 'senior', band: 'insufficient-evidence', attainment: none, criteria: [] },
      {
        ...{ level: 'staff', band: 'ready', attainment: whole, coverage: whole, hidden: [] },
        criteria: [
          { criterion: 'design', status: 'meets', rating: 3, spread: 0, ratingCount: 1, requiredRating: 3, hidden: [] },
          { criterion: 'mentoring', status: 'meets', rating: 3, evidenceCount: 1, hidden: [] },
        ],
      },
      { level: 'principal', band: 'developing' },
    ],
  },
  '/v1/nominations/n-cleo/gaps': { ...cleo, level: 'staff', band: 'ready', gaps: [] },
  '/v1/nominations/n-cleo/gaps?level=principal': {
    ...{ ...cleo, level: 'principal', band: 'developing' },
    gaps: [{ criterion: 'design', evidenceMissing: 0, status: 'below', unrated: false, ratingMissing: 1 }],
  },
  '/v1/nominations/n-cleo/reviews': page({
    ...{ reviewer: person('ron'), recommendation: 'promote', confidence: 'high', comment: 'Overall', voided: false },
    ratings: [
      { criterion: 'design', rating: 3, comment: 'On design' },
      { criterion: 'mentoring', rating: 3, comment: 'On mentoring' },
    ],
    counterSignals: [{ counterSignal: 'lone-wolf', comment: 'Seen twice' }],
  }),
  '/v1/nominations/n-cleo/votes': page({
    ...{ round: 1, voided: false, tally, quorum, result: 'passed', tieBrokenAs: null, ownVote: null },
    members: [person('mia'), person('max'), person('moe')],
    voted: [person('mia'), person('moe')],
    votes: [
      { member: person('mia'), choice: 'promote', rationale: 'In my view' },
      { member: person('moe'), choice: 'promote' },
    ],
  }),
  '/v1/nominations/n-cleo/history': {
    ...page(
      ...['NominationOpened', 'StatementWritten', 'EvidenceAttached', 'NominationSubmitted', 'ReviewerAssigned'].map(
        (type, at) => ({ type, revision: at.toString() }),
      ),
      ...['ReviewerAssigned', 'ReviewSubmitted', 'VotingOpened', 'VoteCast', 'VoteCast', 'VotingClosed'].map((type) => {
        return { type };
      }),
      { type: 'DecisionRecorded', metadata: { actor: 'cho' }, data: { outcome: 'promoted' } },
      { type: 'FeedbackReleased', data: { feedback: 'Well done' } },
    ),
  },
  '/v1/decisions?cycle=spring&outcome=promoted': page({
    ...{ nomination: { id: 'n-cleo' }, outcome: 'promoted', superseded: false, candidate: person('cleo') },
    basis: { round: 1, tally, quorum, result: 'passed', override: false, decidedBy: person('cho') },
  }),
};
