import { decideFinding, type FindingCommand, type FindingEvent, isOfFinding } from '../../finding/index.js';
import { dispatch, type Cases } from '../../kernel/dispatch.js';
import { DomainError, ensure } from '../../kernel/domain-error.js';
import { same } from '../../kernel/same.js';
import { ensureReason } from '../../kernel/text.js';
import type { AmendPolicy, CycleCommand, OpenCycle } from '../commands.js';
import { addMember, formCommittee, nameChair, removeMember } from './committee.js';
import { moveDeadlines } from './deadlines.js';
import type { CycleEvent } from '../events.js';
import { openCycle } from './open.js';
import { advancePhase, closeCycle, movePhaseBack, reopenCycle } from './phases.js';
import { completed, ensurePolicy } from './policy.js';
import { expireCycleTexts, setRetention } from './retention.js';
import type { CycleState } from '../state.js';

type Events = readonly CycleEvent[];

const amendPolicy = ({ data }: AmendPolicy, state: CycleState): Events => {
  const { cycleId, reason } = data;
  const { version } = state.policy;
  const policy = completed(data.policy, state.policy);
  if (same({ ...policy, version }, state.policy)) return [];
  ensure(
    state.phase === 'nominating',
    'policy-fixed',
    `The policy can be amended only before review begins; this cycle is ${state.phase}.`,
  );
  ensureReason(reason);
  ensurePolicy(policy, state.policy);
  return [{ type: 'PolicyAmended', data: { cycleId, policy: { ...policy, version: version + 1 }, reason } }];
};

const cases: Cases<Exclude<CycleCommand, OpenCycle>, [CycleState], Events> = {
  FormCommittee: formCommittee,
  AddMember: addMember,
  RemoveMember: removeMember,
  NameChair: nameChair,
  MoveDeadlines: moveDeadlines,
  AmendPolicy: amendPolicy,
  AdvancePhase: advancePhase,
  MovePhaseBack: movePhaseBack,
  CloseCycle: closeCycle,
  ReopenCycle: reopenCycle,
  SetRetention: setRetention,
  ExpireCycleTexts: expireCycleTexts,
};
const decideOn = dispatch(cases);

/** What a closed cycle still takes. */
const ONCE_CLOSED: readonly CycleCommand['type'][] = ['CloseCycle', 'ReopenCycle', 'SetRetention', 'ExpireCycleTexts'];

export const decide = (
  command: CycleCommand | FindingCommand,
  state: CycleState | null,
): readonly (CycleEvent | FindingEvent)[] => {
  if (isOfFinding(command)) return decideFinding(command, state);
  if (command.type === 'OpenCycle') return openCycle(command, state);
  if (state === null) throw new DomainError('cycle-not-found', `No cycle ${command.data.cycleId}.`);
  ensure(
    state.phase !== 'closed' || ONCE_CLOSED.includes(command.type),
    'cycle-closed',
    `A closed cycle accepts nothing more; an admin can reopen it, with a reason: POST /v1/cycles/${state.cycleId}/reopening.`,
  );
  return decideOn(command, state);
};
