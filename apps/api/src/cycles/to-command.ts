import { type CommandContext, ExecuteCommittee, ExecuteCycle, OpenCycle } from '@plumbline/application';
import { DEFAULT_POLICY, type Deadlines, type Policy, type Ratio, type StatedPolicy } from '@plumbline/domain';
import type { AddMemberDto, NameChairDto, FormCommitteeDto, RemoveMemberDto } from './dto/committee.dto.js';
import type { AdvancePhaseDto, AmendPolicyDto, MoveDeadlineDto } from './dto/conduct-cycle.dto.js';
import type { DeadlinesDto, OpenCycleDto } from './dto/open-cycle.dto.js';
import type { PolicyPartsDto } from './dto/policy.dto.js';

const ratio = ({ num, den }: Ratio): Ratio => ({ num, den });
const readinessOf = ({ minCoverage, readyAt, nearAt }: Policy['readiness']): Policy['readiness'] => ({
  minCoverage: ratio(minCoverage),
  readyAt: ratio(readyAt),
  nearAt: ratio(nearAt),
});
const quorumOf = ({ minVotes, minShare }: Policy['quorum']): Policy['quorum'] => ({
  minVotes,
  minShare: ratio(minShare),
});
const passOf = ({ basis, fraction }: Policy['pass']): Policy['pass'] => ({ basis, fraction });

type Later = Pick<StatedPolicy, 'chairWhoVotedBreaksTies' | 'tiedWhen' | 'partialReviews' | 'severalLevels'>;
const laterOf = ({ chairWhoVotedBreaksTies, tiedWhen, partialReviews, severalLevels }: PolicyPartsDto): Later => ({
  ...(chairWhoVotedBreaksTies !== undefined && { chairWhoVotedBreaksTies }),
  ...(tiedWhen !== undefined && { tiedWhen }),
  ...(partialReviews !== undefined && { partialReviews }),
  ...(severalLevels !== undefined && { severalLevels }),
});

/** A part that is not stated has its default, or is left to the cycle. */
const policyOf = ({ readiness, quorum, pass, tie, minReviews, ...later }: PolicyPartsDto): StatedPolicy => ({
  readiness: readinessOf(readiness ?? DEFAULT_POLICY.readiness),
  quorum: quorumOf(quorum ?? DEFAULT_POLICY.quorum),
  pass: passOf(pass ?? DEFAULT_POLICY.pass),
  tie: tie ?? DEFAULT_POLICY.tie,
  minReviews: minReviews ?? DEFAULT_POLICY.minReviews,
  ...laterOf(later),
});
const deadlinesOf = ({ nominations, reviews, votes, decisions }: DeadlinesDto): Deadlines => ({
  nominations,
  reviews,
  votes,
  decisions,
});

export const toOpenCycle = (cycleId: string, dto: OpenCycleDto, context: CommandContext): OpenCycle => {
  const { title, framework, levels } = dto;
  const data = {
    cycleId,
    title,
    framework: { id: framework.id, version: framework.version },
    levels,
    policy: policyOf(dto.policy ?? {}),
    deadlines: deadlinesOf(dto.deadlines),
  };
  return new OpenCycle({ type: 'OpenCycle', data }, context);
};

export const toFormCommittee = (
  cycleId: string,
  { members }: FormCommitteeDto,
  context: CommandContext,
): ExecuteCommittee => new ExecuteCommittee({ type: 'FormCommittee', data: { cycleId, members } }, context);

export const toAddMember = (
  cycleId: string,
  { member: personId }: AddMemberDto,
  context: CommandContext,
): ExecuteCommittee => new ExecuteCommittee({ type: 'AddMember', data: { cycleId, personId } }, context);

export const toNameChair = (
  cycleId: string,
  { chair: personId }: NameChairDto,
  context: CommandContext,
): ExecuteCommittee => new ExecuteCommittee({ type: 'NameChair', data: { cycleId, personId } }, context);

export const toRemoveMember = (
  { id: cycleId, personId }: Readonly<{ id: string; personId: string }>,
  { reason }: RemoveMemberDto,
  context: CommandContext,
): ExecuteCycle => new ExecuteCycle({ type: 'RemoveMember', data: { cycleId, personId, reason } }, context);

export const toMoveDeadline = (
  cycleId: string,
  { deadline, to, reason }: MoveDeadlineDto,
  context: CommandContext,
): ExecuteCycle => new ExecuteCycle({ type: 'MoveDeadline', data: { cycleId, deadline, to, reason } }, context);

export const toAmendPolicy = (
  cycleId: string,
  { policy, reason }: AmendPolicyDto,
  context: CommandContext,
): ExecuteCycle =>
  new ExecuteCycle({ type: 'AmendPolicy', data: { cycleId, policy: policyOf(policy), reason } }, context);

export const toAdvancePhase = (cycleId: string, { to }: AdvancePhaseDto, context: CommandContext): ExecuteCycle =>
  new ExecuteCycle({ type: 'AdvancePhase', data: { cycleId, to } }, context);

export const toCloseCycle = (cycleId: string, context: CommandContext): ExecuteCycle =>
  new ExecuteCycle({ type: 'CloseCycle', data: { cycleId } }, context);
