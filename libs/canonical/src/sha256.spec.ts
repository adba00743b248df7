import { sha256, sha256OfParts } from './sha256.js';

it('SHA-256 of "abc" matches FIPS 180-4, as text and as bytes', () => {
  const digest = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect(sha256('abc')).toBe(digest);
  expect(sha256(new TextEncoder().encode('abc'))).toBe(digest);
});

it('a digest of parts is that of each part after its length', () => {
  expect(sha256OfParts('ab', 'c')).toBe(sha256('2:ab1:c'));
  expect(sha256OfParts('ab', 'c')).not.toBe(sha256OfParts('a', 'bc'));
});
