import { Authenticator } from './authenticator.js';
import { TokenRefused } from './token-errors.js';
import type { Verified } from './verified.js';

const START = 1_000_000_000;

const harness = (options: { capacity?: number; recheckAfter?: number } = {}) => {
  let now = START;
  const checked: string[] = [];
  let answer = (token: string): Verified => ({
    principal: { personId: token.slice(0, 2), roles: [] },
    expiresAt: START / 1_000 + 30,
  });
  const authenticator = new Authenticator(
    (token) => {
      checked.push(token);
      return Promise.resolve().then(() => answer(token));
    },
    { ...options, clock: () => now },
  );
  return {
    authenticator,
    checked,
    advance: (ms: number) => (now += ms),
    answer: (next: typeof answer) => (answer = next),
  };
};

describe('a verified token', () => {
  it('is not verified again while it is cached', async () => {
    const { authenticator, checked } = harness();
    await authenticator.authenticate('p1.a.b');
    expect(await authenticator.authenticate('p1.a.b')).toEqual({ personId: 'p1', roles: [] });
    expect(checked).toEqual(['p1.a.b']);
    expect(authenticator.lately('p1.a.b')?.personId).toBe('p1');
    expect(authenticator.lately('p1.a.c')).toBeUndefined();
  });
  it('is dropped from the cache when it expires, tolerance included', async () => {
    const { authenticator, checked, advance, answer } = harness({ recheckAfter: 1_000_000 });
    await authenticator.authenticate('p1.a.b');
    advance(34_999);
    await authenticator.authenticate('p1.a.b');
    expect(checked).toHaveLength(1);
    answer(() => {
      throw new TokenRefused('token-expired', 'The token has expired.');
    });
    advance(1);
    expect(authenticator.lately('p1.a.b')).toBeUndefined();
    await expect(authenticator.authenticate('p1.a.b')).rejects.toMatchObject({ code: 'token-expired' });
  });
  it('is verified again when the clock was set back by more than the skew, and not for less', async () => {
    const { authenticator, checked, advance, answer } = harness();
    await authenticator.authenticate('p1.a.b');
    advance(-5_000);
    expect(authenticator.lately('p1.a.b')?.personId).toBe('p1');
    advance(-10 * 365 * 24 * 3_600_000);
    answer(() => {
      throw new TokenRefused('token-invalid', 'It is from the future.');
    });
    expect(authenticator.lately('p1.a.b')).toBeUndefined();
    await expect(authenticator.authenticate('p1.a.b')).rejects.toMatchObject({ code: 'token-invalid' });
    expect(checked).toHaveLength(2);
  });
  it('is verified once for all who send it meanwhile', async () => {
    const { authenticator, checked } = harness();
    await Promise.all(Array.from({ length: 20 }, () => authenticator.authenticate('p1.a.b')));
    expect(checked).toEqual(['p1.a.b']);
  });
  it('is verified again after a while, even if it has not expired', async () => {
    const { authenticator, checked, advance } = harness({ recheckAfter: 10_000 });
    await authenticator.authenticate('p1.a.b');
    advance(10_000);
    await authenticator.authenticate('p1.a.b');
    expect(checked).toHaveLength(2);
  });
  it('is dropped when the cache is full, least recently used first', async () => {
    const { authenticator, checked } = harness({ capacity: 2 });
    for (const token of ['p1.a.b', 'p2.a.b', 'p1.a.b', 'p3.a.b', 'p1.a.b', 'p2.a.b'])
      await authenticator.authenticate(token);
    expect(checked).toEqual(['p1.a.b', 'p2.a.b', 'p3.a.b', 'p2.a.b']);
  });
  it('is not cached if the cache is cleared during its verification', async () => {
    const { authenticator, checked } = harness();
    const running = authenticator.authenticate('p1.a.b');
    authenticator.forget();
    await running;
    await authenticator.authenticate('p1.a.b');
    expect(checked).toHaveLength(2);
  });
  it('is never cached if it is refused', async () => {
    const { authenticator, checked, answer } = harness();
    answer(() => {
      throw new TokenRefused('token-invalid', 'no');
    });
    for (let at = 0; at < 2; at += 1) await expect(authenticator.authenticate('p1.a.b')).rejects.toThrow('no');
    expect(checked).toHaveLength(2);
  });
});
