import {
  AssignReviewer,
  type CommandContext,
  ExecuteNomination,
  nominationIdOf,
  OpenNomination,
} from '@plumbline/application';
import type { EvidenceDto } from './dto/evidence.dto.js';
import type { OpenNominationDto, StatementDto } from './dto/open-nomination.dto.js';
import type { ReasonDto } from './dto/reason.dto.js';
import type { AssignReviewerDto, RecusePersonDto } from './dto/reviewer.dto.js';
import type { ReviewDto, ReviseReviewDto } from './dto/review.dto.js';

/** A nomination, and the part of it that the request names or creates. */
export type Part = Readonly<{ id: string; partId: string }>;

export const toOpenNomination = (dto: OpenNominationDto, context: CommandContext): OpenNomination => {
  const { cycleId, candidateId, targetLevel } = dto;
  const nominationId = nominationIdOf(cycleId, candidateId, targetLevel);
  const data = { nominationId, cycleId, candidateId, targetLevel };
  return new OpenNomination({ type: 'OpenNomination', data }, context);
};

export const toWriteStatement = (
  nominationId: string,
  { statement }: StatementDto,
  context: CommandContext,
): ExecuteNomination => new ExecuteNomination({ type: 'WriteStatement', data: { nominationId, statement } }, context);

const evidenceOf = ({ id: nominationId, partId: evidenceId }: Part, { title, body, link, criteria }: EvidenceDto) => ({
  nominationId,
  evidenceId,
  title,
  body,
  link: link ?? null,
  criteria,
});
export const toAttachEvidence = (part: Part, dto: EvidenceDto, context: CommandContext): ExecuteNomination =>
  new ExecuteNomination({ type: 'AttachEvidence', data: evidenceOf(part, dto) }, context);
export const toReviseEvidence = (part: Part, dto: EvidenceDto, context: CommandContext): ExecuteNomination =>
  new ExecuteNomination({ type: 'ReviseEvidence', data: evidenceOf(part, dto) }, context);
export const toWithdrawEvidence = (part: Part, { reason }: ReasonDto, context: CommandContext): ExecuteNomination => {
  const data = { nominationId: part.id, evidenceId: part.partId, reason };
  return new ExecuteNomination({ type: 'WithdrawEvidence', data }, context);
};

export const toSubmitNomination = (nominationId: string, context: CommandContext): ExecuteNomination =>
  new ExecuteNomination({ type: 'SubmitNomination', data: { nominationId } }, context);

type Reasoned = 'ReturnNomination' | 'WithdrawNomination' | 'DeclineReview' | 'DeclareConflict';
const withReason =
  (type: Reasoned) =>
  (nominationId: string, { reason }: ReasonDto, context: CommandContext): ExecuteNomination =>
    new ExecuteNomination({ type, data: { nominationId, reason } }, context);
export const toReturnNomination = withReason('ReturnNomination');
export const toWithdrawNomination = withReason('WithdrawNomination');
export const toDeclineReview = withReason('DeclineReview');
export const toDeclareConflict = withReason('DeclareConflict');

export const toAssignReviewer = (
  nominationId: string,
  { personId: reviewerId }: AssignReviewerDto,
  context: CommandContext,
): AssignReviewer => new AssignReviewer({ nominationId, reviewerId }, context);

export const toRecusePerson = (
  nominationId: string,
  { personId, reason }: RecusePersonDto,
  context: CommandContext,
): ExecuteNomination =>
  new ExecuteNomination({ type: 'RecusePerson', data: { nominationId, personId, reason } }, context);

const reviewOf = (nominationId: string, { ratings, recommendation, confidence, comment }: ReviewDto) => ({
  nominationId,
  ratings: ratings.map((given) => ({
    criterion: given.criterion,
    rating: given.rating,
    comment: given.comment ?? null,
  })),
  recommendation,
  confidence,
  comment: comment ?? null,
});
export const toSubmitReview = (nominationId: string, dto: ReviewDto, context: CommandContext): ExecuteNomination =>
  new ExecuteNomination({ type: 'SubmitReview', data: reviewOf(nominationId, dto) }, context);
export const toReviseReview = (
  nominationId: string,
  dto: ReviseReviewDto,
  context: CommandContext,
): ExecuteNomination => {
  const data = { ...reviewOf(nominationId, dto), reason: dto.reason };
  return new ExecuteNomination({ type: 'ReviseReview', data }, context);
};
