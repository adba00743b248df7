import { type CommandRecord, type EventToAppend, InvalidEvent } from '@plumbline/event-log';
import { EVENT_VERSIONS, type Recorded } from '@plumbline/domain';
import { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { Codec } from './codec.js';
import type { Encoded, Stored } from './rows.js';
import { type Leaf, leafHash } from './leaf.js';
import { UPCASTERS } from './upcast.js';
import { eventSchema } from './schemas.js';
import { validate } from './validate.js';

const FIXTURE = 'test/fixtures/events/EvidenceAttached.v1.json';
type Fixture = Omit<Leaf, 'data' | 'revision' | 'command'> & { data: Readonly<Record<string, unknown>> };
const fixture = JSON.parse(readFileSync(FIXTURE, 'utf8')) as Fixture;
const storedAs = (leaf: Leaf, position = 17): Stored => ({
  ...leaf,
  position,
  leafFormat: 1,
  leafHash: leafHash(leaf),
  boxes: null,
  boxesSum: null,
});
const leaf: Leaf = { ...fixture, data: JSON.stringify(fixture.data), revision: 3, command: null };
const stored = storedAs(leaf);
const codec = new Codec(null);
const encode = async (event: EventToAppend, record?: CommandRecord) =>
  (await codec.encode('cycle-spring', [event], record && (await codec.kept(record))))[0] as Encoded;
const decode = async (row: Stored) => (await codec.decode([row]))[0];

const metadata = { recordedAt: '2026-03-02T09:30:00.000Z', actor: 'ada', correlationId: 'c', causationId: 'r' };
const event = (data: object, type = 'MemberAdded') => ({ id: 'e-1', type, data, metadata });

/** Whether an event is as its type was at that version, by the schema that is kept of it. */
const fitsVersion = (version: number, given: Readonly<{ type: string; data: object }>): boolean => {
  const ajv = new Ajv({ allowUnionTypes: true });
  ajvFormats.default(ajv);
  ajv.addVocabulary(['x-personal']);
  const schema = eventSchema(given.type, version);
  if (schema === undefined) throw new Error(`${given.type} has no schema of version ${version.toString()}`);
  return ajv.compile(schema)(given);
};

describe('the codec when writing', () => {
  it('writes the data as canonical JSON, with the current version', async () => {
    const encoded = await encode(event({ personId: 'grace', cycleId: 'spring' }));
    expect(encoded).toMatchObject({
      version: 1,
      data: '{"cycleId":"spring","personId":"grace"}',
      command: null,
    });
  });

  it('has a schema for the current version of every event type', () => {
    for (const type of Object.keys(EVENT_VERSIONS))
      expect(() => {
        validate({ type, data: { nobody: 'has this' } });
      }).toThrow('does not fit its schema');
  });

  it('names the place of an invalid value, and not the value', async () => {
    const misfit = event({ cycleId: 'spring', personId: { secret: 'text' } });
    await expect(encode(misfit)).rejects.toThrow(
      'MemberAdded does not fit its schema, version 1: /data/personId must be string',
    );
    await expect(encode(event({ cycleId: 'a', personId: 'b' }, 'toString'))).rejects.toThrow(InvalidEvent);
  });

  it('refuses invalid dates', async () => {
    const moved = (to: string) => ({
      cycleId: 'a',
      deadline: 'votes',
      from: '2026-03-02T09:30:00.000Z',
      to,
      reason: 'r',
    });
    await expect(encode(event(moved('2026-03-09T09:30:00.000Z'), 'DeadlineMoved'))).resolves.toBeDefined();
    await expect(encode(event(moved('2026-02-30T09:30:00.000Z'), 'DeadlineMoved'))).rejects.toThrow('date-time');
  });
});

describe('the codec when reading', () => {
  it('upcasts an event that was recorded at version 1 of its type', async () => {
    expect(fitsVersion(1, { type: fixture.type, data: fixture.data })).toBe(true);
    expect(fitsVersion(2, { type: fixture.type, data: fixture.data })).toBe(false);
    const { criterion, ...rest } = fixture.data;
    const read = await decode(stored);
    expect(read).toMatchObject({ id: fixture.id, version: 2, revision: 3n, position: '0000000000000017' });
    expect(read?.data).toEqual({ ...rest, criteria: [criterion] });
    expect(() => {
      validate(read as Recorded);
    }).not.toThrow();
    expect(read?.version).toBe(2);
  });

  it('has a schema and an upcaster for every earlier version of a type', () => {
    for (const [type, version] of Object.entries(EVENT_VERSIONS))
      for (let earlier = 1; earlier < version; earlier += 1) {
        expect(fitsVersion(earlier, { type, data: {} })).toBe(false);
        expect(UPCASTERS.get(type)?.has(earlier)).toBe(true);
      }
  });

  it('reports an event of a newer program as unreadable', async () => {
    await expect(decode(storedAs({ ...leaf, version: 3 }))).rejects.toThrow('newer');
    await expect(decode(storedAs({ ...leaf, type: 'SomethingElse' }))).rejects.toThrow('newer');
  });

  it('returns what was written', async () => {
    const put = event({ personId: 'grace', cycleId: 'spring' });
    const read = async (record?: CommandRecord) =>
      decode(storedAs({ ...(await encode(put, record)), stream: 's', revision: 0 }, 1));
    expect(await read()).toMatchObject({ ...put, metadata: { ...metadata, command: null } });
    const command = { key: 'k', request: 'r', index: 0, count: 1 };
    expect((await read({ key: 'k', request: 'r' }))?.metadata).toEqual({ ...metadata, command });
  });
});
