import { createSecretKey } from 'node:crypto';
import { KeyNotUnwrapped, unwrapKey, wrapKey } from './key-wrap.js';
import { newKey } from './memory-keyring.js';

const hex = (text: string) => Buffer.from(text, 'hex');

describe('a wrapped key', () => {
  const master = createSecretKey(hex('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f'));
  const key = createSecretKey(hex('00112233445566778899aabbccddeeff000102030405060708090a0b0c0d0e0f'));
  const wrapped = hex('28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21');

  it('is that of RFC 3394, 4.6, and unwraps to its key', () => {
    expect(wrapKey(master, key)).toEqual(wrapped);
    expect(unwrapKey(master, wrapped).equals(key)).toBe(true);
  });

  it('does not unwrap with another master key, changed, or cut short', () => {
    const changed = Buffer.from(wrapped).fill(0, 20, 21);
    for (const [by, what] of [
      [newKey(), wrapped],
      [master, changed],
      [master, wrapped.subarray(0, 32)],
    ] as const)
      expect(() => unwrapKey(by, what)).toThrow(KeyNotUnwrapped);
  });
});
