import { decideFinding, type FindingCommand, type FindingEvent, isOfFinding } from '../../finding/index.js';
import type { NominationEvent } from '../events/index.js';
import { dispatch } from '../../kernel/dispatch.js';
import { DomainError, ensure } from '../../kernel/domain-error.js';
import type { Instant, PersonId } from '../../kernel/types.js';
import type { ActorFacts, DepartedFacts, NominationFacts, RivalFacts } from '../facts.js';
import type { NominationState } from '../state.js';
import { decisionCases, decisionSamples } from './decision.js';
import { feedbackCases, feedbackSamples } from './feedback.js';
import type { Context, Events } from './guards.js';
import { openNomination, type OpenNomination } from './open.js';
import { packetCases, packetSamples } from './packet.js';
import { expireTexts, type ExpireTexts } from './retention.js';
import { reviewerCases, reviewerSamples } from './reviewers.js';
import type { SamplesOf } from './sampled.js';
import { reviewCases, reviewSamples } from './reviews.js';
import { roundCases, roundSamples } from './rounds.js';
import { submissionCases, submissionSamples } from './submission.js';
import { voteCases, voteSamples } from './votes.js';

const cases = {
  ...packetCases,
  ...submissionCases,
  ...reviewerCases,
  ...reviewCases,
  ...roundCases,
  ...voteCases,
  ...decisionCases,
  ...feedbackCases,
};
const SAMPLES: SamplesOf<typeof cases> = {
  ...packetSamples,
  ...submissionSamples,
  ...reviewerSamples,
  ...reviewSamples,
  ...roundSamples,
  ...voteSamples,
  ...decisionSamples,
  ...feedbackSamples,
};
type OnExisting = Parameters<(typeof cases)[keyof typeof cases]>[0];
export type { ExpireTexts, OpenNomination };
export type NominationCommand = OpenNomination | ExpireTexts | OnExisting;

const decideOn = dispatch<OnExisting, [Context], Events>(cases);

const found = ({ data }: OnExisting | ExpireTexts, state: NominationState | null): NominationState => {
  if (state === null) throw new DomainError('nomination-not-found', `No nomination ${data.nominationId}.`);
  return state;
};

const accepting = ({ facts: { cycle, rubric } }: OnExisting, state: NominationState): Context => {
  if (cycle === null || rubric === null) throw new DomainError('cycle-not-found', `No cycle ${state.cycleId}.`);
  ensure(cycle.phase !== 'closed', 'cycle-closed', 'A closed cycle accepts nothing more.');
  ensure(
    !state.textsExpired,
    'texts-expired',
    'The retention of this nomination has ended, and with it every text about it: it accepts nothing more.',
  );
  return { state, cycle, rubric };
};

/** Checks in this order: the nomination exists, it still accepts commands, and then phase, person and content. */
export const decide = (
  command: NominationCommand | FindingCommand,
  state: NominationState | null,
): readonly (NominationEvent | FindingEvent)[] => {
  if (isOfFinding(command)) return decideFinding(command, state, ({ candidateId }) => candidateId);
  if (command.type === 'OpenNomination') return openNomination(command, state);
  if (command.type === 'ExpireTexts') return expireTexts(command, found(command, state));
  const context = accepting(command, found(command, state));
  if (context.state.status === 'withdrawn') {
    if (command.type === 'WithdrawNomination') return [];
    throw new DomainError('nomination-withdrawn', 'This nomination was withdrawn and accepts nothing more.');
  }
  return decideOn(command, context);
};

/** Everything that the cases look at beside the nomination itself. */
export type TryingFacts = NominationFacts & ActorFacts & DepartedFacts & RivalFacts;
/** The refusal of a command, or that it would change nothing; null where it would be taken. */
export type Trial = DomainError | 'changes-nothing' | null;

/** What would become of a command by somebody now, whatever its body says: a sound one is tried. */
export const tryCommand = (
  type: OnExisting['type'],
  state: NominationState,
  { actor, now, facts }: Readonly<{ actor: PersonId; now: Instant; facts: TryingFacts }>,
): Trial => {
  const { cycle, rubric } = facts;
  if (cycle === null || rubric === null) return new DomainError('cycle-not-found', `No cycle ${state.cycleId}.`);
  const data = { ...SAMPLES[type]({ state, rubric, actor }), nominationId: state.nominationId };
  try {
    return decide({ type, data, actor, now, facts } as NominationCommand, state).length > 0 ? null : 'changes-nothing';
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
};

/** The commands on a nomination that is there. */
export const NOMINATION_COMMANDS = Object.keys(cases) as readonly OnExisting['type'][];
