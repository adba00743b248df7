import type { Grants } from '@plumbline/access';
import {
  type CriterionReadiness,
  type CriterionStatus,
  gapsByStatus,
  gapsOf,
  type LevelReadiness,
} from '@plumbline/domain';
import type { Levels, NominationHead, Sourced, VersionSources } from '@plumbline/read-model';
import { hiddenIn, hide, type NominationGaps, type NominationReadiness } from '@plumbline/responses';
import { found } from '../../found.js';

type Head = Pick<NominationHead, 'id' | 'targetLevel' | 'currentLevel' | 'revision'>;
type Pinned = Pick<NominationReadiness, keyof Head | 'framework'>;

const headOf = ({ id, targetLevel, currentLevel, revision }: Head, { framework }: VersionSources): Pinned => ({
  ...{ id, targetLevel, currentLevel, revision },
  framework,
});

const UNKNOWN: Sourced = { text: '', source: null };
const sourcedAs = ({ criteria }: VersionSources, key: string): Sourced => criteria.get(key) ?? UNKNOWN;

/** A level as somebody sees it: `rated` is what its band and statuses are of, and undefined where these are hidden. */
type SeenLevel = Readonly<{ current: LevelReadiness; rated: LevelReadiness | undefined; ratings: boolean }>;

/** Who sees no ratings sees bands and statuses of what managers may see them of; coverage is always of now. */
const seenIn = ({ current, toManagers }: Levels, { ratings }: Pick<Grants, 'ratings'>): readonly SeenLevel[] =>
  current.map((level, at) => ({ current: level, rated: ratings ? level : toManagers?.[at], ratings }));

const statusesIn = (level: LevelReadiness | undefined): ReadonlyMap<string, CriterionStatus> =>
  new Map(level?.criteria.map(({ key, status }) => [key, status]));

const criterionOf = (each: CriterionReadiness, status: CriterionStatus | undefined, ratings: boolean) => {
  const { key: criterion, ratings: ratingCount, evidence: evidenceCount, rating, spread, ...rest } = each;
  const sees = { status: status !== undefined, rating: ratings, spread: ratings, ratingCount: ratings };
  const shown = hide({ status: status ?? null, rating, spread, ratingCount }, hiddenIn(sees));
  return { ...rest, ...shown, criterion, evidenceCount };
};

const levelOf = ({ current, rated, ratings }: SeenLevel, sources: VersionSources) => {
  const { level, coverage, weightAssumed, criteria } = current;
  const { band = null, attainment = null } = rated ?? {};
  const statuses = statusesIn(rated);
  return {
    level,
    ...hide({ band, attainment }, rated === undefined ? ['band', 'attainment'] : []),
    coverage,
    weightAssumed,
    criteria: criteria.map((each) => ({
      ...criterionOf(each, statuses.get(each.key), ratings),
      ...sourcedAs(sources, each.key),
    })),
  };
};

type Asked = Readonly<{ head: Head; levels: Levels; sources: VersionSources; grants: Pick<Grants, 'ratings'> }>;

/** Every level, each criterion with its text and the sentence that it came from. */
export const readinessFor = ({ head, levels, sources, grants }: Asked): NominationReadiness => ({
  ...headOf(head, sources),
  levels: seenIn(levels, grants).map((level) => levelOf(level, sources)),
});

/** The level above the candidate's current one; the target level where that is unknown to the track, or its last. */
export const nextLevel = (
  levels: readonly LevelReadiness[],
  { currentLevel, targetLevel }: Pick<Head, 'currentLevel' | 'targetLevel'>,
): string => {
  const at = levels.findIndex(({ level }) => level === currentLevel);
  return at < 0 ? targetLevel : (levels[at + 1]?.level ?? targetLevel);
};

const gapsIn = ({ current, rated, ratings }: SeenLevel) => {
  if (ratings) return gapsOf(current).map((gap) => ({ ...gap, hidden: [] }));
  const statuses = statusesIn(rated);
  const unknown = { unrated: null, ratingMissing: null, contested: null };
  return gapsByStatus(current, (key) => statuses.get(key) ?? null).map(({ status, ...gap }) => {
    const hidden = hiddenIn({ status: status !== null, unrated: false, ratingMissing: false, contested: false });
    return { ...gap, ...hide({ status, ...unknown }, hidden) };
  });
};

/**
 * What is missing for a level of the track, the next one where none is named.
 * @throws NotFound where the track has no such level
 */
export const gapsFor = ({ head, levels, sources, grants }: Asked, asked: string | undefined): NominationGaps => {
  const wanted = asked ?? nextLevel(levels.current, head);
  const level = found(seenIn(levels, grants).find(({ current }) => current.level === wanted));
  const gaps = gapsIn(level).map((gap) => ({ ...gap, ...sourcedAs(sources, gap.criterion) }));
  const band = level.rated?.band ?? null;
  return { ...headOf(head, sources), level: wanted, ...hide({ band }, band === null ? ['band'] : []), gaps };
};
