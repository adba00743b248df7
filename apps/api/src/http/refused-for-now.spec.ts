import { Absences, createLogger, Metrics } from '@plumbline/platform';
import { RefusedForNow } from './refused-for-now.js';

const scene = () => {
  const lines: string[] = [];
  const logger = createLogger({ level: 'info', name: 'api', destination: { write: (line) => void lines.push(line) } });
  const [metrics, absences] = [new Metrics(), new Absences(logger)];
  const refused = new RefusedForNow({ logger, metrics, absences });
  const refuse = (code: Parameters<typeof refused.tell>[0]['code'], reason: string): void => {
    refused.tell({ code, reason, method: 'GET', route: '/v1/me' });
  };
  return { lines, metrics, absences, refuse };
};

describe('requests that are refused for now', () => {
  it('are in the log once for each reason, without a stack, and all of them are counted by cause', async () => {
    const { lines, metrics, refuse } = scene();
    for (let times = 0; times < 5; times += 1) refuse('store-unavailable', 'the disk is full');
    refuse('store-unavailable', 'the disk is gone');
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      ...{ level: 'warn', code: 'store-unavailable', reason: 'the disk is full', method: 'GET', route: '/v1/me' },
      msg: 'requests are refused for now',
    });
    expect(await metrics.text()).toContain('plumbline_refused_total{cause="store-unavailable"} 6');
  });

  it('are not in the log where it says what is away, and are again once that is back', () => {
    const { lines, absences, refuse } = scene();
    const since = new Date('2026-03-02T09:30:00.000Z');
    absences.tell('views', { isAway: true, since, why: 'nothing answers at its host and port (ECONNREFUSED)' });
    refuse('views-unavailable', 'away');
    refuse('views-behind', 'behind');
    absences.tell('views', { isAway: false, afterMs: 12_400 });
    refuse('keys-unavailable', 'other keys');
    refuse('views-unavailable', 'being derived');
    expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
      'PostgreSQL of the views: away since 2026-03-02T09:30:00.000Z: nothing answers at its host and port (ECONNREFUSED)',
      'PostgreSQL of the views: back after 12 s',
      'requests are refused for now',
      'requests are refused for now',
    ]);
  });
});
