import { type LevelReadiness, readinessOf, type Rubric } from '@plumbline/domain';
import type { Kysely } from 'kysely';
import { fromJson } from '@plumbline/view-store';
import { cachedVersions } from '../frameworks/cached-versions.js';
import type { Views } from '../tables.js';

export const INPUT_COLUMNS = [
  'i.frameworkId',
  'i.frameworkVersion',
  'i.evidence',
  'i.reviews',
  'policy.readiness',
] as const;
export type InputRow = Pick<Views['readinessInput'], 'frameworkId' | 'frameworkVersion' | 'evidence' | 'reviews'> &
  Pick<Views['readinessPolicy'], 'readiness'>;

/** What readiness is computed from, one row per nomination. */
export const inputs = (db: Kysely<Views>) =>
  db
    .selectFrom('readinessInput as i')
    .innerJoin('readinessPolicy as policy', 'policy.cycleId', 'i.cycleId')
    .select([...INPUT_COLUMNS, 'i.managersSeeBands', 'i.frozenEvidence', 'i.frozenReviews']);
export type WholeInput = Awaited<ReturnType<ReturnType<typeof inputs>['execute']>>[number];

const MOST_RUBRICS = 100;
/** The domain prepares each rubric object once, so readers of one version share the object. */
const rubricOf = cachedVersions(MOST_RUBRICS, async (db, { id, version }): Promise<Rubric> => {
  const row = await db
    .selectFrom('readinessRubric')
    .select('rubric')
    .where('frameworkId', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return fromJson(row.rubric);
});

/** Every level with its criteria, lowest first. */
export const computed = async (db: Kysely<Views>, row: InputRow): Promise<readonly LevelReadiness[]> =>
  readinessOf({
    rubric: await rubricOf(db, { id: row.frameworkId, version: row.frameworkVersion }),
    policy: { readiness: fromJson(row.readiness) },
    evidence: Object.values(fromJson(row.evidence)),
    reviews: Object.values(fromJson(row.reviews)),
  });

/** What managers see the bands and statuses of; undefined while they see none. */
export const seenByManagers = (row: WholeInput): InputRow | undefined => {
  if (row.managersSeeBands === 0) return undefined;
  const { frozenEvidence, frozenReviews } = row;
  return { ...row, evidence: frozenEvidence ?? row.evidence, reviews: frozenReviews ?? row.reviews };
};
