import { dispatch, type Cases } from '../../kernel/dispatch.js';
import { DomainError, ensure } from '../../kernel/domain-error.js';
import { same } from '../../kernel/same.js';
import { ensureReason } from '../../kernel/text.js';
import type { AdvancePhase, AmendPolicy, CycleCommand, MoveDeadline, OpenCycle } from '../commands.js';
import { addMember, formCommittee, nameChair, removeMember } from './committee.js';
import { ensureInFuture, ensureInOrder } from './deadlines.js';
import type { CycleEvent, Phase } from '../events.js';
import { openCycle } from './open.js';
import { completed, ensurePolicy } from './policy.js';
import type { CycleState } from '../state.js';

type Events = readonly CycleEvent[];

/** Phases only advance, one at a time; closing is a separate command. */
const NEXT: Readonly<Record<Phase, Phase | null>> = {
  nominating: 'reviewing',
  reviewing: 'calibrating',
  calibrating: 'releasing',
  releasing: 'closed',
  closed: null,
};

const moveDeadline = ({ data, now }: MoveDeadline, state: CycleState): Events => {
  const { cycleId, deadline, to, reason } = data;
  const from = state.deadlines[deadline];
  if (Date.parse(from) === Date.parse(to)) return [];
  ensureReason(reason);
  ensureInFuture(deadline, to, now);
  ensureInOrder({ ...state.deadlines, [deadline]: to });
  return [{ type: 'DeadlineMoved', data: { cycleId, deadline, from, to, reason } }];
};

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

const advancePhase = ({ data }: AdvancePhase, state: CycleState): Events => {
  const { cycleId, to } = data;
  const from = state.phase;
  if (from === to) return [];
  ensure(NEXT[from] === to, 'phase-order', `A cycle that is ${from} can only go on to ${NEXT[from] ?? 'nothing'}.`);
  ensure(state.members.length > 0, 'committee-missing', 'Form the committee before review begins.');
  ensure(state.chair !== null, 'chair-missing', 'Name a chair before review begins.');
  return [{ type: 'PhaseAdvanced', data: { cycleId, from, to } }];
};

const cases: Cases<Exclude<CycleCommand, OpenCycle>, [CycleState], Events> = {
  FormCommittee: formCommittee,
  AddMember: addMember,
  RemoveMember: removeMember,
  NameChair: nameChair,
  MoveDeadline: moveDeadline,
  AmendPolicy: amendPolicy,
  AdvancePhase: advancePhase,
  CloseCycle: ({ data }, state) => {
    if (state.phase === 'closed') return [];
    ensure(state.phase === 'releasing', 'phase-order', `A cycle closes from releasing; this one is ${state.phase}.`);
    return [{ type: 'CycleClosed', data }];
  },
};
const decideOn = dispatch(cases);

export const decide = (command: CycleCommand, state: CycleState | null): Events => {
  if (command.type === 'OpenCycle') return openCycle(command, state);
  if (state === null) throw new DomainError('cycle-not-found', `No cycle ${command.data.cycleId}.`);
  ensure(
    state.phase !== 'closed' || command.type === 'CloseCycle',
    'cycle-closed',
    'A closed cycle accepts nothing more.',
  );
  return decideOn(command, state);
};
