import { DomainError, ensure } from '../../kernel/domain-error.js';
import { type Rubric, standingLevels } from '../../kernel/rubric.js';
import type { Command, CycleId, LevelKey, NominationId, PersonId } from '../../kernel/types.js';
import type { CandidateFacts, NominationFacts, RivalFacts } from '../facts.js';
import type { NominationState } from '../state.js';
import { ensureInTime, ensurePhase, type Events } from './guards.js';
import { ensureNoRival } from './rivals.js';

export type OpenNomination = Command<
  'OpenNomination',
  { nominationId: NominationId; cycleId: CycleId; candidateId: PersonId; targetLevel: LevelKey }
> &
  Readonly<{ facts: NominationFacts & RivalFacts & { candidate: CandidateFacts } }>;

type Existing = Readonly<{ rubric: Rubric; cycle: NonNullable<OpenNomination['facts']['cycle']> }>;

const cycleOf = ({ data, facts: { cycle, rubric } }: OpenNomination): Existing => {
  if (cycle === null || rubric === null) throw new DomainError('cycle-not-found', `No cycle ${data.cycleId}.`);
  ensure(cycle.phase !== 'closed', 'cycle-closed', 'A closed cycle accepts nothing more.');
  return { cycle, rubric };
};

/** One person, one level, one cycle is one stream: nominating again meets the nomination that is there. */
const alreadyOpen = ({ data }: OpenNomination, state: NominationState): Events => {
  ensure(
    state.status !== 'withdrawn',
    'nomination-withdrawn',
    'This nomination was withdrawn and accepts nothing more.',
  );
  const isSame =
    state.cycleId === data.cycleId && state.candidateId === data.candidateId && state.targetLevel === data.targetLevel;
  ensure(isSame, 'nomination-id-taken', `Another nomination has the id ${data.nominationId}.`);
  return [];
};

/** Somebody on an unknown level could be nominated for one below their own. */
const ensureStands = (candidate: PersonId, level: LevelKey | null, rubric: Rubric): void => {
  const { frameworkId, version, levels, entryLevels } = rubric;
  ensure(
    level !== null && standingLevels(rubric).includes(level),
    'candidate-level-unknown',
    `${candidate} stands on ${level === null ? 'no level' : `level ${level}`}, and a nomination is for somebody on one that framework ${frameworkId} version ${String(version)} knows: ${levels.map(({ key }) => key).join(', ')}; entry levels: ${entryLevels.join(', ') || 'none'}. An admin sets their level with POST /v1/people/${candidate}/level; or names ${level ?? 'the one they stand on'} as an entry level with PUT /v1/frameworks/${frameworkId}/entry-levels, for cycles that open on the version published next.`,
  );
};

const ensureAbove = (target: LevelKey, current: LevelKey | null, { levels }: Rubric): void => {
  const ordinal = (key: LevelKey | null) => levels.find((level) => level.key === key)?.ordinal;
  const [to, from] = [ordinal(target), ordinal(current)];
  ensure(
    to === undefined || from === undefined || to > from,
    'level-not-above',
    `A nomination is for a level above the candidate's own, which is ${current ?? 'unknown'}; ${target} is not.`,
  );
};

export const openNomination = (command: OpenNomination, state: NominationState | null): Events => {
  const { data, actor, now, facts } = command;
  const { nominationId, cycleId, candidateId, targetLevel } = data;
  ensure(actor !== candidateId, 'self-nomination', 'Nobody nominates themselves; their manager does.');
  const { cycle, rubric } = cycleOf(command);
  if (state !== null) return alreadyOpen(command, state);
  ensurePhase(cycle, ['nominating'], 'Nominations are opened');
  ensureInTime(cycle, 'nominations', now);
  const candidate = facts.candidate;
  if (candidate === null) throw new DomainError('candidate-unknown', `Nobody here has the id ${candidateId}.`);
  ensure(
    cycle.levels.includes(targetLevel),
    'level-not-in-cycle',
    `Cycle ${cycleId} is for ${cycle.levels.join(', ')}; ${targetLevel} is none of them.`,
  );
  ensureStands(candidateId, candidate.level, rubric);
  ensureAbove(targetLevel, candidate.level, rubric);
  ensureNoRival({ candidateId, targetLevel }, { cycle, rivals: facts.rivals }, actor);
  const framework = { id: rubric.frameworkId, version: rubric.version };
  const { level: currentLevel, orgUnit, managed } = candidate;
  const subject = { nominationId, candidateId, cycleId, targetLevel, currentLevel, orgUnit, framework };
  return [{ type: 'NominationOpened', data: { ...subject, nominatorId: actor, onBehalf: !managed } }];
};
