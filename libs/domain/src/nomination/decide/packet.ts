import { DomainError, ensure } from '../../kernel/domain-error.js';
import type { Rubric } from '../../kernel/rubric.js';
import { same } from '../../kernel/same.js';
import { ensureReason, ensureText } from '../../kernel/text.js';
import type { CriterionKey } from '../../kernel/types.js';
import { preparedRubric } from '../../readiness/prepare.js';
import type { EvidenceContent } from '../events/index.js';
import type { Evidence } from '../state-parts.js';
import type { NominationState } from '../state.js';
import { ensureNotCandidate, ensurePhase, subject } from './guards.js';
import { NEW, type SamplesOf, WORDS } from './sampled.js';
import type { Context, Events, On, Phase } from './guards.js';

type Content = {
  evidenceId: string;
  title: string;
  body: string;
  link: string | null;
  criteria: readonly string[];
};
export type WriteStatement = On<'WriteStatement', { statement: string }>;
export type AttachEvidence = On<'AttachEvidence', Content>;
export type ReviseEvidence = On<'ReviseEvidence', Content>;
export type WithdrawEvidence = On<'WithdrawEvidence', { evidenceId: string; reason: string }>;

/** More than anybody reads; it bounds the memory that a nomination takes. */
const MOST_EVIDENCE = 200;

const UNTIL_REVIEWED: readonly Phase[] = ['nominating', 'reviewing'];
/** A packet is returned, and written, until review is over; later where a reopening opened it. */
export const phasesOfReturned = ({ opens }: Pick<NominationState, 'opens'>): readonly Phase[] =>
  opens === 'packet' ? [...UNTIL_REVIEWED, 'calibrating', 'releasing'] : UNTIL_REVIEWED;

const OF_DECISION: readonly NominationState['status'][] = ['decided', 'released', 'appealed'];
/** How it comes to change again. */
const thawOf = (state: NominationState, { phase }: Context['cycle']): string => {
  if (OF_DECISION.includes(state.status) || state.opens !== null)
    return 'The chair can reopen the decision for the packet, once no appeal is open.';
  if (state.status !== 'submitted') return 'It can change once a decision was recorded and reopened for the packet.';
  return phasesOfReturned(state).includes(phase)
    ? 'The chair or an admin can return it.'
    : 'It can be returned once the cycle is back in reviewing, or reopened for the packet once it is decided.';
};

/** Statement and evidence are frozen from submission on, so that all reviewers and members read one packet. */
export const ensureEditable = (actor: string, { state, cycle }: Context): void => {
  ensureNotCandidate(actor, state, 'Writing the packet');
  ensure(
    state.status === 'draft' || state.status === 'returned',
    'packet-frozen',
    `The packet is frozen while the nomination is ${state.status}. ${thawOf(state, cycle)}`,
  );
  ensurePhase(cycle, state.status === 'draft' ? ['nominating'] : phasesOfReturned(state), 'The packet can change');
};

/** Refuses the first key that the framework version of the cycle lacks. */
export const ensureKnownCriteria = (keys: Iterable<CriterionKey>, rubric: Rubric): void => {
  const { criteria } = preparedRubric(rubric);
  for (const key of keys)
    ensure(
      criteria.has(key),
      'criterion-unknown',
      `Framework ${rubric.frameworkId} version ${String(rubric.version)} has no criterion ${key}.`,
    );
};

const writeStatement = ({ data: { statement }, actor }: WriteStatement, context: Context): Events => {
  ensureEditable(actor, context);
  ensureText(statement, 'statement-empty', 'The statement');
  if (context.state.statement === statement) return [];
  return [{ type: 'StatementWritten', data: { ...subject(context.state), statement } }];
};

const contentOf = ({ evidenceId, title, body, link, criteria }: AttachEvidence['data']): EvidenceContent => ({
  evidenceId,
  title,
  body,
  link,
  criteria: [...new Set(criteria)],
});

const ensureContent = ({ title, criteria }: EvidenceContent, rubric: Rubric): void => {
  ensureText(title, 'evidence-untitled', 'The title of an evidence item');
  ensure(criteria.length > 0, 'evidence-cites-nothing', 'An evidence item cites at least one criterion.');
  ensureKnownCriteria(criteria, rubric);
};

const evidenceOf = ({ evidence }: NominationState, id: string): Evidence => {
  const item = evidence.get(id);
  if (item === undefined) throw new DomainError('evidence-not-found', `This nomination has no evidence item ${id}.`);
  return item;
};
const ensureActive = ({ withdrawn }: Evidence, id: string): void => {
  ensure(!withdrawn, 'evidence-withdrawn', `Evidence item ${id} was withdrawn; attach a new one.`);
};

const attachEvidence = ({ data, actor }: AttachEvidence, context: Context): Events => {
  ensureEditable(actor, context);
  const content = contentOf(data);
  const existing = context.state.evidence.get(content.evidenceId);
  if (existing !== undefined) {
    ensureActive(existing, content.evidenceId);
    ensure(
      same(existing.content, content),
      'evidence-exists',
      `Evidence item ${content.evidenceId} is there already; revise it.`,
    );
    return [];
  }
  ensure(
    context.state.evidence.size < MOST_EVIDENCE,
    'evidence-limit',
    `A packet holds at most ${String(MOST_EVIDENCE)} evidence items, withdrawn ones included; revise one that is there.`,
  );
  ensureContent(content, context.rubric);
  return [{ type: 'EvidenceAttached', data: { ...subject(context.state), ...content } }];
};

const reviseEvidence = ({ data, actor }: ReviseEvidence, context: Context): Events => {
  ensureEditable(actor, context);
  const content = contentOf(data);
  const existing = evidenceOf(context.state, content.evidenceId);
  ensureActive(existing, content.evidenceId);
  if (same(existing.content, content)) return [];
  ensureContent(content, context.rubric);
  return [{ type: 'EvidenceRevised', data: { ...subject(context.state), ...content } }];
};

const withdrawEvidence = ({ data: { evidenceId, reason }, actor }: WithdrawEvidence, context: Context): Events => {
  ensureEditable(actor, context);
  if (evidenceOf(context.state, evidenceId).withdrawn) return [];
  ensureReason(reason);
  return [{ type: 'EvidenceWithdrawn', data: { ...subject(context.state), evidenceId, reason } }];
};

export const packetCases = {
  WriteStatement: writeStatement,
  AttachEvidence: attachEvidence,
  ReviseEvidence: reviseEvidence,
  WithdrawEvidence: withdrawEvidence,
};

/** One that stands, without its text where that was erased. */
const activeIn = ({ evidence }: NominationState): EvidenceContent => {
  const [evidenceId = NEW, item] = [...evidence].find(([, { withdrawn }]) => !withdrawn) ?? [];
  return item?.content ?? { evidenceId, title: WORDS, body: WORDS, link: null, criteria: item?.criteria ?? [] };
};

export const packetSamples: SamplesOf<typeof packetCases> = {
  WriteStatement: ({ state }) => ({ statement: `${state.statement ?? ''}${WORDS}` }),
  AttachEvidence: ({ rubric }) => ({
    ...{ evidenceId: NEW, title: WORDS, body: WORDS, link: null },
    criteria: rubric.criteria.slice(0, 1).map(({ key }) => key),
  }),
  ReviseEvidence: ({ state }) => {
    const content = activeIn(state);
    return { ...content, title: `${content.title} ${WORDS}` };
  },
  WithdrawEvidence: ({ state }) => ({ evidenceId: activeIn(state).evidenceId, reason: WORDS }),
};
