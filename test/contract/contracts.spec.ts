import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EVENT_VERSIONS } from '@plumbline/domain';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { eventSchemaDrift } from '../../tools/contracts/drift.js';
import { eventSchemas } from '../../tools/contracts/event-schemas.js';

type Schema = Readonly<{
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: readonly Schema[];
  additionalProperties?: boolean;
  'x-personal'?: string;
}>;
type EventSchema = Schema & { properties: { type: { const: string }; data: Schema } };

const FOLDER = 'contracts/events';
const wanted = eventSchemas();
const files = readdirSync(FOLDER).filter((file) => file !== 'released.json');
const read = (file: string) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as EventSchema;

const parts = ({ properties, items, anyOf }: Schema): Schema[] => [
  ...Object.values(properties ?? {}),
  ...(items === undefined ? [] : [items]),
  ...(anyOf ?? []),
];
const personal = (schema: Schema): string[] => [schema['x-personal'] ?? [], ...parts(schema).map(personal)].flat();

describe('the schema of every event type', () => {
  it('exists for every version that was ever written', () => {
    const expected = Object.entries(EVENT_VERSIONS).flatMap(([type, newest]) =>
      Array.from({ length: newest }, (_, i) => `${type}.v${String(i + 1)}.schema.json`),
    );
    expect(files.sort()).toEqual(expected.sort());
  });

  it.each(files)('%s compiles in strict mode and stands alone', (file) => {
    const ajv = new Ajv({ strict: true, allowUnionTypes: true, keywords: ['x-personal'] });
    formats.default(ajv);
    expect(() => ajv.compile(read(file))).not.toThrow();
    expect(JSON.stringify(read(file))).not.toContain('$ref');
    expect(read(file).properties.type.const).toBe(file.split('.')[0]);
  });

  it.each(files)('%s takes no field that it does not name', (file) => {
    const open = (schema: Schema): boolean =>
      (schema.properties !== undefined && schema.additionalProperties !== false) || parts(schema).some(open);
    expect(open(read(file))).toBe(false);
  });

  it.each(files)('%s names the data subject of personal text by a field that the event has', (file) => {
    const { data } = read(file).properties;
    for (const subject of personal(data)) expect(Object.keys(data.properties ?? {})).toContain(subject);
  });

  it('marks the free text that the design names as personal', () => {
    const marks = (file: string) => personal(read(file).properties.data);
    expect(marks('StatementWritten.v1.schema.json')).toEqual(['candidateId']);
    expect(marks('EvidenceAttached.v2.schema.json')).toEqual(['candidateId', 'candidateId', 'candidateId']);
    expect(marks('EvidenceAttached.v1.schema.json')).toEqual(['candidateId', 'candidateId', 'candidateId']);
    expect(marks('PersonRegistered.v1.schema.json')).toEqual(['personId', 'personId']);
    expect(marks('ReviewSubmitted.v1.schema.json')).toHaveLength(3);
    expect(marks('DecisionRecorded.v1.schema.json')).toHaveLength(3);
  });

  it('checks the formats of instants and dates', () => {
    expect(read('CycleOpened.v1.schema.json').properties.data.properties?.['deadlines']?.properties?.['votes']).toEqual(
      expect.objectContaining({ format: 'date-time' }),
    );
  });
});

describe('drift between the event types and their schemas', () => {
  let copy: string;
  const drift = (released = {}) => eventSchemaDrift(copy, wanted, released);
  const plant = (file: string, from: string, to: string) => {
    const path = join(copy, file);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(from);
    writeFileSync(path, text.replace(from, to));
  };
  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'plumbline-contracts-'));
    cpSync(FOLDER, copy, { recursive: true });
  });
  afterEach(() => {
    rmSync(copy, { recursive: true, force: true });
  });

  it('does not exist in this tree', () => {
    expect(drift()).toEqual({ toWrite: new Map(), problems: [] });
  });

  it('is found where a schema differs from its type', () => {
    plant('VoteCast.v1.schema.json', '"integer"', '"number"');
    expect([...drift().toWrite.keys()]).toEqual(['VoteCast.v1.schema.json']);
  });

  it('is found where a schema is missing', () => {
    rmSync(join(copy, 'VoteCast.v1.schema.json'));
    expect([...drift().toWrite.keys()]).toEqual(['VoteCast.v1.schema.json']);
  });

  it('is a problem, and not fixed by writing, once the schema is released', () => {
    plant('VoteCast.v1.schema.json', '"integer"', '"number"');
    const { toWrite, problems } = drift({ 'VoteCast.v1.schema.json': 'some digest' });
    expect(toWrite.size).toBe(0);
    expect(problems).toEqual([expect.stringContaining('raise its version in EVENT_VERSIONS')]);
  });

  it('does not include descriptions in a released schema', () => {
    plant('VotingOpened.v2.schema.json', 'Members and policy as they stand', 'Policy and members as they stand');
    expect(drift({ 'VotingOpened.v2.schema.json': 'some digest' })).toEqual({ toWrite: new Map(), problems: [] });
    expect([...drift().toWrite.keys()]).toEqual(['VotingOpened.v2.schema.json']);
  });

  it('is a problem where a file belongs to no event type', () => {
    writeFileSync(join(copy, 'VoteLost.v1.schema.json'), '{}');
    writeFileSync(join(copy, 'VoteCast.v2.schema.json'), '{}');
    expect(drift().problems).toEqual([
      expect.stringContaining('VoteCast.v2.schema.json belongs to no event type'),
      expect.stringContaining('VoteLost.v1.schema.json belongs to no event type'),
    ]);
  });

  it('is a problem where the schema of an older version is gone', () => {
    rmSync(join(copy, 'EvidenceAttached.v1.schema.json'));
    expect(drift().problems).toEqual([expect.stringContaining('EvidenceAttached.v1.schema.json is missing')]);
  });
});
