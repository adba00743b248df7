import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import type { HTTPMethods } from 'fastify';
import { type TemporaryApp, temporaryApp } from './http/temporary-app.js';

const RealDate = Date;
const BEFORE_MIDNIGHT = RealDate.parse('2031-03-31T23:59:59.999Z');
const DAY_MS = 24 * 3_600_000;

/** Every reading is a day later than the one before: whoever reads twice sees another day. */
const leapingClock = (): { reads: number; put: () => void; take: () => void } => {
  const clock = {
    reads: 0,
    put: () => {
      globalThis.Date = class extends RealDate {
        constructor(...args: readonly never[]) {
          if (args.length > 0) super(...(args as unknown as [number]));
          else super(BEFORE_MIDNIGHT + clock.reads++ * DAY_MS);
        }
      } as DateConstructor;
    },
    take: () => {
      globalThis.Date = RealDate;
    },
  };
  return clock;
};

describe('the clock', () => {
  let server: TemporaryApp;
  let admin: Record<string, string>;
  let auditor: Record<string, string>;
  const clock = leapingClock();
  /** The token is verified before, which takes the time too. */
  const send = async (method: HTTPMethods, url: string, headers: Record<string, string>, payload?: object) => {
    await server.app.inject({ url: '/v1/me', headers });
    clock.reads = 0;
    clock.put();
    const answer = await server.app.inject({ method, url, headers, ...(payload && { payload }) }).finally(clock.take);
    return { status: answer.statusCode, reads: clock.reads };
  };

  beforeAll(async () => {
    server = await temporaryApp();
    admin = await server.as('root', ['admin']);
    auditor = await server.as('auditor', ['auditor']);
    await server.app.inject({ method: 'POST', url: '/v1/people', headers: admin, payload: person('p1') });
  });
  afterAll(() => server.close());
  const person = (id: string) => ({ id, name: id, orgUnit: 'unit' });

  it('is read once for a write: the guard, the default date and the record are of one instant', async () => {
    expect(await send('POST', '/v1/people', admin, person('p2'))).toEqual({ status: 201, reads: 1 });
    const [stored] = (await server.app.get<EventStore>(EVENT_STORE).readStream('person-p2')) as readonly {
      metadata: { recordedAt: string };
      data: Record<string, unknown>;
    }[];
    expect([stored?.metadata.recordedAt, stored?.data['effectiveDate']]).toEqual([
      '2031-03-31T23:59:59.999Z',
      '2031-03-31',
    ]);
  });
  it.each([
    ['POST', '/v1/people/p1/org-unit', { orgUnit: 'other' }, 200],
    ['POST', '/v1/people/p1/manager', { manager: null }, 200],
    ['POST', '/v1/people/p1/level', { level: 'staff' }, 200],
    ['POST', '/v1/people/p1/departure', {}, 200],
    ['POST', '/v1/frameworks', { id: 'fw', track: 'eng', title: 'F', scale: { min: 1, max: 5, labels: [] } }, 201],
    ['POST', '/v1/projections/parked/retry', { view: 'people', stream: 'person-p1' }, 200],
  ] as const)('is read once for %s %s', async (method, url, payload, status) => {
    expect(await send(method, url, admin, payload)).toEqual({ status, reads: 1 });
  });
  it.each([
    '/v1/me',
    '/v1/people',
    '/v1/people/p1',
    '/v1/people/p1/timeline',
    '/v1/nominations',
    '/v1/cycles',
    '/v1/events',
  ])('is read once for GET %s', async (url) => {
    expect(await send('GET', url, auditor)).toEqual({ status: 200, reads: 1 });
  });
});
