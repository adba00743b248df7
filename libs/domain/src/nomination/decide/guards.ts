import { ensure } from '../../kernel/domain-error.js';
import type { Rubric } from '../../kernel/rubric.js';
import { isLater } from '../../kernel/time.js';
import type { Command, Instant, NominationId, PersonId } from '../../kernel/types.js';
import type { NominationEvent } from '../events/index.js';
import type { CycleFacts, NominationFacts } from '../facts.js';
import type { NominationState } from '../state.js';

/** A command on a nomination. `reviewerId`, `memberId` and `chairId` of its events are the acting person: taken from `actor`. */
export type On<Type extends string, Data = object, Facts = object> = Command<
  Type,
  Data & { nominationId: NominationId }
> &
  Readonly<{ facts: NominationFacts & Facts }>;

export type Events = readonly NominationEvent[];
/** What a command on a nomination is decided on: its state, and the facts about its cycle and rubric. The cycle is not closed. */
export type Context = Readonly<{ state: NominationState; cycle: CycleFacts; rubric: Rubric }>;
export type Phase = CycleFacts['phase'];

/** On every event of this nomination. */
export const subject = ({ nominationId, candidateId }: NominationState) => ({ nominationId, candidateId });

const ORDER: readonly Phase[] = ['nominating', 'reviewing', 'calibrating', 'releasing'];
/** A phase further back than the one before is reached in several steps, each with the same condition. */
const wayTo = (phases: readonly Phase[], { cycleId, phase }: CycleFacts): string => {
  const route = `POST /v1/cycles/${cycleId}/phase`;
  const isAhead = phases.some((each) => ORDER.indexOf(each) > ORDER.indexOf(phase));
  return isAhead
    ? `The chair or an admin moves it on: ${route}.`
    : `The chair or an admin can move it back, with a reason, while nothing of ${phase} exists: ${route}.`;
};

export const ensurePhase = (cycle: CycleFacts, phases: readonly Phase[], what: string): void => {
  ensure(
    phases.includes(cycle.phase),
    'wrong-phase',
    `${what} only while the cycle is ${phases.join(' or ')}; cycle ${cycle.cycleId} is ${cycle.phase}. ${wayTo(phases, cycle)}`,
  );
};

/** Exactly at the deadline is still in time. */
export const ensureInTime = (cycle: CycleFacts, deadline: keyof CycleFacts['deadlines'], now: Instant): void => {
  const until = cycle.deadlines[deadline];
  ensure(
    !isLater(now, until),
    'deadline-passed',
    `The ${deadline} deadline of cycle ${cycle.cycleId} was ${until}. An admin can move it, together with those after it: POST /v1/cycles/${cycle.cycleId}/deadlines.`,
  );
};

export const ensureNotCandidate = (person: PersonId, { candidateId }: NominationState, what: string): void => {
  ensure(person !== candidateId, 'candidate-excluded', `${what} is not for the candidate.`);
};

/** The candidate and people recused for a conflict take no part in any capacity. */
export const ensureUnconflicted = (person: PersonId, state: NominationState, what: string): void => {
  ensureNotCandidate(person, state, what);
  ensure(!state.recused.has(person), 'recused', `${what} is not for ${person}, who is recused from this nomination.`);
};

export const ensureChair = (actor: PersonId, { state, cycle }: Context, what: string): void => {
  ensure(
    actor === cycle.chair,
    'not-chair',
    `${what} is for the chair of cycle ${cycle.cycleId}${cycle.chair === null ? ', which has none: name one first' : ''}.`,
  );
  ensureUnconflicted(actor, state, what);
};

/** A round that lapsed: no quorum, or a member recused after it closed. */
export const needsAnotherRound = ({ status, tallyVoid, closed }: NominationState): boolean =>
  status === 'voted' && (tallyVoid || closed?.result === 'no-quorum');

/** Between submission and the opening of voting, or after a round that lapsed and before the next. */
export const awaitsVote = (state: NominationState): boolean => state.status === 'submitted' || needsAnotherRound(state);

/**
 * A vote opened in calibrating can be finished in releasing, so that no phase leaves a nomination
 * without a way out. `round` is the round of the step; only the first has to be opened in calibrating.
 */
export const ensureRoundPhase = (round: number, cycle: CycleFacts, what: string): void => {
  ensurePhase(cycle, round > 1 ? ['calibrating', 'releasing'] : ['calibrating'], what);
};

/** Deadlines bind the first round, and every other one while the cycle is calibrating. */
export const ensureRoundInTime = (
  round: number,
  cycle: CycleFacts,
  [deadline, now]: readonly [keyof CycleFacts['deadlines'], Instant],
): void => {
  if (round > 1 && cycle.phase === 'releasing') return;
  ensureInTime(cycle, deadline, now);
};
