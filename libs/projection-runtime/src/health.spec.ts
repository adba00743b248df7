import type { StoreHealth } from '@plumbline/event-log';
import { HealthProbe } from './health.js';
import type { ProjectionStatus } from './status.js';

const SOUND: ProjectionStatus = { ready: true, failure: null, head: null, views: [] };
const AWAY: ProjectionStatus = { ...SOUND, ready: false, failure: 'away' };
const EVENTS_AWAY: StoreHealth = { ok: false, detail: 'events away' };
const KEYS_AWAY: StoreHealth = { ok: false, partly: true, detail: 'keys away' };
const IN_TIME_MS = 1_000;

const probeOf = (isShared: boolean) => {
  const now = { store: { ok: true } as StoreHealth, status: () => Promise.resolve(SOUND) };
  const probe = new HealthProbe({
    store: { health: () => now.store },
    control: { isShared, status: () => now.status() },
  });
  const status = async () => (await probe.look()).status;
  return { now, probe, status };
};

describe('the health of a copy', () => {
  it.each([
    ['unready', 'its own views', false],
    ['degraded', 'views that all copies read', true],
  ] as const)('is %s where it has served, and %s are away', async (expected, _, isShared) => {
    const { now, status } = probeOf(isShared);
    expect(await status()).toBe('ready');
    now.status = () => Promise.resolve(AWAY);
    expect(await status()).toBe(expected);
    now.status = () => Promise.reject(new Error('of the client'));
    expect(await status()).toBe(expected);
    now.status = () => Promise.resolve(SOUND);
    expect(await status()).toBe('ready');
  });

  it('is unready before it could serve once, whoever keeps the views', async () => {
    for (const isShared of [false, true]) {
      const { now, status } = probeOf(isShared);
      now.status = () => Promise.resolve(AWAY);
      expect(await status()).toBe('unready');
    }
  });

  it('is unready without events, degraded without keys', async () => {
    const { now, probe, status } = probeOf(true);
    now.store = EVENTS_AWAY;
    expect(await status()).toBe('unready');
    now.store = KEYS_AWAY;
    expect(await probe.look()).toMatchObject({ status: 'degraded', store: { ok: false, detail: 'keys away' } });
  });

  it('is told within a second where nothing answers, to all who ask, with one question', async () => {
    const { now, probe } = probeOf(true);
    await probe.look();
    let asked = 0;
    now.status = () => {
      asked += 1;
      return new Promise(() => undefined);
    };
    const began = performance.now();
    const told = await Promise.all(Array.from({ length: 20 }, () => probe.look()));
    expect(performance.now() - began).toBeLessThan(IN_TIME_MS);
    expect(new Set(told.map(({ status }) => status))).toEqual(new Set(['degraded']));
    expect(asked).toBe(1);
  });
});
