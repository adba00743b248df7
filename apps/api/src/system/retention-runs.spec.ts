import { type RetentionRun, ViewsBehind } from '@plumbline/application';
import { createLogger, type Telemetry } from '@plumbline/platform';
import { jest } from '@jest/globals';
import { RetentionRuns } from './retention-runs.js';
import { Shutdown } from './shutdown.js';

const logger = createLogger({ level: 'silent', name: 'spec' });
type About<T> = Readonly<{ correlationId?: string; of?: (result: T) => object }> | undefined;
const DONE: RetentionRun = { expired: 1, kept: 0, failed: [] };
const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

describe('the runs of the retention', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: Date.parse('2027-01-01T00:00:00.000Z') });
  });
  afterEach(() => {
    jest.useRealTimers();
  });
  it('are traced by the id that what they append has, where anything is traced', async () => {
    const begun: unknown[] = [];
    const ids: (string | undefined)[] = [];
    const telemetry = {
      begin: async <T>(name: string, work: () => Promise<T>, about: About<T>): Promise<T> => {
        const result = await work();
        begun.push([name, about?.of?.(result)]);
        ids.push(about?.correlationId);
        return result;
      },
    } as unknown as Telemetry;
    const run = (_: string, { correlationId }: { correlationId?: string } = {}): Promise<RetentionRun> => {
      ids.push(correlationId);
      return Promise.resolve(DONE);
    };
    new RetentionRuns({ run }, logger, new Shutdown(logger), { telemetry }).onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(11 * SECOND);
    expect(begun).toEqual([['retention run', { 'plumbline.expired': 1, 'plumbline.kept': 0, 'plumbline.failed': 0 }]]);
    expect([ids.length, new Set(ids).size, typeof ids[0]]).toEqual([2, 1, 'string']);
  });

  const started = (...outcomes: RetentionRun[]) => {
    const at: string[] = [];
    const run = (now: string): Promise<RetentionRun> => {
      at.push(now.slice(11, 19));
      return Promise.resolve(outcomes.shift() ?? DONE);
    };
    const shutdown = new Shutdown(logger);
    new RetentionRuns({ run }, logger, shutdown, { telemetry: null }).onApplicationBootstrap();
    return { at, shutdown };
  };

  it('begin soon after the start, and come every hour', async () => {
    const { at } = started();
    await jest.advanceTimersByTimeAsync(2 * HOUR + 11 * SECOND);
    expect(at).toEqual(['00:00:10', '01:00:10', '02:00:10']);
  });
  it.each([
    ['views are behind', new ViewsBehind()],
    ['the store fails', new Error('disk')],
  ])('are tried again after a minute where %s', async (_why, cutShort) => {
    const { at } = started({ ...DONE, cutShort });
    await jest.advanceTimersByTimeAsync(71 * SECOND);
    expect(at).toEqual(['00:00:10', '00:01:10']);
  });
  it('wait for the hour where single streams cannot be read', async () => {
    const { at } = started({ ...DONE, failed: [{ stream: 'nomination-n1', error: new Error('damaged') }] });
    await jest.advanceTimersByTimeAsync(71 * SECOND);
    expect(at).toEqual(['00:00:10']);
  });
  it('end with the server, which waits for the one that is under way', async () => {
    const { at, shutdown } = started();
    await jest.advanceTimersByTimeAsync(11 * SECOND);
    await shutdown.onApplicationShutdown();
    await jest.advanceTimersByTimeAsync(10 * HOUR);
    expect(at).toHaveLength(1);
  });
});
