import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { EVENT_VERSIONS, type EventType } from '@plumbline/domain';
import { referencesIn } from '../../support/references-in.js';
import { openSqliteEventStore, personalFields } from '@plumbline/event-store';
import { ProjectionRunner } from '@plumbline/projection-runtime';
import { VIEWS } from '@plumbline/projections';
import type { Views } from '@plumbline/read-model';
import { TABLES } from '@plumbline/read-model/tables';
import { tempDir } from '@plumbline/testing';
import { everyEvent, valuesAt } from '@plumbline/testing-views';
import { openReadModel } from '@plumbline/view-store';
import { writeEvents } from '../../support/events-file.js';

type Data = Readonly<Record<string, unknown>>;
const older = readdirSync('contracts/events').flatMap((file) => {
  const [, type = '', version = ''] = /^(\w+)\.v(\d+)\.schema\.json$/.exec(file) ?? [];
  return Number(version) < EVENT_VERSIONS[type as EventType] ? [{ type, version: Number(version) }] : [];
});
const fixtureOf = (type: string, version: number): Data =>
  (JSON.parse(readFileSync(join('test/fixtures/events', `${type}.v${String(version)}.json`), 'utf8')) as { data: Data })
    .data;

/** The history up to the last event of a type, that one as a Plumbline of its time stored it, with the ids of the history. */
const stored = (type: string, version: number) => {
  const events = everyEvent(personalFields);
  const at = events.findLastIndex((event) => event.type === type);
  return events.slice(0, at + 1).map((event, place) => {
    if (place !== at) return event;
    const isRead = (field: string) => field === 'framework' || (field.endsWith('Id') && field !== 'sourceId');
    const ids = Object.entries(event.data).filter(([field]) => isRead(field));
    return { ...event, version, data: { ...fixtureOf(type, version), ...Object.fromEntries(ids) } };
  });
};

const write = (dataDir: string, events: ReturnType<typeof stored>): Promise<void> =>
  writeEvents(
    dataDir,
    events.map((event) => ({ ...event, ...event.metadata })),
  );

it('there is an older version to project', () => {
  expect(older).toContainEqual({ type: 'EvidenceAttached', version: 1 });
});

it.each(older)('$type version $version is projected by every view, with what it says', async ({ type, version }) => {
  const dir = tempDir();
  await write(dir.path, stored(type, version));
  const store = await openSqliteEventStore({ dataDir: dir.path });
  const readModel = openReadModel({ dataDir: ':memory:', tables: TABLES });
  const runner = new ProjectionRunner({ store, readModel, views: VIEWS });
  await runner.start();
  expect(await runner.waitFor((await store.head()) ?? '', 20_000)).toBe(true);
  expect((await runner.status()).views.flatMap(({ parked }) => parked)).toEqual([]);
  const { db } = readModel.reader<Views>();
  const rows = await Promise.all(TABLES.map(({ name }) => db.selectFrom(name).selectAll().execute()));
  const texts = await store.openTexts(referencesIn(JSON.stringify(rows)));
  for (const { path } of personalFields(type, version))
    for (const value of valuesAt(fixtureOf(type, version), path)) expect(texts).toContain(value);
  await runner.stop();
  readModel.close();
  await store.close();
  dir.remove();
});
