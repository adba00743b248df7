import { isKey, isPersonId } from './ids.js';
import { ensureKey } from './text.js';

describe('a key', () => {
  it.each(['a', '0-1', 'senior-staff', 'a'.repeat(128)])('may be %s, for every kind of key', (key) => {
    expect(isKey(key)).toBe(true);
    expect(() => {
      ensureKey(key, 'a level');
    }).not.toThrow();
  });
  it.each(['', '-a', 'A', 'a_b', 'a b', 'a\n', '\u00e4', 'a'.repeat(129)])('is never %j', (key) => {
    expect(isKey(key)).toBe(false);
    expect(() => {
      ensureKey(key, 'a level');
    }).toThrow('The key of a level must be');
  });
});

describe('the id of a person', () => {
  it.each(['p', 'P1', 'ann@plumbline.example', 'auth0|5f', 'a:b~c=d+e-f_g.h', 'x'.repeat(128)])('may be %s', (id) => {
    expect(isPersonId(id)).toBe(true);
  });
  it.each(['', '.a', '@a', 'a b', 'a/b', 'a\n', 'a\u0000', 'x'.repeat(129), 7, null, undefined])(
    'is never %j',
    (id) => {
      expect(isPersonId(id)).toBe(false);
    },
  );
});
