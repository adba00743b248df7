import { type CommandContext, ConductCycle, ExecuteCommittee, ExecuteCycle, OpenCycle } from '@plumbline/application';
import {
  DEFAULT_POLICY,
  type Deadlines,
  type Policy,
  type Ratio,
  type Retention,
  type StatedPolicy,
} from '@plumbline/domain';
import type { AddMemberDto, NameChairDto, FormCommitteeDto, RemoveMemberDto } from './dto/committee.dto.js';
import { badRequest } from '../http/problems.js';
import type {
  AmendPolicyDto,
  CloseCycleDto,
  MoveDeadlinesDto,
  MovePhaseDto,
  ReopenCycleDto,
} from './dto/conduct-cycle.dto.js';
import type { DeadlinesDto, OpenCycleDto } from './dto/open-cycle.dto.js';
import type { RetentionDto, SetRetentionDto } from './dto/retention.dto.js';
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

const retentionOf = ({ promoted, notPromoted, undecided }: RetentionDto): Retention => ({
  promoted,
  notPromoted,
  undecided,
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
    ...(dto.retention !== undefined && { retention: retentionOf(dto.retention) }),
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

const movedIn = ({ deadlines, deadline, to }: MoveDeadlinesDto): Partial<Deadlines> => {
  if ((deadlines === undefined) === (deadline === undefined) || (deadline === undefined) !== (to === undefined))
    throw badRequest([
      {
        field: 'deadlines',
        problem: 'is not the only statement of what moves',
        fix: 'Send deadlines, such as {"votes": "2027-03-01T00:00:00Z"}, or deadline and to.',
      },
    ]);
  if (deadline !== undefined) return { [deadline]: to };
  const { nominations, reviews, votes, decisions } = deadlines ?? {};
  return Object.fromEntries(
    Object.entries({ nominations, reviews, votes, decisions }).filter(([, at]) => at !== undefined),
  );
};

export const toMoveDeadlines = (cycleId: string, dto: MoveDeadlinesDto, context: CommandContext): ExecuteCycle =>
  new ExecuteCycle({ type: 'MoveDeadlines', data: { cycleId, deadlines: movedIn(dto), reason: dto.reason } }, context);

export const toAmendPolicy = (
  cycleId: string,
  { policy, reason }: AmendPolicyDto,
  context: CommandContext,
): ExecuteCycle =>
  new ExecuteCycle({ type: 'AmendPolicy', data: { cycleId, policy: policyOf(policy), reason } }, context);

export const toSetRetention = (
  cycleId: string,
  { retention, reason }: SetRetentionDto,
  context: CommandContext,
): ExecuteCycle =>
  new ExecuteCycle({ type: 'SetRetention', data: { cycleId, retention: retentionOf(retention), reason } }, context);

/** A reason is for going back. */
export const toMovePhase = (
  cycleId: string,
  { to, acknowledge: acknowledged = [], reason }: MovePhaseDto,
  context: CommandContext,
): ConductCycle => {
  if (reason !== undefined) return new ConductCycle({ type: 'MovePhaseBack', data: { cycleId, to, reason } }, context);
  return new ConductCycle({ type: 'AdvancePhase', data: { cycleId, to, acknowledged } }, context);
};

export const toCloseCycle = (
  cycleId: string,
  { acknowledge: acknowledged = [] }: CloseCycleDto,
  context: CommandContext,
): ConductCycle => new ConductCycle({ type: 'CloseCycle', data: { cycleId, acknowledged } }, context);

export const toReopenCycle = (cycleId: string, { reason }: ReopenCycleDto, context: CommandContext): ExecuteCycle =>
  new ExecuteCycle({ type: 'ReopenCycle', data: { cycleId, reason } }, context);
