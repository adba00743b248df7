import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlumblineEvent, Recorded } from '@plumbline/domain';
import { put, remove } from '@plumbline/projections';
import {
  type Change,
  type DatabaseOf,
  defineTable,
  id,
  impersonalJson,
  integer,
  openReadModel,
  type ReadModel,
  type ViewsReader,
  type RowOf,
  type View,
  type ViewRows,
} from '@plumbline/view-store';

const PEOPLE = defineTable('toy_people', {
  key: ['id'],
  columns: { id, orgUnit: id, level: id.orNull, trail: impersonalJson<readonly string[]>() },
  indexes: [['orgUnit']],
});
type Person = RowOf<typeof PEOPLE>;
const UNITS = defineTable('toy_units', {
  key: ['orgUnit'],
  columns: { orgUnit: id, members: impersonalJson<readonly string[]>(), size: integer },
});
const COUNTS = defineTable('toy_counts', { key: ['type'], columns: { type: id, count: integer } });
export const TOY_TABLES = [PEOPLE, UNITS, COUNTS] as const;
export type Toys = DatabaseOf<typeof TOY_TABLES>;

export type Switches = { version?: number; poison?: (event: Recorded<PlumblineEvent>) => boolean };

const unitChanges = (rows: ViewRows, unit: string, next: { leaves?: string; joins?: string }) => {
  const there = rows.find<Person>('toy_people', { orgUnit: unit }).map(({ id }) => id);
  const members = there.filter((id) => id !== next.leaves).concat(next.joins ?? []);
  return put('toy_units', { orgUnit: unit, members: members.sort(), size: members.length });
};

type Told = Readonly<{
  event: Recorded<PlumblineEvent>;
  rows: ViewRows;
  existing: Person | undefined;
  trail: readonly string[];
}>;

const cameIn = ({ event, rows, existing, trail }: Told): readonly Change[] => {
  if (event.type !== 'PersonRegistered') return [];
  const { personId: id, orgUnit, level } = event.data;
  const before = existing && existing.orgUnit !== orgUnit ? [unitChanges(rows, existing.orgUnit, { leaves: id })] : [];
  const joins = existing?.orgUnit === orgUnit ? {} : { joins: id };
  return [put('toy_people', { id, orgUnit, level, trail }), ...before, unitChanges(rows, orgUnit, joins)];
};
const changed = ({ event, rows, existing, trail }: Told): readonly Change[] => {
  if (!existing) return [];
  const { id, orgUnit } = existing;
  if (event.type === 'LevelChanged') return [put('toy_people', { ...existing, level: event.data.level, trail })];
  if (event.type === 'PersonErased') return [remove('toy_people', { id }), unitChanges(rows, orgUnit, { leaves: id })];
  if (event.type !== 'OrgUnitChanged' || orgUnit === event.data.orgUnit) return [];
  const to = event.data.orgUnit;
  return [
    put('toy_people', { ...existing, orgUnit: to, trail }),
    unitChanges(rows, orgUnit, { leaves: id }),
    unitChanges(rows, to, { joins: id }),
  ];
};

/** Where people are, and who is in which unit: reads rows by key and by index, moves them, removes them. */
export const whereabouts = ({ version = 1, poison = () => false }: Switches = {}): View => ({
  name: 'whereabouts',
  version,
  tables: ['toy_people', 'toy_units'],
  project: (event, rows) => {
    if (poison(event)) throw new Error(`poison at ${event.stream} ${event.revision.toString()}`);
    const existing = rows.get<Person>('toy_people', { id: 'personId' in event.data ? event.data.personId : '' });
    const trail = [...(existing?.trail ?? []), `${event.type}@${event.revision.toString()}v${String(version)}`];
    return [...cameIn({ event, rows, existing, trail }), ...changed({ event, rows, existing, trail })];
  },
});

/** Counts events by type: an event that is handled twice shows. */
export const counts = ({ version = 1, poison = () => false }: Switches = {}): View => ({
  name: 'counts',
  version,
  tables: ['toy_counts'],
  project: (event, rows) => {
    if (poison(event)) throw new Error('poison');
    const { type } = event;
    const count = rows.get<{ count: number }>('toy_counts', { type })?.count ?? 0;
    return [put('toy_counts', { type, count: count + 1 })];
  },
});

/** Everything that the toy views have made, in the order of keys. */
export const everything = async (reader: Pick<ViewsReader<Toys>, 'db'>): Promise<object> => ({
  people: await reader.db.selectFrom('toy_people').selectAll().orderBy('id').execute(),
  units: await reader.db.selectFrom('toy_units').selectAll().orderBy('orgUnit').execute(),
  counts: await reader.db.selectFrom('toy_counts').selectAll().orderBy('type').execute(),
});

export const toyModel = (dataDir = ':memory:'): ReadModel => openReadModel({ dataDir, tables: TOY_TABLES });

/** A folder that is gone after the test. */
export const scratch = (): { dir: string; remove: () => void } => {
  const dir = mkdtempSync(join(tmpdir(), 'plumbline-views-'));
  return {
    dir,
    remove: () => {
      rmSync(dir, { recursive: true, force: true });
    },
  };
};

/** The names of the toy tables that the file holds, those of rebuilds included. */
export const tablesOf = (dir: string): unknown[] => {
  const db = new Database(join(dir, 'views.db'), { readonly: true });
  const names = db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'toy%' ORDER BY name")
    .pluck()
    .all();
  db.close();
  return names;
};
