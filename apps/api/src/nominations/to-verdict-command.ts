import { type CommandContext, ExecuteNomination } from '@plumbline/application';
import type { FileAppealDto, ResolveAppealDto } from './dto/appeal.dto.js';
import type { RecordDecisionDto, ReleaseFeedbackDto } from './dto/decision.dto.js';
import type { ReasonDto } from './dto/reason.dto.js';
import type { BreakTieDto, CastVoteDto, ChangeVoteDto } from './dto/vote.dto.js';
import type { Part } from './to-command.js';

export const toOpenVoting = (nominationId: string, context: CommandContext): ExecuteNomination =>
  new ExecuteNomination({ type: 'OpenVoting', data: { nominationId } }, context);

export const toCastVote = (
  nominationId: string,
  { choice, rationale }: CastVoteDto,
  context: CommandContext,
): ExecuteNomination =>
  new ExecuteNomination({ type: 'CastVote', data: { nominationId, choice, rationale: rationale ?? null } }, context);

export const toChangeVote = (
  nominationId: string,
  { choice, reason }: ChangeVoteDto,
  context: CommandContext,
): ExecuteNomination => new ExecuteNomination({ type: 'ChangeVote', data: { nominationId, choice, reason } }, context);

export const toCloseVoting = (nominationId: string, context: CommandContext): ExecuteNomination =>
  new ExecuteNomination({ type: 'CloseVoting', data: { nominationId } }, context);

export const toBreakTie = (
  nominationId: string,
  { choice, rationale }: BreakTieDto,
  context: CommandContext,
): ExecuteNomination => new ExecuteNomination({ type: 'BreakTie', data: { nominationId, choice, rationale } }, context);

/** A decision rests on what the chair saw; the route requires If-Match, so a context without it is a defect. */
const seenBy = ({ expected }: CommandContext): string => {
  if (expected === undefined) throw new Error('A decision was asked for without the revision that it rests on.');
  return expected.toString();
};

export const toRecordDecision = (
  nominationId: string,
  { outcome, rationale, conditions, overrideReason }: RecordDecisionDto,
  context: CommandContext,
): ExecuteNomination => {
  const data = {
    nominationId,
    outcome,
    rationale,
    conditions: conditions ?? [],
    overrideReason: overrideReason ?? null,
    nominationRevision: seenBy(context),
  };
  return new ExecuteNomination({ type: 'RecordDecision', data }, context);
};

export const toReopenDecision = (
  nominationId: string,
  { reason }: ReasonDto,
  context: CommandContext,
): ExecuteNomination => new ExecuteNomination({ type: 'ReopenDecision', data: { nominationId, reason } }, context);

export const toReleaseFeedback = (
  nominationId: string,
  { feedback }: ReleaseFeedbackDto,
  context: CommandContext,
): ExecuteNomination => new ExecuteNomination({ type: 'ReleaseFeedback', data: { nominationId, feedback } }, context);

export const toFileAppeal = (part: Part, { grounds }: FileAppealDto, context: CommandContext): ExecuteNomination => {
  const data = { nominationId: part.id, appealId: part.partId, grounds };
  return new ExecuteNomination({ type: 'FileAppeal', data }, context);
};

export const toResolveAppeal = (
  part: Part,
  { resolution, rationale }: ResolveAppealDto,
  context: CommandContext,
): ExecuteNomination => {
  const data = { nominationId: part.id, appealId: part.partId, resolution, rationale };
  return new ExecuteNomination({ type: 'ResolveAppeal', data }, context);
};
