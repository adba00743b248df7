import type { Refusal } from './refusal.js';

/** About reviewers and their reviews. */
export const REVIEW_REFUSALS = {
  'reviews-not-reopened': {
    field: 'caller',
    cause: 'asks for a review of what was reopened for votes alone',
    way: 'ReopenDecision',
    fix: 'Have the chair reopen it for reviews, too.',
  },
  'counter-signal-duplicate': {
    field: 'counterSignals',
    cause: 'cites one twice',
    way: 'corrected',
    fix: 'Cite each counter-signal once.',
  },
  'not-a-reviewer': {
    field: 'caller',
    cause: 'is not assigned to review this nomination',
    way: 'AssignReviewer',
    fix: 'Ask the chair or an admin to assign you.',
  },
  'not-involved': {
    field: 'caller',
    cause: 'is no reviewer, member or chair here',
    way: 'another',
    fix: 'Ask the chair or an admin to recuse you.',
  },
  'not-submitted': {
    field: 'state',
    cause: 'is not between submission and the opening of voting',
    way: 'SubmitNomination',
    fix: 'Wait until the packet is submitted; once a vote has opened, until it lapsed or its decision is reopened.',
  },
  'rating-duplicate': {
    field: 'ratings',
    cause: 'answers a criterion twice',
    way: 'corrected',
    fix: 'Say one thing about each criterion: a rating, or that you cannot judge it.',
  },
  'rating-late': {
    field: 'ratings',
    cause: 'has one that you had not given before you could read the reviews of others',
    way: 'corrected',
    fix: 'Keep that criterion in cannotJudge; ratings that you gave can be revised.',
  },
  'rating-off-scale': {
    field: 'rating',
    cause: 'is not on the scale of the framework',
    way: 'corrected',
    fix: 'Send a whole number on the scale of the framework.',
  },
  'ratings-missing': {
    field: 'ratings',
    cause: 'is empty',
    way: 'corrected',
    fix: 'Rate at least one criterion.',
  },
  'review-declined': {
    field: 'state',
    cause: 'is declined',
    way: 'AssignReviewer',
    fix: 'Ask the chair or an admin to assign you again.',
  },
  'review-exists': {
    field: 'review',
    cause: 'is in already',
    way: 'ReviseReview',
    fix: 'Revise it and say why.',
  },
  'review-incomplete': {
    field: 'ratings',
    cause: 'leaves criteria of the target level out',
    way: 'corrected',
    fix: 'Rate each of those named, or list it in cannotJudge.',
  },
  'review-judges-nothing': {
    field: 'ratings',
    cause: 'rates no criterion of the target level',
    way: 'corrected',
    fix: 'Rate at least one of them, or decline the review.',
  },
  'review-not-found': {
    field: 'review',
    cause: 'is not in yet',
    way: 'SubmitReview',
    fix: 'Submit your review; then it can be revised.',
  },
  'reviewer-nominated': {
    field: 'reviewer',
    cause: 'is the nominator',
    way: 'corrected',
    fix: 'Assign somebody else.',
  },
  'reviewer-unknown': {
    field: 'reviewer',
    cause: 'is not registered, or no longer here',
    way: 'RegisterPerson',
    fix: 'Register the person first, or assign somebody who is here.',
  },
  'reviews-closed': {
    field: 'state',
    cause: 'is past reviews: voting opened before yours was in',
    way: 'AssignReviewer',
    fix: 'Where another round is to come, somebody outside the committee can be assigned again.',
  },
  'reviews-missing': {
    field: 'reviewsIn',
    cause: 'is below what the policy asks for',
    way: 'SubmitReview',
    fix: 'Wait for the reviews that are missing, or assign more reviewers.',
  },
  'reviews-shown': {
    field: 'reviewer',
    cause: 'could read the reviews of others',
    way: 'corrected',
    fix: 'Assign somebody outside the committee who has not read them.',
  },
  'self-assignment': {
    field: 'reviewer',
    cause: 'is whoever asks',
    way: 'another',
    fix: 'Ask another admin, or the chair, to assign you.',
  },
} as const satisfies Readonly<Record<string, Refusal>>;
