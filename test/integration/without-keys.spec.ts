import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { EventStore } from '@plumbline/event-log';
import { Aggregates } from '@plumbline/application';
import { type AnyEvent, candidacy, cycle, type Decider, framework, nomination, person } from '@plumbline/domain';
import { openSqliteEventStore, personalFields } from '@plumbline/event-store';
import { ProjectionRunner } from '@plumbline/projection-runtime';
import { VIEWS } from '@plumbline/projections';
import type { Views } from '@plumbline/read-model';
import { TABLES } from '@plumbline/read-model/tables';
import { tempDir } from '@plumbline/testing';
import { everyEvent, valuesAt } from '@plumbline/testing-views';
import { openReadModel } from '@plumbline/view-store';
import { referencesIn } from '../support/references-in.js';

type Folding = Decider<unknown, never, AnyEvent>;
const DECIDERS = { nomination, cycle, person, framework, candidacy } as unknown as Readonly<
  Record<string, Folding | undefined>
>;
const events = everyEvent(personalFields);
const texts = new Set(
  events.flatMap(({ type, version, data }) =>
    personalFields(type, version).flatMap(({ path }) => [valuesAt(data, path)].flat(2)),
  ),
);
/** As JSON, with `erased` in the place of every text. */
const withoutTexts = (value: unknown): string =>
  JSON.stringify(value, (_, held: unknown) => {
    if (typeof held === 'bigint') return held.toString();
    if (held instanceof Map || held instanceof Set) return [...(held as Iterable<unknown>)];
    return typeof held === 'string' && texts.has(held) ? 'erased' : held;
  });

const folded = async (store: EventStore): Promise<ReadonlyMap<string, string>> => {
  const aggregates = new Aggregates(store);
  const states = new Map<string, string>();
  for (const { stream } of events) {
    const decider = DECIDERS[stream.slice(0, stream.indexOf('-'))];
    if (decider === undefined) throw new Error(`${stream} has no decider here`);
    states.set(stream, withoutTexts((await aggregates.load(decider, stream)).state));
  }
  return states;
};

const rows = async (store: EventStore): Promise<unknown> => {
  const readModel = openReadModel({ dataDir: ':memory:', tables: TABLES });
  const runner = new ProjectionRunner({ store, readModel, views: VIEWS });
  await runner.start();
  expect(await runner.waitFor((await store.head()) ?? '', 20_000)).toBe(true);
  expect((await runner.status()).views.flatMap(({ parked }) => parked)).toEqual([]);
  const { db } = readModel.reader<Views>();
  const all = await Promise.all(TABLES.map(({ name }) => db.selectFrom(name).selectAll().execute()));
  await runner.stop();
  readModel.close();
  return all;
};

describe('with all keys gone', () => {
  const dir = tempDir();
  afterAll(() => {
    dir.remove();
  });

  it('every stream folds to the same state but for its texts, and every row of every view is the same', async () => {
    expect(texts.size).toBeGreaterThan(40);
    const before = await openSqliteEventStore({ dataDir: dir.path });
    for (const { id, type, stream, data, metadata } of events)
      await before.append(stream, 'any', [{ id, type, data, metadata }]);
    const [states, views] = [await folded(before), await rows(before)];
    await before.close();
    for (const file of ['keys.db', 'master.key']) rmSync(join(dir.path, file));
    const after = await openSqliteEventStore({ dataDir: dir.path, acceptLostKeys: true });
    expect(await after.openTexts(referencesIn(JSON.stringify(views)).slice(0, 1))).toEqual(['erased']);
    expect(await folded(after)).toEqual(states);
    expect(await rows(after)).toEqual(views);
    await after.close();
  });
});
