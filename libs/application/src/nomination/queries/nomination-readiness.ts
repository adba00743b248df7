import type { CriterionReadiness, LevelReadiness } from '@plumbline/domain';
import { gapsOf } from '@plumbline/domain';
import type { NominationHead, Sourced, VersionSources } from '@plumbline/read-model';
import type { NominationGaps, NominationReadiness } from '@plumbline/responses';
import { found } from '../../found.js';

type Head = Pick<NominationHead, 'id' | 'targetLevel' | 'currentLevel' | 'revision'>;
type Pinned = Pick<NominationReadiness, keyof Head | 'framework'>;

const headOf = ({ id, targetLevel, currentLevel, revision }: Head, { framework }: VersionSources): Pinned => ({
  ...{ id, targetLevel, currentLevel, revision },
  framework,
});

const UNKNOWN: Sourced = { text: '', source: null };
const sourcedAs = ({ criteria }: VersionSources, key: string): Sourced => criteria.get(key) ?? UNKNOWN;

const criterionOf = (each: CriterionReadiness, sources: VersionSources) => {
  const { key: criterion, ratings: ratingCount, evidence: evidenceCount, ...rest } = each;
  return { criterion, ratingCount, evidenceCount, ...rest, ...sourcedAs(sources, criterion) };
};

/** Every level, each criterion with its text and the sentence that it came from. */
export const readinessFor = (
  head: Head,
  levels: readonly LevelReadiness[],
  sources: VersionSources,
): NominationReadiness => ({
  ...headOf(head, sources),
  levels: levels.map(({ criteria, ...level }) => ({
    ...level,
    criteria: criteria.map((each) => criterionOf(each, sources)),
  })),
});

/** The level above the candidate's current one; the target level where that is unknown to the track, or its last. */
export const nextLevel = (
  levels: readonly LevelReadiness[],
  { currentLevel, targetLevel }: Pick<Head, 'currentLevel' | 'targetLevel'>,
): string => {
  const at = levels.findIndex(({ level }) => level === currentLevel);
  return at < 0 ? targetLevel : (levels[at + 1]?.level ?? targetLevel);
};

/**
 * What is missing for a level of the track, the next one where none is named.
 * @throws NotFound where the track has no such level
 */
export const gapsFor = (
  head: Head,
  levels: readonly LevelReadiness[],
  sources: VersionSources,
  asked: string | undefined,
): NominationGaps => {
  const wanted = asked ?? nextLevel(levels, head);
  const readiness = found(levels.find(({ level }) => level === wanted));
  const gaps = gapsOf(readiness).map((gap) => ({ ...gap, ...sourcedAs(sources, gap.criterion) }));
  return { ...headOf(head, sources), level: readiness.level, band: readiness.band, gaps };
};
