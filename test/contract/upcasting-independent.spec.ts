import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { EVENT_VERSIONS, type EventType } from '@plumbline/domain';
import { openSqliteEventStore } from '@plumbline/event-store';
import { tempDir } from '@plumbline/testing';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import Database from 'better-sqlite3';
import { writeEvents } from '../support/events-file.js';

/** An event as a store of its time kept it, beside its place in the store. */
type StoredForm = Readonly<{
  id: string;
  type: EventType;
  version: number;
  stream: string;
  data: Record<string, unknown>;
  recordedAt: string;
  actor: string;
  correlationId: string;
  causationId: string;
}>;

const SCHEMAS = 'contracts/events';
const FIXTURES = 'test/fixtures/events';
const older = readdirSync(SCHEMAS)
  .map((file) => /^(?<type>\w+)\.v(?<version>\d+)\.schema\.json$/.exec(file)?.groups)
  .filter((name) => name !== undefined)
  .map(({ type, version }) => ({ type: type as EventType, version: Number(version) }))
  .filter(({ type, version }) => version < EVENT_VERSIONS[type]);

const recorded = (type: string, version: number) =>
  JSON.parse(readFileSync(join(FIXTURES, `${type}.v${String(version)}.json`), 'utf8')) as StoredForm;

/** Asks the files in contracts/ with a validator of its own, so that the codec is not its own witness. */
const fits = (type: string, version: number, data: unknown): boolean => {
  const ajv = new Ajv({ allowUnionTypes: true, keywords: ['x-personal'] });
  formats.default(ajv);
  const schema = JSON.parse(readFileSync(join(SCHEMAS, `${type}.v${String(version)}.schema.json`), 'utf8')) as object;
  return ajv.compile(schema)({ type, data });
};

it('there is an older version to read', () => {
  expect(older).toContainEqual({ type: 'EvidenceAttached', version: 1 });
});

describe.each(older)('$type version $version, as it was stored', ({ type, version }) => {
  const stored = recorded(type, version);
  const newest = EVENT_VERSIONS[type];
  const dir = tempDir();
  afterAll(() => {
    dir.remove();
  });

  it('was valid in its time and would be refused today', () => {
    expect(stored).toMatchObject({ type, version });
    expect(fits(type, version, stored.data)).toBe(true);
    expect(fits(type, newest, stored.data)).toBe(false);
  });

  it('is read from the file as the newest version, by stream and in global order', async () => {
    await writeEvents(dir.path, [stored]);
    const store = await openSqliteEventStore({ dataDir: dir.path });
    try {
      const [event] = await store.readStream(stored.stream);
      expect(event).toMatchObject({ id: stored.id, type, version: newest, revision: 0n });
      expect(event?.metadata).toMatchObject({ actor: stored.actor, recordedAt: stored.recordedAt });
      expect(fits(type, newest, event?.data)).toBe(true);
      expect(await store.readAll(null, 10)).toEqual([event]);
    } finally {
      await store.close();
    }
  });

  it('is unchanged in the file', () => {
    const database = new Database(join(dir.path, 'events.db'), { readonly: true });
    const row = database.prepare('SELECT version, data FROM events').get() as { version: number; data: string };
    database.close();
    expect({ ...row, data: JSON.parse(row.data) as unknown }).toEqual({ version, data: stored.data });
  });
});

/** What an event of version 1 reads as today. */
const readToday = async (type: EventType): Promise<unknown> => {
  const dir = tempDir();
  const stored = recorded(type, 1);
  await writeEvents(dir.path, [stored]);
  const store = await openSqliteEventStore({ dataDir: dir.path });
  const [event] = await store.readStream(stored.stream);
  await store.close();
  dir.remove();
  return event?.data;
};

it('the one criterion of EvidenceAttached version 1 becomes a list of one', async () => {
  const { criterion, ...rest } = recorded('EvidenceAttached', 1).data;
  expect(await readToday('EvidenceAttached')).toEqual({ ...rest, criteria: [criterion] });
});

it.each(['CycleOpened', 'PolicyAmended', 'VotingOpened'] as const)(
  'the policy in %s version 1 has the rules of its time',
  async (type) => {
    const { data } = recorded(type, 1);
    const policy = {
      ...(data['policy'] as object),
      ...{
        chairWhoVotedBreaksTies: true,
        tiedWhen: 'as-many-for-as-against',
        partialReviews: true,
        severalLevels: true,
      },
    };
    expect(await readToday(type)).toEqual({ ...data, policy });
  },
);

it('reviews of version 1 judge what they rate, and what was not recorded of them stays open', async () => {
  const reviewed = recorded('ReviewSubmitted', 1).data;
  expect(await readToday('ReviewSubmitted')).toEqual({ ...reviewed, cannotJudge: [], sight: null });
  const revised = recorded('ReviewRevised', 1).data;
  expect(await readToday('ReviewRevised')).toEqual({ ...revised, cannotJudge: [], othersReadable: null });
  for (const type of ['ReviewerAssigned', 'ReviewerDeclined'] as const)
    expect(await readToday(type)).toEqual({ ...recorded(type, 1).data, sight: null });
});

it('a phase of version 1 asked nobody what it left unfinished, and a reopening opened reviews', async () => {
  for (const type of ['PhaseAdvanced', 'CycleClosed'] as const)
    expect(await readToday(type)).toEqual({ ...recorded(type, 1).data, unfinished: null });
  expect(await readToday('DecisionReopened')).toEqual({ ...recorded('DecisionReopened', 1).data, opens: 'reviews' });
});

it.each(['PersonRegistered', 'PersonCorrected'] as const)('people of %s version 1 had no source id', async (type) => {
  const since = type === 'PersonCorrected' ? { effectiveDate: null } : {};
  expect(await readToday(type)).toEqual({ ...recorded(type, 1).data, sourceId: null, ...since });
});

it('an erasure of version 1 keeps its reason in words, and has neither ground nor case', async () => {
  expect(await readToday('PersonErased')).toEqual({
    personId: 'kim',
    reason: 'Asked for in writing, case 4711.',
    ground: null,
    caseNumber: null,
  });
});
