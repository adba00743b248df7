import type { CriterionReadiness, FrameworkRef, Gap, LevelReadiness } from '@plumbline/domain';
import { gapsOf } from '@plumbline/domain';
import type { NominationHead, Sourced, VersionSources } from '@plumbline/read-model';
import { found } from '../../found.js';

type Head = Pick<NominationHead, 'id' | 'targetLevel' | 'currentLevel' | 'revision'>;
/** `framework`: the published version that the nomination is pinned to, whose criteria these are. */
type Pinned = Head & Readonly<{ framework: FrameworkRef }>;
export type SourcedLevel = Omit<LevelReadiness, 'criteria'> &
  Readonly<{ criteria: readonly (CriterionReadiness & Sourced)[] }>;
export type NominationReadiness = Pinned & Readonly<{ levels: readonly SourcedLevel[] }>;
export type NominationGaps = Pinned &
  Readonly<{ level: string; band: LevelReadiness['band']; gaps: readonly (Gap & Sourced)[] }>;

const headOf = ({ id, targetLevel, currentLevel, revision }: Head, { framework }: VersionSources): Pinned => ({
  ...{ id, targetLevel, currentLevel, revision },
  framework,
});

const UNKNOWN: Sourced = { text: '', source: null };
const sourcedAs = ({ criteria }: VersionSources, key: string): Sourced => criteria.get(key) ?? UNKNOWN;

/** Every level, each criterion with its text and the sentence that it came from. */
export const readinessFor = (
  head: Head,
  levels: readonly LevelReadiness[],
  sources: VersionSources,
): NominationReadiness => ({
  ...headOf(head, sources),
  levels: levels.map(({ criteria, ...level }) => ({
    ...level,
    criteria: criteria.map((criterion) => ({ ...criterion, ...sourcedAs(sources, criterion.key) })),
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
