import { readFileSync } from 'node:fs';
import { CHANGE_KINDS, changeType, messageOf, PUBLIC_EVENTS, TOPICS, typeName } from '@plumbline/messaging';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { asyncApiProblems } from '../../tools/contracts/async-api.js';

type Document = Readonly<{
  channels: Readonly<Record<string, Readonly<{ address: string; messages: object }>>>;
  components: Readonly<{
    messages: Readonly<Record<string, Readonly<{ headers: Readonly<{ properties: object }> }>>>;
  }>;
}>;
const text = readFileSync('contracts/asyncapi/events.v1.json', 'utf8');
const document = JSON.parse(text) as Document;

describe('the contract of public events', () => {
  it('is valid for the parser of AsyncAPI', async () => {
    expect(await asyncApiProblems(text)).toEqual([]);
  });

  it('would be refused if it named servers in no way that AsyncAPI knows', async () => {
    const broken = text.replace('"asyncapi": "3.0.0",', '"asyncapi": "3.0.0", "servers": [],');
    expect((await asyncApiProblems(broken)).length).toBeGreaterThan(0);
  });

  it('has each public event once, in the channel of its topic', () => {
    const types = Object.keys(PUBLIC_EVENTS) as (keyof typeof PUBLIC_EVENTS)[];
    expect(Object.keys(document.components.messages).sort()).toEqual(types.map(typeName).sort());
    for (const type of types) {
      const { topic } = PUBLIC_EVENTS[type];
      expect(document.channels[topic]?.address).toBe(TOPICS[topic].name);
      expect(Object.keys(document.channels[topic]?.messages ?? {})).toContain(typeName(type));
    }
  });

  it('names the headers that messages have, every one of them a text', () => {
    const time = '2026-03-02T09:00:00.000Z';
    const { headers } = messageOf({ id: 'e-0', type: 'framework.retired', key: 'k', time, data: { frameworkId: 'k' } });
    const declared = document.components.messages[typeName('framework.retired')]?.headers.properties ?? {};
    expect(Object.keys(headers).sort()).toEqual(Object.keys(declared).sort());
    expect(Object.values(headers).every((value) => typeof value === 'string')).toBe(true);
  });
});

describe('the contract of changes of people', () => {
  const inbound = readFileSync('contracts/asyncapi/inbound.v1.json', 'utf8');

  it('is valid for the parser of AsyncAPI', async () => {
    expect(await asyncApiProblems(inbound)).toEqual([]);
  });

  it('has each change once, in the channel of its topic, and the dead letter', () => {
    const { channels, components } = JSON.parse(inbound) as Document;
    const types = CHANGE_KINDS.map(changeType);
    expect(types).toHaveLength(7);
    expect(channels['people']?.address).toBe('hr.people.v1');
    expect(Object.keys(channels['people']?.messages ?? {}).sort()).toEqual([...types].sort());
    expect(channels['deadLetters']?.address).toBe('hr.people.dead-letters.v1');
    expect(Object.keys(components.messages).sort()).toEqual([...types, 'hr.person.dead-letter'].sort());
  });

  it('takes what is read by its schemas, and nothing else', () => {
    const { components } = JSON.parse(inbound) as Readonly<{
      components: Readonly<{ messages: Readonly<Record<string, Readonly<{ payload: object }>>> }>;
    }>;
    const ajv = new Ajv({ strict: false });
    formats.default(ajv);
    const check = ajv.compile(components.messages['hr.person.level-changed.v1']?.payload ?? {});
    const level = { person: 'ann', level: 'staff', effectiveDate: '2026-03-01' };
    expect([check(level), check({ ...level, level: null }), check({ ...level, more: 1 })]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
