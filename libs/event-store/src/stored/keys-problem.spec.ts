import { keysFinding, keysProblem, type LogOfKeys, toNote } from './keys-problem.js';

const log = (keyring: string | null, made = 0, isEmpty = true): LogOfKeys => ({
  used: keyring === null ? undefined : { keyring, made },
  isEmpty,
});
const keys = (keyring: string, made: number) => ({ keyring, made });
const ANOTHER = /^the keys given were made for the texts of another log, .*PLUMBLINE_STORE_URL .*PLUMBLINE_KEYS_URL/u;

describe('the keys of a log', () => {
  it('are those that its texts are sealed with, or a newer copy of them', () => {
    expect(keysProblem(log('a', 3, false), keys('a', 3))).toBeUndefined();
    expect(keysProblem(log('a', 3, false), keys('a', 4))).toBeUndefined();
    expect(keysProblem(log('a', 3, false), keys('a', 2))).toMatch(/an older copy: at least 1/u);
    expect(keysProblem(log('a', 3, false), keys('b', 3))).toMatch(/sealed with other keys/u);
    expect(keysProblem(log('a', 3, false), null)).toMatch(/sealed with other keys/u);
  });
  it('are told with what is lost by them, where the key of each text was looked for', () => {
    const older = (lacking: number) => keysFinding(log('a', 3, false), keys('a', 2), lacking);
    expect(older(0)).toMatch(/an older copy: at least 1 .* opens all the same: .* by which none is lost$/u);
    expect(older(4)).toMatch(
      /an older copy: at least 1 .*\. 4 texts that nothing ended do not open\. Put a newer copy/u,
    );
    for (const [of, given] of [
      [log('a', 3, false), keys('b', 3)],
      [log('a', 3, false), keys('a', 3)],
      [log('a', 3, false), null],
      [log(null), keys('b', 1)],
    ] as const)
      expect(keysFinding(of, given, 4)).toBe(keysProblem(of, given));
  });
  it('are not those of another log, while it has no text', () => {
    expect(keysProblem(log(null), keys('b', 1))).toMatch(ANOTHER);
    expect(keysProblem(log('a'), keys('b', 1))).toMatch(ANOTHER);
    expect(keysProblem(log('a', 0, false), keys('b', 1))).toMatch(ANOTHER);
  });
  it('are new ones, or its own, which it has noted before any was made', () => {
    expect(keysProblem(log(null), keys('b', 0))).toBeUndefined();
    expect(keysProblem(log('a'), keys('b', 0))).toBeUndefined();
    expect(keysProblem(log('a'), keys('a', 5))).toBeUndefined();
    expect(keysProblem(log('a'), null)).toBeUndefined();
    expect(toNote(log(null), keys('b', 0))).toEqual(keys('b', 0));
    expect(toNote(log('a'), keys('b', 0))).toEqual(keys('b', 0));
    expect(toNote(log('a'), keys('a', 5))).toBeUndefined();
    expect(toNote(log('a', 1, false), keys('a', 5))).toBeUndefined();
    expect(toNote(log(null), null)).toBeUndefined();
  });
  it('may have been made for appends that failed, where a release before noted none', () => {
    expect(keysProblem(log(null, 0, false), keys('b', 1))).toBeUndefined();
    expect(toNote(log(null, 0, false), keys('b', 1))).toEqual(keys('b', 0));
  });
});
