import { createHash } from 'node:crypto';
import { hashOfLeaf, type Leaf, leafHash, leafText } from './leaf.js';

const leaf: Leaf = {
  id: '01936f1e-8a00-7c3e-9a51-2f5d0c8b7e11',
  type: 'VoteCast',
  version: 2,
  stream: 'nomination-n1',
  revision: 12,
  recordedAt: '2026-03-02T09:30:00.000Z',
  actor: 'zoë',
  correlationId: 'c-1',
  causationId: 'r-1',
  command: '{"count":1,"index":0,"key":"aa","request":"bb"}',
  data: '{"choice":"promote","comment":"a \\"quote\\""}',
};
const TEXT =
  '{"actor":"zoë","causationId":"r-1","command":{"count":1,"index":0,"key":"aa","request":"bb"},"correlationId":"c-1",' +
  '"data":{"choice":"promote","comment":"a \\"quote\\""},"id":"01936f1e-8a00-7c3e-9a51-2f5d0c8b7e11",' +
  '"recordedAt":"2026-03-02T09:30:00.000Z","revision":"12","stream":"nomination-n1","type":"VoteCast","version":2}';

describe('the leaf of an event', () => {
  it('is its RFC 8785 text, with the revision as a decimal string and without a position', () => {
    expect(leafText(leaf)).toBe(TEXT);
    const members = JSON.parse(leafText(leaf)) as Record<string, unknown>;
    expect(Object.keys(members)).toEqual(Object.keys(members).sort());
  });

  it('has null where the event was written by no recorded command', () => {
    expect(leafText({ ...leaf, command: null })).toContain('"command":null,');
  });

  it('is hashed as RFC 6962 hashes leaves: SHA-256 of a zero byte and the text in UTF-8', () => {
    const expected = createHash('sha256').update(Buffer.of(0)).update(Buffer.from(TEXT, 'utf8')).digest('hex');
    expect(leafHash(leaf).toString('hex')).toBe(expected);
  });

  it.each([
    ['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    ['L123456', '395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56'],
  ])('of "%s" has the hash that implementations of RFC 6962 publish', (text, published) => {
    expect(hashOfLeaf(text).toString('hex')).toBe(published);
  });

  it.each(Object.keys(leaf) as (keyof Leaf)[])('has another hash for another %s', (member) => {
    const value = leaf[member];
    const changed = typeof value === 'number' ? value + 1 : `${value ?? ''}0`;
    expect(leafHash({ ...leaf, [member]: changed }).equals(leafHash(leaf))).toBe(false);
  });
});
