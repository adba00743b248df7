import type { Area, CounterSignal, Criterion, Level } from '@plumbline/domain';
import {
  type Framework,
  type FrameworkDraft,
  type FrameworkItem,
  type FrameworkVersion,
  hide,
  hiddenIn,
} from '@plumbline/responses';
import type { Kysely } from 'kysely';
import { fromJson, type JsonText } from '@plumbline/view-store';
import { behind, type Page, pageOf, type PageOf } from '../paging/page.js';
import type { Views } from '../tables.js';

export const FRAMEWORKS_SCOPE = 'frameworks';

type Line = Views['framework'];
const itemOf = (row: Line): FrameworkItem => ({
  id: row.frameworkId,
  track: row.track,
  title: row.title,
  newestVersion: row.newestVersion,
  retired: row.retired === 1,
  updatedAt: row.updatedAt,
});

/** By id; `drafts` tells whether frameworks that were never published are in it. */
export const frameworksPage = async (
  db: Kysely<Views>,
  drafts: boolean,
  { limit, after }: PageOf,
): Promise<Page<FrameworkItem>> => {
  const rows = await db
    .selectFrom('framework as f')
    .selectAll()
    .$if(!drafts, (q) => q.where('f.newestVersion', '>', 0))
    .$if(after !== undefined, (q) => q.where(behind(['f.frameworkId'], after ?? [], false)))
    .orderBy('f.frameworkId')
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit, { scope: FRAMEWORKS_SCOPE, place: (row) => [row.frameworkId], item: itemOf });
};

const draftOf = async (db: Kysely<Views>, { frameworkId, entryLevels }: Line): Promise<FrameworkDraft> => {
  const parts = await db
    .selectFrom('frameworkPart')
    .select(['kind', 'doc'])
    .where('frameworkId', '=', frameworkId)
    .orderBy('ordinal')
    .execute();
  const blueprints = await db
    .selectFrom('frameworkBlueprint')
    .select(['name', 'format', 'sha256', 'importerVersion', 'role', 'items', 'unmapped', 'importedAt'])
    .where('frameworkId', '=', frameworkId)
    .orderBy('ordinal')
    .execute();
  const docs = <T>(kind: string): T[] =>
    parts.filter((part) => part.kind === kind).map(({ doc }) => fromJson(doc as JsonText<T>));
  return {
    levels: docs<Level>('level').sort((a, b) => a.ordinal - b.ordinal),
    entryLevels: fromJson(entryLevels),
    areas: docs<Area>('area'),
    criteria: docs<Criterion>('criterion'),
    counterSignals: docs<CounterSignal>('signal'),
    blueprints: blueprints.map(({ role, ...row }) => ({
      ...row,
      roleTitle: fromJson(role).title?.value ?? null,
      itemCount: fromJson(row.items).length,
      unmapped: fromJson(row.unmapped).map(({ text }) => text),
    })),
  };
};

export const frameworkOf = async (
  db: Kysely<Views>,
  frameworkId: string,
  withDraft: boolean,
): Promise<Framework | undefined> => {
  const row = await db.selectFrom('framework').selectAll().where('frameworkId', '=', frameworkId).executeTakeFirst();
  if (row === undefined) return undefined;
  const versions = await db
    .selectFrom('frameworkVersion')
    .select(['version', 'semanticHash', 'publishedAt'])
    .where('frameworkId', '=', frameworkId)
    .orderBy('version')
    .execute();
  return {
    ...itemOf(row),
    scale: fromJson(row.scale),
    versions,
    ...hide({ draft: withDraft ? await draftOf(db, row) : null }, hiddenIn({ draft: withDraft })),
    revision: String(row.revision),
  };
};

export const frameworkVersionOf = async (
  db: Kysely<Views>,
  frameworkId: string,
  version: number,
): Promise<FrameworkVersion | undefined> => {
  const row = await db
    .selectFrom('frameworkVersion')
    .selectAll()
    .where('frameworkId', '=', frameworkId)
    .where('version', '=', version)
    .executeTakeFirst();
  return (
    row && {
      id: row.frameworkId,
      version: row.version,
      semanticHash: row.semanticHash,
      publishedAt: row.publishedAt,
      track: row.track,
      title: row.title,
      scale: fromJson(row.scale),
      levels: fromJson(row.levels),
      entryLevels: fromJson(row.entryLevels),
      areas: fromJson(row.areas),
      criteria: fromJson(row.criteria),
      counterSignals: fromJson(row.counterSignals),
    }
  );
};
