import type { Criterion, Gap, LevelReadiness } from '@plumbline/domain';
import { gapsOf } from '@plumbline/domain';
import type { NominationStanding } from '@plumbline/read-model';
import { found } from '../../found.js';

type Head = Pick<NominationStanding, 'id' | 'targetLevel' | 'currentLevel' | 'revision'>;
export type NominationReadiness = Head & Readonly<{ levels: readonly LevelReadiness[] }>;
export type NominationGaps = Head &
  Readonly<{ level: string; band: LevelReadiness['band']; gaps: readonly (Gap & Readonly<{ text: string }>)[] }>;

/** The level above the candidate's current one; the target level where that is unknown to the track, or its last. */
export const nextLevel = (levels: readonly LevelReadiness[], { currentLevel, targetLevel }: Head): string => {
  const at = levels.findIndex(({ level }) => level === currentLevel);
  return at < 0 ? targetLevel : (levels[at + 1]?.level ?? targetLevel);
};

/**
 * What is missing for a level of the track, the next one where none is named.
 * @throws NotFound where the track has no such level
 */
export const gapsFor = (
  { id, targetLevel, currentLevel, revision }: Head,
  levels: readonly LevelReadiness[],
  criteria: readonly Criterion[],
  asked: string | undefined,
): NominationGaps => {
  const head = { id, targetLevel, currentLevel, revision };
  const wanted = asked ?? nextLevel(levels, head);
  const readiness = found(levels.find(({ level }) => level === wanted));
  const texts = new Map(criteria.map(({ key, text }) => [key, text]));
  const gaps = gapsOf(readiness).map((gap) => ({ ...gap, text: texts.get(gap.criterion) ?? '' }));
  return { ...head, level: readiness.level, band: readiness.band, gaps };
};
