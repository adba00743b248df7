/** What somebody wrote in a round, by the kind of step. */
export const WORDS = {
  statement: true,
  evidence: true,
  'evidence-withdrawal': true,
  return: true,
  withdrawal: true,
  declination: true,
  conflict: true,
  review: true,
  'review-revision': true,
  vote: true,
  'vote-change': true,
  'tie-break': true,
  decision: true,
  reopening: true,
  feedback: true,
  'appeal-resolution': true,
  'finding-resolution': true,
} as const;
export type WordsKind = keyof typeof WORDS;

/** What is never in it, or may be missing; docs/guides/people-ops.md says of each what it is. */
export const LEFT_OUT_OF_ACCESS = {
  'open-rounds': true,
  'reasons-about-others': true,
  'packets-of-others': true,
  'what-others-wrote': true,
  'erasures-and-holds': true,
  'ended-texts': true,
  'unreadable-texts': true,
  'kept-from-the-admins': true,
} as const;
export type LeftOutOfAccess = keyof typeof LEFT_OUT_OF_ACCESS;
export const ALL_LEFT_OUT = Object.keys(LEFT_OUT_OF_ACCESS) as readonly LeftOutOfAccess[];
