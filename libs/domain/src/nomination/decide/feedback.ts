import { DomainError, ensure } from '../../kernel/domain-error.js';
import { ensureText } from '../../kernel/text.js';
import type { NominationState } from '../state.js';
import { ensureChair, ensurePhase, subject, type Context, type Events, type On } from './guards.js';
import { NEW, type SamplesOf, WORDS } from './sampled.js';

export type ReleaseFeedback = On<'ReleaseFeedback', { feedback: string }>;
export type FileAppeal = On<'FileAppeal', { appealId: string; grounds: string }>;
export type ResolveAppeal = On<
  'ResolveAppeal',
  { appealId: string; resolution: 'upheld' | 'dismissed'; rationale: string }
>;

const releaseFeedback = ({ data: { feedback }, actor }: ReleaseFeedback, context: Context): Events => {
  const { state, cycle } = context;
  ensureChair(actor, context, 'Releasing feedback');
  if (state.feedback !== null) {
    ensure(state.feedback === feedback, 'feedback-released', 'Feedback is out already and cannot be taken back.');
    return [];
  }
  ensure(
    state.status === 'decided',
    'not-decided',
    `Feedback follows the decision; this nomination is ${state.status}.`,
  );
  ensurePhase(cycle, ['releasing'], 'Feedback is released');
  ensureText(feedback, 'feedback-empty', 'The feedback');
  return [{ type: 'FeedbackReleased', data: { ...subject(state), feedback } }];
};

/** True if this same appeal is the open one. */
const isOpenAlready = ({ appealId, grounds }: FileAppeal['data'], state: NominationState): boolean => {
  const existing = state.appeals.get(appealId);
  if (existing === undefined) return false;
  ensure(
    existing.resolution === null && existing.grounds === grounds,
    'appeal-exists',
    `There is an appeal ${appealId} already.`,
  );
  return true;
};

const fileAppeal = ({ data, actor }: FileAppeal, { state, cycle }: Context): Events => {
  const { appealId, grounds } = data;
  ensure(actor === state.candidateId, 'not-candidate', 'Only the candidate can appeal.');
  if (isOpenAlready(data, state)) return [];
  ensure(state.appealId === null, 'appeal-open', `Appeal ${state.appealId ?? ''} is open; one at a time.`);
  ensure(state.status === 'released', 'feedback-not-released', 'An appeal is possible once feedback is released.');
  ensurePhase(cycle, ['releasing'], 'Appeals are filed');
  ensureText(grounds, 'grounds-missing', 'The grounds of an appeal');
  return [{ type: 'AppealFiled', data: { ...subject(state), appealId, grounds } }];
};

/** Changes no decision: after an upheld appeal the chair reopens it. */
const resolveAppeal = ({ data, actor }: ResolveAppeal, context: Context): Events => {
  const { appealId, resolution, rationale } = data;
  ensureChair(actor, context, 'Resolving an appeal');
  const appeal = context.state.appeals.get(appealId);
  if (appeal === undefined) throw new DomainError('appeal-not-found', `This nomination has no appeal ${appealId}.`);
  if (appeal.resolution === resolution) return [];
  ensure(appeal.resolution === null, 'appeal-resolved', `This appeal was ${appeal.resolution ?? ''} already.`);
  ensurePhase(context.cycle, ['releasing'], 'Appeals are resolved');
  ensureText(rationale, 'rationale-missing', 'The rationale');
  return [{ type: 'AppealResolved', data: { ...subject(context.state), appealId, resolution, rationale } }];
};

export const feedbackCases = {
  ReleaseFeedback: releaseFeedback,
  FileAppeal: fileAppeal,
  ResolveAppeal: resolveAppeal,
};

export const feedbackSamples: SamplesOf<typeof feedbackCases> = {
  ReleaseFeedback: ({ state }) => ({ feedback: `${state.feedback ?? ''}${WORDS}` }),
  FileAppeal: () => ({ appealId: NEW, grounds: WORDS }),
  ResolveAppeal: ({ state }) => ({ appealId: state.appealId ?? NEW, resolution: 'dismissed', rationale: WORDS }),
};
