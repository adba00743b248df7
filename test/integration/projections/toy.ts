import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore, EventToAppend } from '@plumbline/application';
import type { PersonEvent, PlumblineEvent, Position, Recorded } from '@plumbline/domain';
import { MemoryEventStore } from '@plumbline/event-store';
import { type Change, type OwnRows, put, remove, type View } from '@plumbline/projections';
import {
  type DatabaseOf,
  defineTable,
  openReadModel,
  type ReadModel,
  type ReadModelReader,
} from '@plumbline/read-model';

type Person = { id: string; orgUnit: string; level: string | null; trail: readonly string[] };
type Unit = { orgUnit: string; members: readonly string[]; size: number };

const PEOPLE = defineTable<Person>()({
  name: 'toy_people',
  key: ['id'],
  columns: { id: 'text', orgUnit: 'text', level: 'text?', trail: 'json' },
  indexes: [['orgUnit']],
});
const UNITS = defineTable<Unit>()({
  name: 'toy_units',
  key: ['orgUnit'],
  columns: { orgUnit: 'text', members: 'json', size: 'integer' },
});
const COUNTS = defineTable<{ type: string; count: number }>()({
  name: 'toy_counts',
  key: ['type'],
  columns: { type: 'text', count: 'integer' },
});
export const TOY_TABLES = [PEOPLE, UNITS, COUNTS] as const;
export type Toys = DatabaseOf<typeof TOY_TABLES>;

export type Switches = { version?: number; poison?: (event: Recorded<PlumblineEvent>) => boolean };

const unitChanges = (own: OwnRows, unit: string, next: { leaves?: string; joins?: string }) => {
  const there = own.find<Person>('toy_people', { orgUnit: unit }).map(({ id }) => id);
  const members = there.filter((id) => id !== next.leaves).concat(next.joins ?? []);
  return put('toy_units', { orgUnit: unit, members: members.sort(), size: members.length });
};

type Told = Readonly<{
  event: Recorded<PlumblineEvent>;
  own: OwnRows;
  known: Person | undefined;
  trail: readonly string[];
}>;

const cameIn = ({ event, own, known, trail }: Told): readonly Change[] => {
  if (event.type !== 'PersonRegistered') return [];
  const { personId: id, orgUnit, level } = event.data;
  const before = known && known.orgUnit !== orgUnit ? [unitChanges(own, known.orgUnit, { leaves: id })] : [];
  const joins = known?.orgUnit === orgUnit ? {} : { joins: id };
  return [put('toy_people', { id, orgUnit, level, trail }), ...before, unitChanges(own, orgUnit, joins)];
};
const changed = ({ event, own, known, trail }: Told): readonly Change[] => {
  if (!known) return [];
  const { id, orgUnit } = known;
  if (event.type === 'LevelChanged') return [put('toy_people', { ...known, level: event.data.level, trail })];
  if (event.type === 'PersonErased') return [remove('toy_people', { id }), unitChanges(own, orgUnit, { leaves: id })];
  if (event.type !== 'OrgUnitChanged' || orgUnit === event.data.orgUnit) return [];
  const to = event.data.orgUnit;
  return [
    put('toy_people', { ...known, orgUnit: to, trail }),
    unitChanges(own, orgUnit, { leaves: id }),
    unitChanges(own, to, { joins: id }),
  ];
};

/** Where people are, and who is in which unit: reads rows by key and by index, moves them, removes them. */
export const whereabouts = ({ version = 1, poison = () => false }: Switches = {}): View => ({
  name: 'whereabouts',
  version,
  tables: ['toy_people', 'toy_units'],
  project: (event, own) => {
    if (poison(event)) throw new Error(`poison at ${event.stream} ${event.revision.toString()}`);
    const known = own.get<Person>('toy_people', { id: 'personId' in event.data ? event.data.personId : '' });
    const trail = [...(known?.trail ?? []), `${event.type}@${event.revision.toString()}v${String(version)}`];
    return [...cameIn({ event, own, known, trail }), ...changed({ event, own, known, trail })];
  },
});

/** Counts events by type: an event that is handled twice shows. */
export const counts = ({ version = 1, poison = () => false }: Switches = {}): View => ({
  name: 'counts',
  version,
  tables: ['toy_counts'],
  project: (event, own) => {
    if (poison(event)) throw new Error('poison');
    const { type } = event;
    const count = own.get<{ count: number }>('toy_counts', { type })?.count ?? 0;
    return [put('toy_counts', { type, count: count + 1 })];
  },
});

const envelope = () => {
  const id = randomUUID();
  const recordedAt = '2026-03-02T09:00:00.000Z';
  return { id, metadata: { recordedAt, actor: 'ada', correlationId: id, causationId: id } };
};
const effectiveDate = '2026-03-02';
export const registered = (personId: string, orgUnit: string): EventToAppend => ({
  ...envelope(),
  type: 'PersonRegistered',
  data: { personId, displayName: 'P', email: null, orgUnit, level: null, managerId: null, effectiveDate },
});
export const moved = (personId: string, orgUnit: string): EventToAppend => ({
  ...envelope(),
  type: 'OrgUnitChanged',
  data: { personId, orgUnit, effectiveDate },
});
export const levelled = (personId: string, level: string): EventToAppend => ({
  ...envelope(),
  type: 'LevelChanged',
  data: { personId, level, effectiveDate, nominationId: null },
});
export const erased = (personId: string): EventToAppend => ({
  ...envelope(),
  type: 'PersonErased',
  data: { personId, reason: 'asked' },
});

/** Appends to the stream of the person that each event is about, and gives the last position. */
export const record = async (
  store: Pick<EventStore, 'append'>,
  ...events: readonly EventToAppend[]
): Promise<Position> => {
  let position = '';
  for (const event of events) {
    const { personId } = event.data as PersonEvent['data'];
    const result = await store.append(`person-${personId}`, 'any', [event]);
    if (!result.ok) throw new Error(result.reason);
    position = result.receipt.position ?? position;
  }
  return position;
};

/** Everything that the toy views have made, in the order of keys. */
export const everything = async (reader: ReadModelReader<Toys>): Promise<object> => ({
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

/** A store of people who joined, moved and rose at random. */
export const busyStore = async (people: number, rounds: number): Promise<MemoryEventStore> => {
  const store = new MemoryEventStore();
  for (let p = 0; p < people; p += 1) await record(store, registered(`p${String(p)}`, `unit-${String(p % 5)}`));
  for (let n = 0; n < rounds; n += 1) {
    await record(store, moved(`p${String((n * 7) % people)}`, `unit-${String((n * 3) % 5)}`));
  }
  return store;
};
