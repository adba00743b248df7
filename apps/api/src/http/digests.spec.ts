import { idFromDigest, recordOf } from './digests.js';

const REQUEST = { actor: 'ada', key: 'k-1', method: 'POST', url: '/v1/nominations/n-1/votes?dry=1' };
const VOTE = {
  choice: 'promote',
  rationale: 'Führt drei Teams — 👍 “immer”.',
  abstainedFor: null,
  weights: [1, 0.5, -0, 1e21, 1e-7],
  nested: { b: [{ d: 1, c: null }], a: true, B: '\n\u2028/\u007f' },
};

describe('the record of a request with an idempotency key', () => {
  it('keeps the form of its key, because stored records depend on it', () => {
    const { key } = recordOf({ ...REQUEST, body: VOTE });
    expect(key).toBe('211999aa780a989bc22d92a0da1f32463e3be9a552c8bfc2eea2f7c55326a29c');
    expect(idFromDigest(key)).toBe('3b205a05-bded-8d15-8fa4-0e73f22392d1');
  });

  it.each([
    ['JSON', VOTE, '433f4b0d1c3203191d128f3ce57a6457b6509cd7a22fb48cf26aca1f2c94c7fa'],
    ['no body', undefined, '23d53bca68334a59fe279aa5dcaec921c9e1207cbac0ab3d1bb0fbe732c2702b'],
    ['an empty object', {}, '096f884b3f99e23c265dbcf4010750c3f5a9bfceab585d0ee389623913c8f99d'],
    [
      'a document',
      new TextEncoder().encode('# Ladder\n'),
      '781bce11ae1aa776008bad768a19b2ebd6b1bd0f5d9970400780bc07201dfefb',
    ],
  ])('keeps the digest that is stored for a request with %s', (_what, body, digest) => {
    expect(recordOf({ ...REQUEST, body }).request).toBe(digest);
  });

  it.each([
    [true, 'a text', VOTE],
    [true, 'a text in a list of lists', { ratings: [[1, 'x']] }],
    [true, 'a document', new Uint8Array(1)],
    [false, 'no body', undefined],
    [false, 'numbers and flags alone', { withdrawNominations: true, months: [1, null] }],
  ])('says %s of a request with %s', (hasText, _what, body) => {
    expect(recordOf({ ...REQUEST, body }).hasText).toBe(hasText);
  });

  it('also exists for a body that is refused later: half a surrogate pair has no canonical form', () => {
    const [one, other] = ['\ud800', '\ud801'].map((name) => recordOf({ ...REQUEST, body: { name } }));
    expect(one?.request).not.toBe(other?.request);
  });
});
