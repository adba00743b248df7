import { DomainError, ensure } from '../../kernel/domain-error.js';
import { same } from '../../kernel/same.js';
import { ensureReason, ensureText, hasVisibleText } from '../../kernel/text.js';
import { mayBreakTie } from '../../voting/may-break-tie.js';
import type { VoteChoice } from '../../voting/types.js';
import type { Outcome, Reopening } from '../events/index.js';
import type { RivalFacts } from '../facts.js';
import type { NominationState } from '../state.js';
import { ensureChair, ensurePhase, ensureRoundInTime, subject } from './guards.js';
import { type SamplesOf, WORDS } from './sampled.js';
import type { Context, Events, On } from './guards.js';
import { ensureNoRival, ensureNotPromoted, isLive } from './rivals.js';

export type BreakTie = On<'BreakTie', { choice: Exclude<VoteChoice, 'abstain'>; rationale: string }>;
/** `nominationRevision` is the revision that the chair saw, as a decimal string. */
export type RecordDecision = On<
  'RecordDecision',
  {
    outcome: Outcome;
    rationale: string;
    conditions: readonly string[];
    overrideReason: string | null;
    nominationRevision: string;
  },
  RivalFacts
>;
export type ReopenDecision = On<'ReopenDecision', { reason: string; opens: Reopening }, RivalFacts>;

type Closed = NonNullable<NominationState['closed']>;

const closedRound = ({ status, closed, tallyVoid }: NominationState): Closed => {
  if (status !== 'voted' || closed === null)
    throw new DomainError('voting-not-closed', `There is no closed vote to decide on; this nomination is ${status}.`);
  ensure(closed.result !== 'no-quorum', 'no-quorum', 'The vote had no quorum; open voting again.');
  ensure(!tallyVoid, 'tally-void', 'A member was recused after the vote closed; open voting again.');
  return closed;
};

const breakTie = ({ data: { choice, rationale }, actor }: BreakTie, context: Context): Events => {
  const { state } = context;
  ensureChair(actor, context, 'Breaking a tie');
  const { result } = closedRound(state);
  if (state.tieBrokenAs === choice) return [];
  ensure(state.tieBrokenAs === null, 'tie-broken', `The tie was broken already, as ${state.tieBrokenAs ?? ''}.`);
  ensure(result === 'tied', 'not-tied', `The vote ${result}; there is no tie for the chair to break.`);
  ensure(
    mayBreakTie(actor, { votes: state.votes, policy: state.policy ?? context.cycle.policy }),
    'chair-voted',
    `${actor} voted ${state.votes.get(actor) ?? ''} in this round, so its tie is for a chair who did not vote promote or not-yet; an admin can name one.`,
  );
  ensurePhase(context.cycle, ['calibrating', 'releasing'], 'A tie is broken');
  ensureText(rationale, 'rationale-missing', 'The rationale');
  return [{ type: 'TieBroken', data: { ...subject(state), round: state.round, chairId: actor, choice, rationale } }];
};

/** The committee's result, including the chair's tie-break. */
const isPassed = ({ result }: Closed, { tieBrokenAs }: NominationState): boolean => {
  ensure(
    result !== 'tied' || tieBrokenAs !== null,
    'tie-unbroken',
    'The vote is tied; the chair breaks the tie first.',
  );
  return result === 'passed' || tieBrokenAs === 'promote';
};

/** An override reason is required if the outcome is against the tally, and refused otherwise: it marks the decision for ever. */
const overrideOf = (passed: boolean, outcome: Outcome, reason: string | null): { reason: string } | null => {
  if (passed === (outcome === 'promoted')) {
    ensure(
      reason === null,
      'override-not-needed',
      `The outcome ${outcome} agrees with the tally; leave the override reason out.`,
    );
    return null;
  }
  ensure(
    reason !== null && hasVisibleText(reason),
    'override-reason-missing',
    `The vote ${passed ? 'passed' : 'failed'}; recording ${outcome} goes against it and needs an override reason.`,
  );
  return { reason: reason ?? '' };
};

const alreadyDecided = ({ data }: RecordDecision, { outcome, decision }: NominationState): Events => {
  const { rationale, conditions, overrideReason } = data;
  ensure(
    data.outcome === outcome && same(decision, { rationale, conditions, overrideReason }),
    'already-decided',
    `This nomination was decided as ${outcome ?? ''}; reopen the decision, with a reason, to change it.`,
  );
  return [];
};

/**
 * A passed vote agrees with promoted, a failed one with deferred and declined; anything else is an override. A vote that
 * opened in calibrating may still be decided in releasing, while the decisions deadline lasts.
 */
const recordDecision = (command: RecordDecision, context: Context): Events => {
  const { state, cycle } = context;
  const { outcome, rationale, conditions, overrideReason, nominationRevision } = command.data;
  ensureChair(command.actor, context, 'Recording the decision');
  if (state.decision !== null) return alreadyDecided(command, state);
  const { round, tieBrokenAs } = state;
  const closed = closedRound(state);
  const passed = isPassed(closed, state);
  ensurePhase(cycle, ['calibrating', 'releasing'], 'Decisions are recorded');
  ensureRoundInTime(round, cycle, ['decisions', command.now]);
  ensureText(rationale, 'rationale-missing', 'The rationale');
  const override = overrideOf(passed, outcome, overrideReason);
  if (outcome === 'promoted')
    ensureNotPromoted(state.candidateId, { cycle, rivals: command.facts.rivals }, command.actor);
  const policyVersion = (state.policy ?? cycle.policy).version;
  const decided = { round, outcome, rationale, conditions, ...closed, tieBrokenAs, policyVersion };
  return [{ type: 'DecisionRecorded', data: { ...subject(state), ...decided, nominationRevision, override } }];
};

const WIDTH: Readonly<Record<Reopening, number>> = { votes: 1, reviews: 2, packet: 3 };

/** Until voting opens again more can be opened, and less is open already. */
const isOpenAlready = ({ status, opens: open }: NominationState, opens: Reopening): boolean =>
  open !== null && (WIDTH[opens] < WIDTH[open] || (opens === open && (opens !== 'packet' || status === 'returned')));

const ensureReopens = ({ state }: Context): void => {
  if (state.opens !== null) return;
  ensure(state.status !== 'appealed', 'appeal-open', 'An appeal is open; resolve it before the decision is reopened.');
  ensure(
    state.status === 'decided' || state.status === 'released',
    'not-decided',
    `There is no decision to reopen; this nomination is ${state.status}.`,
  );
};

/** Voids the round. What `opens` names can change again, and what follows it; voting can be opened again. */
const reopenDecision = (command: ReopenDecision, context: Context): Events => {
  const { data, actor, facts } = command;
  const { reason, opens } = data;
  const { rivals } = facts;
  const { state, cycle } = context;
  ensureChair(actor, context, 'Reopening a decision');
  if (isOpenAlready(state, opens)) return [];
  ensureReopens(context);
  ensurePhase(cycle, ['calibrating', 'releasing'], 'Decisions are reopened');
  ensureReason(reason);
  if (!isLive(state)) ensureNoRival(state, { cycle, rivals }, actor);
  return [{ type: 'DecisionReopened', data: { ...subject(state), reason, opens } }];
};

export const decisionCases = {
  BreakTie: breakTie,
  RecordDecision: recordDecision,
  ReopenDecision: reopenDecision,
};

export const decisionSamples: SamplesOf<typeof decisionCases> = {
  BreakTie: ({ state }) => ({ choice: state.tieBrokenAs === 'promote' ? 'not-yet' : 'promote', rationale: WORDS }),
  RecordDecision: ({ state: { closed, tieBrokenAs } }) => ({
    outcome: closed?.result === 'passed' || tieBrokenAs === 'promote' ? 'promoted' : 'declined',
    ...{ rationale: WORDS, conditions: [], overrideReason: null, nominationRevision: '0' },
  }),
  ReopenDecision: () => ({ reason: WORDS, opens: 'packet' }),
};
