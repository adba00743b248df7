import { type LevelReadiness, readinessOf, type Rubric } from '@plumbline/domain';
import type { Kysely } from 'kysely';
import { fromJson } from '@plumbline/view-store';
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

/** What readiness is computed from, a nomination a row. */
export const inputs = (db: Kysely<Views>) =>
  db
    .selectFrom('readinessInput as i')
    .innerJoin('readinessPolicy as policy', 'policy.cycleId', 'i.cycleId')
    .select(INPUT_COLUMNS);

/** Published versions never change, so each is read once for a connection; the domain prepares a rubric once for its object. */
const rubrics = new WeakMap<Kysely<Views>, Map<string, Rubric>>();

const rubricOf = async (db: Kysely<Views>, { frameworkId, frameworkVersion: version }: InputRow): Promise<Rubric> => {
  const known = rubrics.get(db) ?? new Map<string, Rubric>();
  rubrics.set(db, known);
  const key = `${frameworkId} ${version.toString()}`;
  const rubric = known.get(key) ?? (await readRubric(db, frameworkId, version));
  known.set(key, rubric);
  return rubric;
};

const readRubric = async (db: Kysely<Views>, frameworkId: string, version: number): Promise<Rubric> => {
  const row = await db
    .selectFrom('readinessRubric')
    .select('rubric')
    .where('frameworkId', '=', frameworkId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return fromJson(row.rubric);
};

/** Every level with its criteria, lowest first. */
export const computed = async (db: Kysely<Views>, row: InputRow): Promise<readonly LevelReadiness[]> =>
  readinessOf({
    rubric: await rubricOf(db, row),
    policy: { readiness: fromJson(row.readiness) },
    evidence: Object.values(fromJson(row.evidence)),
    reviews: Object.values(fromJson(row.reviews)),
  });
