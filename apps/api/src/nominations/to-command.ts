import { nominationIdOf } from '@plumbline/event-log';
import {
  AssignReviewer,
  type CommandContext,
  DecideNomination,
  ExecuteNomination,
  OpenNomination,
  RecusePerson,
} from '@plumbline/application';
import type { RecordDecisionDto, ReleaseFeedbackDto, ReopenDecisionDto } from './dto/decision.dto.js';
import type { EvidenceDto } from './dto/evidence.dto.js';
import type { OpenNominationDto } from './dto/open-nomination.dto.js';
import type { AssignReviewerDto, RecusePersonDto } from './dto/reviewer.dto.js';
import type { ReviewDto, ReviseReviewDto } from './dto/review.dto.js';
import type { CastVoteDto } from './dto/vote.dto.js';

/** A nomination, and the part of it that the request names or creates. */
export type Part = Readonly<{ id: string; partId: string }>;

export const toOpenNomination = (dto: OpenNominationDto, context: CommandContext): OpenNomination => {
  const { cycle: cycleId, candidate: candidateId, targetLevel } = dto;
  const nominationId = nominationIdOf(cycleId, candidateId, targetLevel);
  const data = { nominationId, cycleId, candidateId, targetLevel };
  return new OpenNomination({ type: 'OpenNomination', data }, context);
};

type Input = ExecuteNomination['input'];
type DataOf<Type extends Input['type']> = Omit<Extract<Input, { type: Type }>['data'], 'nominationId'>;

/** A command whose data is what the request says, in the same words. */
export const onNomination = <Type extends Input['type']>(
  type: Type,
  nominationId: string,
  data: DataOf<Type>,
  context: CommandContext,
): ExecuteNomination => new ExecuteNomination({ type, data: { nominationId, ...data } } as unknown as Input, context);

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

export const toAssignReviewer = (
  nominationId: string,
  { reviewer: reviewerId }: AssignReviewerDto,
  context: CommandContext,
): AssignReviewer => new AssignReviewer({ nominationId, reviewerId }, context);

export const toRecusePerson = (
  nominationId: string,
  { person: personId, reason }: RecusePersonDto,
  context: CommandContext,
): RecusePerson => new RecusePerson({ nominationId, personId, reason }, context);

const reviewOf = (nominationId: string, { ratings, recommendation, confidence, ...said }: ReviewDto) => ({
  nominationId,
  ratings: ratings.map((given) => ({
    criterion: given.criterion,
    rating: given.rating,
    comment: given.comment ?? null,
  })),
  cannotJudge: (said.cannotJudge ?? []).map(({ criterion, comment }) => ({ criterion, comment: comment ?? null })),
  recommendation,
  confidence,
  comment: said.comment ?? null,
  counterSignals: (said.counterSignals ?? []).map(({ counterSignal: signal, comment }) => ({
    signal,
    comment: comment ?? null,
  })),
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

export const toCastVote = (
  nominationId: string,
  { choice, rationale }: CastVoteDto,
  context: CommandContext,
): ExecuteNomination =>
  new ExecuteNomination({ type: 'CastVote', data: { nominationId, choice, rationale: rationale ?? null } }, context);

export const toRecordDecision = (
  nominationId: string,
  { outcome, rationale, conditions, overrideReason }: RecordDecisionDto,
  context: CommandContext,
): DecideNomination => {
  const data = {
    nominationId,
    outcome,
    rationale,
    conditions: conditions ?? [],
    overrideReason: overrideReason ?? null,
  };
  return new DecideNomination({ type: 'RecordDecision', data }, context);
};

export const toReopenDecision = (
  nominationId: string,
  { reason, opens }: ReopenDecisionDto,
  context: CommandContext,
): DecideNomination =>
  new DecideNomination({ type: 'ReopenDecision', data: { nominationId, reason, opens: opens ?? 'reviews' } }, context);

export const toReleaseFeedback = (
  nominationId: string,
  { text: feedback }: ReleaseFeedbackDto,
  context: CommandContext,
): ExecuteNomination => new ExecuteNomination({ type: 'ReleaseFeedback', data: { nominationId, feedback } }, context);
