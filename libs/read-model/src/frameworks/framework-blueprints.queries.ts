import type { BlueprintEdition, FrameworkMapping, Level, RatingScale } from '@plumbline/domain';
import type { Kysely } from 'kysely';
import { fromJson } from '@plumbline/view-store';
import type { Views } from '../tables.js';

export type ImportedBlueprint = BlueprintEdition & Readonly<{ importedAt: string }>;
/** What a mapping is proposed from. */
export type FrameworkBlueprints = Readonly<{
  id: string;
  title: string;
  scale: RatingScale;
  /** Of the draft, lowest first. */
  levels: readonly Level[];
  /** Of the draft. */
  entryLevels: readonly string[];
  /** Every edition, in the order in which they were imported. */
  editions: readonly ImportedBlueprint[];
  /** That was applied last. */
  mapping: FrameworkMapping | null;
  /** Of the newest version, its levels lowest first; null before the first publication. */
  published: Readonly<{ at: string; levels: readonly Level[] }> | null;
  revision: string;
}>;

type Line = Views['frameworkBlueprint'];
const editionOf = ({ sha256, name, format, importerVersion, importedAt, ...row }: Line): ImportedBlueprint => ({
  source: { name, format, sha256 },
  document: row.document,
  importerVersion,
  role: fromJson(row.role),
  items: fromJson(row.items),
  unmapped: fromJson(row.unmapped),
  ambiguities: fromJson(row.ambiguities),
  importedAt,
});

const levelsIn = async (db: Kysely<Views>, frameworkId: string): Promise<readonly Level[]> => {
  const rows = await db
    .selectFrom('frameworkPart')
    .select('doc')
    .where('frameworkId', '=', frameworkId)
    .where('kind', '=', 'level')
    .execute();
  return rows.map(({ doc }) => fromJson(doc) as Level).sort((a, b) => a.ordinal - b.ordinal);
};

/** The documents that a framework was made from, whole. */
export const frameworkBlueprintsOf = async (
  db: Kysely<Views>,
  frameworkId: string,
): Promise<FrameworkBlueprints | undefined> => {
  const row = await db.selectFrom('framework').selectAll().where('frameworkId', '=', frameworkId).executeTakeFirst();
  if (row === undefined) return undefined;
  const rows = await db
    .selectFrom('frameworkBlueprint')
    .selectAll()
    .where('frameworkId', '=', frameworkId)
    .orderBy('ordinal')
    .execute();
  const newest = await db
    .selectFrom('frameworkVersion')
    .select(['publishedAt', 'levels'])
    .where('frameworkId', '=', frameworkId)
    .orderBy('version', 'desc')
    .executeTakeFirst();
  return {
    id: frameworkId,
    title: row.title,
    scale: fromJson(row.scale),
    levels: await levelsIn(db, frameworkId),
    entryLevels: fromJson(row.entryLevels),
    editions: rows.map(editionOf),
    mapping: row.mapping === null ? null : fromJson(row.mapping),
    published: newest === undefined ? null : { at: newest.publishedAt, levels: fromJson(newest.levels) },
    revision: String(row.revision),
  };
};
