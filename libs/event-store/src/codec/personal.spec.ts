import { EVENT_VERSIONS } from '@plumbline/domain';
import { readdirSync } from 'node:fs';
import { personalFields, personalFieldsOf } from './personal.js';

const files = readdirSync('contracts/events').filter((file) => file !== 'released.json');
const released = files.map((file): readonly [string, number] => {
  const [, type, version] = /^(\w+)\.v(\d+)\.schema\.json$/.exec(file) ?? [];
  if (type === undefined) throw new Error(`${file} is no event schema`);
  return [type, Number(version)];
});

describe('fields that hold personal free text', () => {
  it('name, in every released schema, the field with the id of the person they are about', () => {
    expect(released.length).toBeGreaterThanOrEqual(Object.keys(EVENT_VERSIONS).length);
    for (const [type, version] of released)
      for (const { path, subject } of personalFields(type, version)) {
        expect([type, path.length > 0]).toEqual([type, true]);
        expect([type, subject.at(-1)]).toEqual([type, expect.stringMatching(/Id$/)]);
      }
  });

  it('are found at any depth, with the path to the text and to the id', () => {
    const candidate = { subject: ['candidateId'] };
    expect(personalFields('ReviewSubmitted', 1)).toEqual([
      { path: ['ratings', '*', 'comment'], ...candidate },
      { path: ['comment'], ...candidate },
      { path: ['counterSignals', '*', 'comment'], ...candidate },
    ]);
    expect(personalFields('DecisionRecorded', 1)).toContainEqual({ path: ['override', 'reason'], ...candidate });
    expect(personalFields('PersonRegistered', 1)).toContainEqual({ path: ['displayName'], subject: ['personId'] });
    expect(personalFields('EvidenceAttached', 1)).toEqual(personalFields('EvidenceAttached', 2));
    expect(personalFields('VotingOpened', 1)).toEqual([]);
  });

  it('must name a person that the event has', () => {
    const schema = (subject: unknown) => ({
      properties: { data: { properties: { text: { 'x-personal': subject }, personId: {} } } },
    });
    expect(personalFieldsOf(schema('personId'))).toEqual([{ path: ['text'], subject: ['personId'] }]);
    for (const nobody of ['candidateId', 'toString', '', true])
      expect(() => personalFieldsOf(schema(nobody))).toThrow('names no field');
  });

  it('are about the person named beside them, rather than one named further out', () => {
    const item = { properties: { text: { 'x-personal': 'personId' }, personId: {} } };
    const data = { properties: { people: { items: { anyOf: [item, { type: 'null' }] } }, personId: {} } };
    expect(personalFieldsOf({ properties: { data } })).toEqual([
      { path: ['people', '*', 'text'], subject: ['people', '*', 'personId'] },
    ]);
  });

  it('of a schema that does not exist are an error', () => {
    expect(() => personalFields('VotingOpened', 99)).toThrow('no schema');
  });
});
