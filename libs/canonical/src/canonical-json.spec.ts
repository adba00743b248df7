import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';
import { sha256 } from './sha256.js';

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, field]) => [key, shuffled(field)] as const)
      .toReversed(),
  );
};

describe('canonical JSON', () => {
  it('parses back to what was written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('is one text for one value, whatever the order of its keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value));
      }),
    );
  });

  it('sorts keys at every depth and writes no white space', () => {
    expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'x', B: true })).toBe(
      '{"B":true,"a":"x","b":[{"c":null,"d":1}]}',
    );
  });

  it('matches RFC 8785 for its example', () => {
    const text = canonicalJson({
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'B\u0022\u005c\\\"\/',
      literals: [null, true, false],
    });
    expect(sha256(text)).toBe('2d5e01a318d0f0879ab568c4be289c8b1f64ef8921a53c6277d5e069978baacb');
  });

  it('sorts keys by UTF-16 code unit', () => {
    const sorted = ['\r', '1', '10', '9', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33'];
    const text = canonicalJson(Object.fromEntries(sorted.toReversed().map((key) => [key, 0])));
    expect(text).toBe(`{${sorted.map((key) => `${JSON.stringify(key)}:0`).join(',')}}`);
  });

  it.each([
    [-0, '0'],
    [5e-324, '5e-324'],
    [-1.7976931348623157e308, '-1.7976931348623157e+308'],
    [9007199254740992, '9007199254740992'],
    [295147905179352830000, '295147905179352830000'],
    [1e21, '1e+21'],
    [9.999999999999997e-7, '9.999999999999997e-7'],
    [333333333.33333325, '333333333.33333325'],
  ])('writes %d as ECMAScript does', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each([
    ['a text', 'a\ud800'],
    ['a text that begins with the other half', '\udc00a'],
    ['a key', { '\ud800': 1 }],
  ])('refuses half a surrogate pair in %s', (_where, value: unknown) => {
    expect(() => canonicalJson({ value })).toThrow(TypeError);
  });

  it('leaves out undefined', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  it.each([
    [Number.NaN],
    [Infinity],
    [1n],
    [new Date(0)],
    [new Map()],
    [[undefined]],
    [new Array(1)],
    [() => 1],
    [Symbol('s')],
  ])('refuses what JSON cannot represent (case %#)', (value: unknown) => {
    expect(() => canonicalJson({ value })).toThrow(TypeError);
  });
});
