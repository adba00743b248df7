import { DomainError, ensure, type Fault } from '../../kernel/domain-error.js';
import { ensureReason } from '../../kernel/text.js';
import type { NominationId, NominationStatus } from '../../kernel/types.js';
import type { AdvancePhase, CloseCycle, MovePhaseBack, ReopenCycle, RoundNomination } from '../commands.js';
import type { CycleEvent, Phase } from '../events.js';
import type { CycleState } from '../state.js';
import { ensureTextsKept } from './retention.js';

type Events = readonly CycleEvent[];
type Nominations = readonly RoundNomination[];

const PHASES: readonly Phase[] = ['nominating', 'reviewing', 'calibrating', 'releasing', 'closed'];
const beside = (phase: Phase, steps: 1 | -1): Phase | undefined => PHASES[PHASES.indexOf(phase) + steps];

const UNDECIDED: readonly NominationStatus[] = ['draft', 'returned', 'submitted', 'voting', 'voted'];
/** The states in which a nomination is not done with the phase. */
const UNFINISHED: Readonly<Record<Phase, readonly NominationStatus[]>> = {
  nominating: ['draft', 'returned'],
  reviewing: ['draft', 'returned'],
  calibrating: UNDECIDED,
  releasing: [...UNDECIDED, 'decided', 'appealed'],
  closed: [],
};

/** What exists of a phase in a nomination. Of a closed cycle nothing does. */
const OF_PHASE: Readonly<Record<Phase, (nomination: RoundNomination) => boolean>> = {
  nominating: () => true,
  reviewing: ({ reviewed }) => reviewed,
  calibrating: ({ voted }) => voted,
  releasing: ({ released }) => released,
  closed: () => false,
};

/** Each by its id, which is what acknowledges it. */
const faultOf = ({ nominationId, status }: RoundNomination): Fault => ({
  field: 'acknowledge',
  problem: `lacks ${nominationId}, which is ${status}`,
  fix: `Finish or withdraw it, or add "${nominationId}".`,
});

const leftBehind = (phase: Phase, missing: Nominations): DomainError =>
  new DomainError(
    'unfinished',
    `${String(missing.length)} nominations are not done with ${phase}. Finish or withdraw each, or send its id in acknowledge: what is acknowledged stays as it is, and takes only what the next phase allows.`,
    undefined,
    missing.map(faultOf),
  );

/** Of those that may be told to the actor; each has to be acknowledged by its id. */
const unfinishedIn = (
  phase: Phase,
  { data, facts }: Readonly<{ data: { acknowledged: readonly NominationId[] }; facts: { nominations: Nominations } }>,
): readonly NominationId[] => {
  const unfinished = facts.nominations.filter(({ status, shown }) => shown && UNFINISHED[phase].includes(status));
  const missing = unfinished.filter(({ nominationId }) => !data.acknowledged.includes(nominationId));
  if (missing.length > 0) throw leftBehind(phase, missing);
  return unfinished.map(({ nominationId }) => nominationId);
};

const waysFrom = (phase: Phase): string => {
  const [next, before] = [beside(phase, 1), beside(phase, -1)];
  const on = next === 'closed' ? 'be closed' : `go on to ${next ?? ''}`;
  return `A cycle that is ${phase} can only ${on}${before === undefined ? '' : `, or back to ${before} with a reason`}.`;
};

export const advancePhase = (command: AdvancePhase, state: CycleState): Events => {
  const { cycleId, to } = command.data;
  const from = state.phase;
  if (from === to) return [];
  ensure(beside(from, 1) === to, 'phase-order', waysFrom(from));
  ensure(state.members.length > 0, 'committee-missing', 'Form the committee before review begins.');
  ensure(state.chair !== null, 'chair-missing', 'Name a chair before review begins.');
  const unfinished = unfinishedIn(from, command);
  return [{ type: 'PhaseAdvanced', data: { cycleId, from, to, unfinished } }];
};

export const closeCycle = (command: CloseCycle, state: CycleState): Events => {
  const { cycleId } = command.data;
  if (state.phase === 'closed') return [];
  ensure(
    state.phase === 'releasing',
    'phase-order',
    `A cycle closes from releasing; this one is ${state.phase}. ${waysFrom(state.phase)}`,
  );
  return [{ type: 'CycleClosed', data: { cycleId, unfinished: unfinishedIn('releasing', command) } }];
};

const WAYS_ON: Readonly<Partial<Record<Phase, string>>> = {
  reviewing: 'A submitted nomination can be returned for more, or withdrawn.',
  calibrating: 'Go on with the votes; a decision can be reopened for reviews or for the packet.',
  releasing: 'A decision can be reopened here, for votes, reviews or the packet.',
};

const WHAT: Readonly<Partial<Record<Phase, string>>> = {
  reviewing: 'reviews are in',
  calibrating: 'votes were opened',
  releasing: 'feedback is out',
};

/** Whoever it is told to may not know of every nomination, so they are neither named nor counted. */
export const movePhaseBack = ({ data, facts }: MovePhaseBack, state: CycleState): Events => {
  const { cycleId, to, reason } = data;
  const from = state.phase;
  if (from === to) return [];
  ensure(beside(from, -1) === to, 'phase-order', waysFrom(from));
  ensureReason(reason);
  ensure(
    !facts.nominations.some(OF_PHASE[from]),
    'phase-begun',
    `The cycle goes back to ${to} only while nothing of ${from} exists, and ${WHAT[from] ?? ''}. ${WAYS_ON[from] ?? ''}`,
  );
  return [{ type: 'PhaseMovedBack', data: { cycleId, from, to, reason } }];
};

export const reopenCycle = ({ data }: ReopenCycle, state: CycleState): Events => {
  const { cycleId, reason } = data;
  if (state.phase === 'releasing') return [];
  ensure(state.phase === 'closed', 'cycle-not-closed', `Only a closed cycle is reopened; this one is ${state.phase}.`);
  ensureTextsKept(state);
  ensureReason(reason);
  return [{ type: 'CycleReopened', data: { cycleId, reason } }];
};
