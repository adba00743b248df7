/**
 * What is seen of a nomination, written by hand from the design and not from the table that it checks. Each cell has a letter for
 * each state in which the field is seen, and a dot for each in which it is not: draft, returned, submitted, voting, voted (c, closed),
 * Decided, Released, Appealed, withdrawn.
 */
export const STATES_BY_LETTER = {
  d: 'draft',
  r: 'returned',
  s: 'submitted',
  v: 'voting',
  c: 'voted',
  D: 'decided',
  R: 'released',
  A: 'appealed',
  w: 'withdrawn',
} as const;

/** candidate is whoever it is about, once feedback was released; asked, missed and done are reviewers: their own review is due, was not in when voting opened, or is in. */
export const ALONE = `
                  candidate  manager    asked      missed     done       member     chair      admin      auditor
exists            drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw
state             ......RA.  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw
packet            .........  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw
managers          .........  drsvcDRAw  .........  .........  .........  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw
reviewsIn         .........  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw
reviewers         .........  .........  .........  .........  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw
reviewerReasons   .........  .........  .........  .........  .........  .........  drsvcDRAw  .........  drsvcDRAw
ownReview         .........  .........  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw
reviews           .........  .........  .........  .........  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw
reviewComments    .........  .........  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw  .........  drsvcDRAw
readiness         .........  drsvcDRAw  .........  .........  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw
ratings           .........  .........  .........  .........  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw
band              .........  drsvcDRAw  .........  .........  .........  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw
heatMap           .........  .........  .........  .........  .........  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw
progress          .........  .........  .........  .........  .........  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw
voters            .........  .........  .........  .........  .........  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw
ownVote           .........  .........  .........  .........  .........  drsvcDRAw  drsvcDRAw  .........  drsvcDRAw
votes             .........  .........  .........  .........  .........  .........  drsvcDRAw  .........  drsvcDRAw
openVotes         .........  .........  .........  .........  .........  .........  .........  .........  drsvcDRAw
tally             .........  .........  .........  .........  .........  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw
outcome           ......RA.  .....DRA.  .........  .........  .........  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw
rationale         .........  .....DRA.  .........  .........  .........  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw
register          .........  .....DRA.  .........  .........  .........  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw
decisions         .........  .........  .........  .........  .........  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw
feedback          ......RA.  ......RA.  .........  .........  .........  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw
releases          drsvcDRAw  drsvcDRAw  .........  .........  .........  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw
appeals           drsvcDRAw  .........  .........  .........  .........  drsvcDRAw  drsvcDRAw  drsvcDRAw  drsvcDRAw
findings          .........  .........  .........  .........  .........  .........  drsvcDRAw  .........  drsvcDRAw
history           .........  .........  .........  .........  .........  .........  .........  .........  drsvcDRAw
parked            .........  .........  .........  .........  .........  .........  .........  drsvcDRAw  drsvcDRAw
`;

/** The fields of the table in the words of the page. */
export const MEANING: Readonly<Record<string, string>> = {
  exists: 'that there is the nomination: candidate, cycle, levels, org unit',
  state: 'its state; without it the answer says that it was reopened',
  packet: 'statement, evidence, nominator, why it was returned or withdrawn',
  managers: 'in the board filtered by a manager of the candidate',
  reviewsIn: 'how many reviews were asked for and are in',
  reviewers: 'who reviews',
  reviewerReasons: 'why somebody declined or was recused; whoever wrote it sees it too',
  ownReview: "the viewer's own review",
  reviews: 'the reviews of others',
  reviewComments: 'what others say in words in their reviews',
  readiness:
    'coverage and gaps in evidence of this nomination, and its bands and statuses, for managers once three complete reviews were in or voting has closed',
  ratings: 'ratings, their spread and number, and bands and statuses whatever has come in',
  band: 'the band on the board, and at a decision on the timeline',
  heatMap: 'a column of the heat map, and counted in the bands of the cycle',
  progress: 'counted in the progress of the cycle',
  voters: 'who votes, and who has',
  ownVote: "the viewer's own vote",
  votes: 'the votes of others, once the round is closed',
  openVotes: 'the votes of others, while the round is open',
  tally: 'tally, quorum, result and tie-break, once the round is closed',
  outcome: 'outcome and conditions of the decision that stands',
  rationale: 'its rationale',
  register: 'its line in the register of decisions',
  decisions: 'what decisions rest on, and decisions that were reopened',
  feedback: 'the feedback',
  releases: 'every outcome and feedback that was released, also what was reopened since',
  appeals: 'the appeals',
  findings: 'what was found on it: that a step rests on what had changed before it was recorded',
  history: 'every event, and which nomination a change of level names',
  parked: 'that a view cannot handle its events',
};

/** `sees as` names the capacities whose columns add up, `less` what they do not see of it all the same. */
const RATED = 'reviewers reviewerReasons reviews readiness ratings band heatMap';
export const TOGETHER: readonly (readonly [who: string, seesAs: string, less: string])[] = [
  // The candidate is nothing but the candidate.
  ['nominated candidate recused', 'candidate', ''],
  ['nominated recused', '', ''],
  ['nominated candidate manager', 'candidate', ''],
  ['nominated manager', '', ''],
  ['nominated candidate asked', 'candidate', ''],
  ['nominated asked', '', ''],
  ['nominated candidate missed', 'candidate', ''],
  ['nominated missed', '', ''],
  ['nominated candidate done', 'candidate', ''],
  ['nominated done', '', ''],
  ['nominated candidate member', 'candidate', ''],
  ['nominated member', '', ''],
  ['nominated candidate chair', 'candidate', ''],
  ['nominated chair', '', ''],
  ['nominated candidate admin', 'candidate', ''],
  ['nominated admin', '', ''],
  ['nominated candidate auditor', 'candidate', ''],
  ['nominated auditor', '', ''],
  ['nominated candidate chair admin auditor', 'candidate', ''],
  ['nominated chair admin auditor', '', ''],
  ['nominated candidate eligible', 'candidate', ''],
  ['nominated', '', ''],
  // Whoever is recused keeps the reporting line and nothing else.
  ['recused', '', ''],
  ['recused manager', 'manager', ''],
  ['recused asked', '', ''],
  ['recused missed', '', ''],
  ['recused done', '', ''],
  ['recused member', '', ''],
  ['recused chair', '', ''],
  ['recused admin', '', ''],
  ['recused auditor', '', ''],
  ['recused manager done', 'manager', ''],
  ['recused manager member', 'manager', ''],
  ['recused manager chair', 'manager', ''],
  ['recused manager admin auditor', 'manager', ''],
  // Nobody audits a nomination of their own line, or one that they owe a review.
  ['manager auditor', 'manager', ''],
  ['asked auditor', 'asked', ''],
  ['missed auditor', 'missed', ''],
  ['manager member auditor', 'manager member', ''],
  ['manager admin auditor', 'manager admin', ''],
  ['asked admin auditor', 'asked admin', RATED],
  ['missed member auditor', 'missed member', ''],
  // Nobody audits a round that they might be nominated in.
  ['eligible', '', ''],
  ['eligible auditor', '', ''],
  ['eligible candidate', 'candidate', ''],
  ['eligible manager', 'manager', ''],
  ['eligible manager auditor', 'manager', ''],
  ['eligible asked', 'asked', ''],
  ['eligible missed', 'missed', ''],
  ['eligible done', 'done', ''],
  ['eligible done auditor', 'done', ''],
  ['eligible member', 'member', ''],
  ['eligible member auditor', 'member', ''],
  ['eligible chair', 'chair', ''],
  ['eligible chair auditor', 'chair', ''],
  ['eligible admin', 'admin', ''],
  ['eligible admin auditor', 'admin', ''],
  ['eligible recused auditor', '', ''],
  // A manager never sees who voted how.
  ['manager chair', 'manager chair', 'votes'],
  ['manager chair auditor', 'manager chair', 'votes'],
  ['manager done chair', 'manager done chair', 'votes'],
  ['manager member chair', 'manager member chair', 'votes'],
  ['manager chair admin', 'manager chair admin', 'votes'],
  ['manager asked chair', 'manager asked chair', `votes ${RATED}`],
  ['manager missed chair', 'manager missed chair', 'votes'],
  // Nobody sees the ratings of others before their own review is in.
  ['manager asked', 'manager asked', RATED],
  ['asked member', 'asked member', RATED],
  ['asked chair', 'asked chair', RATED],
  ['asked admin', 'asked admin', RATED],
  // Nor once they missed it, but for those who have to decide.
  ['manager missed', 'manager missed', RATED],
  ['missed admin', 'missed admin', RATED],
  ['missed member', 'missed member', ''],
  ['missed chair', 'missed chair', ''],
  ['missed member admin', 'missed member admin', ''],
  // Everything else adds up.
  ['manager done', 'manager done', ''],
  ['manager member', 'manager member', ''],
  ['manager admin', 'manager admin', ''],
  ['done member', 'done member', ''],
  ['done chair', 'done chair', ''],
  ['done admin', 'done admin', ''],
  ['done auditor', 'done auditor', ''],
  ['member chair', 'member chair', ''],
  ['member admin', 'member admin', ''],
  ['member auditor', 'member auditor', ''],
  ['chair admin', 'chair admin', ''],
  ['chair auditor', 'chair auditor', ''],
  ['admin auditor', 'admin auditor', ''],
];
