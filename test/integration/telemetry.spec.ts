import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { createLogger, readConfig } from '@plumbline/platform';
import { EmbeddedIssuer } from '@plumbline/access';
import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import { tempDir } from '@plumbline/testing';
import { createApp } from '../../apps/api/src/create-app.js';
import { startWorker } from '../../apps/worker/src/worker.js';
import { BUILT_THREAD } from '../support/built-thread.js';
import { type Span, startCollector } from '../support/collector.js';
import { type TemporaryApp, temporaryApp } from './http/temporary-app.js';

type Collector = Awaited<ReturnType<typeof startCollector>>;
const SECRET = 'a-key-that-nobody-else-has';
const PERSON = { id: 'wilhelmina.quist', name: 'Wilhelmina Quist', orgUnit: 'tower-seven' };
const TRACE = '0af7651916cd43dd8448eb211c80319c';
const CALLER = `00-${TRACE}-b7ad6b7169203331-01`;

const register = async ({ app, as }: TemporaryApp, headers: Record<string, string> = {}, person: object = PERSON) => {
  const answer = await app.inject({
    ...{ method: 'POST', url: '/v1/people', payload: person },
    headers: { ...(await as('root', ['admin'])), ...headers },
  });
  expect(answer.statusCode).toBe(201);
  // A read that waits for the views: they have projected it then.
  await app.inject({
    url: '/v1/people',
    headers: {
      ...(await as('root', ['admin'])),
      'plumbline-min-position': String(answer.headers['plumbline-position']),
      'x-correlation-id': 'the-read',
    },
  });
  return String(answer.headers['x-correlation-id']);
};
const seen = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('It was not sent.');
  return value;
};
const inTrace = (spans: readonly Span[], traceId: string) => spans.filter((span) => span.traceId === traceId);
const byId = (spans: readonly Span[], id: string | undefined) => spans.find(({ spanId }) => spanId === id);
/** Names from the outermost on, of the span and all that it is part of. */
const wayTo = (spans: readonly Span[], span: Span | undefined): readonly string[] =>
  span === undefined ? [] : [...wayTo(spans, byId(spans, span.parentSpanId)), span.name];

describe('a server that is told of a collector', () => {
  let collector: Collector;
  beforeEach(async () => {
    collector = await startCollector();
  });
  afterEach(() => collector.stop());
  const env = (more: Record<string, string> = {}) => ({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, ...more });
  const stopped = async (work: (server: TemporaryApp) => Promise<string>, more = {}): Promise<string> => {
    const server = await temporaryApp(env(more), { projectionThread: BUILT_THREAD });
    try {
      return await work(server);
    } finally {
      await server.close();
    }
  };
  /** Those that begin a trace which no request asked for. */
  const ownWork = (name: string) =>
    collector.spans.filter((span) => span.name === name && span.parentSpanId === undefined);
  const counted = (name: string, what: string) =>
    ownWork(name).map(({ attributes }) => attributes.find(({ key }) => key === what)?.value.intValue);
  const FAILED = 2;
  const WAY = ['POST /v1/people', 'command RegisterPerson', 'append person', 'project person'];

  it('sends one trace from the request through command and append to the projection', async () => {
    const correlationId = await stopped((server) => register(server));
    const spans = inTrace(collector.spans, correlationId.replaceAll('-', ''));
    const projected = spans.filter(({ name }) => name === 'project person');
    expect(projected.map((span) => wayTo(spans, span))).toEqual([WAY]);
    const starts = projected.concat(spans).map(({ startTimeUnixNano }) => BigInt(startTimeUnixNano));
    expect(starts.every((start) => start > 0n)).toBe(true);
    expect(byId(spans, projected[0]?.parentSpanId)?.attributes).toEqual([
      { key: 'plumbline.stream.kind', value: { stringValue: 'person' } },
      { key: 'plumbline.events', value: { intValue: 1 } },
    ]);
  });

  it('goes on with the trace of its caller, whose id is the correlation id then', async () => {
    expect(await stopped((server) => register(server, { traceparent: CALLER }))).toBe(TRACE);
    const spans = inTrace(collector.spans, TRACE);
    expect(spans.find(({ name }) => name === 'POST /v1/people')?.parentSpanId).toBe('b7ad6b7169203331');
    expect(
      wayTo(
        spans,
        spans.find(({ name }) => name === 'project person'),
      ),
    ).toEqual(WAY);
  });

  it('links a request of one trace and another correlation id to the trace of its projection', async () => {
    await stopped((server) => register(server, { traceparent: CALLER, 'x-correlation-id': 'import-of-monday' }));
    const [request] = inTrace(collector.spans, TRACE).filter(({ name }) => name === 'POST /v1/people');
    const [projected] = collector.spans.filter(({ name }) => name === 'project person');
    expect(projected?.traceId).not.toBe(TRACE);
    expect(request?.links?.map(({ traceId }) => traceId)).toEqual([projected?.traceId]);
  });

  it.each(['', '00-xyz', `00-${'0'.repeat(32)}-b7ad6b7169203331-01`, `ff-${TRACE}-b7ad6b7169203331-01`])(
    'begins a trace of its own where the caller sends "%s"',
    async (traceparent) => {
      const correlationId = await stopped((server) => register(server, { traceparent }));
      const spans = inTrace(collector.spans, correlationId.replaceAll('-', ''));
      expect(spans.find(({ name }) => name === 'POST /v1/people')).not.toHaveProperty('parentSpanId');
    },
  );

  it('stores the same of an event as without, but for the correlation id', async () => {
    const stored = async (more: Record<string, string>, headers: Record<string, string>) => {
      const server = await temporaryApp(more);
      await register(server, { 'x-correlation-id': 'the-same', ...headers });
      const [event] = await server.app.get<EventStore>(EVENT_STORE).readStream(`person-${PERSON.id}`);
      await server.close();
      return { ...event, id: '', position: '', metadata: { ...event?.metadata, recordedAt: '' } };
    };
    expect(await stored(env(), { traceparent: CALLER })).toEqual(await stored({}, {}));
  });

  it('says nothing of people, keys or texts: no id, no name, no address, no token', async () => {
    const tokens: string[] = [];
    await stopped(
      async (server) => {
        const id = await register(server, { 'x-correlation-id': 'wilhelmina-starts' });
        const headers = await server.as(PERSON.id);
        tokens.push(String(headers['authorization']).slice('Bearer '.length));
        await server.app.inject({ url: `/v1/people/${PERSON.id}?q=quist`, headers });
        await server.app.inject({ url: `/v1/nobody/${PERSON.id}`, headers });
        await server.app.inject({ method: 'POST', url: '/v1/people', headers, payload: PERSON });
        return id;
      },
      { OTEL_EXPORTER_OTLP_HEADERS: `x-key=${SECRET}` },
    );
    const sent = collector.bodies.join('\n').toLowerCase();
    expect(sent).toContain('get /v1/people/:id');
    for (const hidden of [
      'wilhelmina',
      'quist',
      'tower',
      'root',
      SECRET,
      ...tokens.map((token) => token.toLowerCase()),
    ])
      expect([hidden, sent.includes(hidden)]).toEqual([hidden, false]);
    expect(new Set(collector.headers)).toEqual(new Set([SECRET]));
  });

  it('traces no probes', async () => {
    await stopped(async ({ app }) => {
      await app.inject({ url: '/health/ready' });
      await app.inject({ url: '/v1/me' });
      return '';
    });
    expect(collector.spans.map(({ name }) => name).filter((name) => name.includes('/'))).toEqual(['GET /v1/me']);
  });

  it('sends none of the traces that begin here at 0 %, and those that a caller asks for', async () => {
    await stopped(
      async (server) => {
        await register(server);
        return register(server, { traceparent: CALLER }, { ...PERSON, id: 'somebody' });
      },
      { PLUMBLINE_TRACE_PERCENT: '0' },
    );
    expect(new Set(collector.spans.map(({ traceId }) => traceId))).toEqual(new Set([TRACE]));
  });

  it('sends what it does by itself: slices that it projects, rebuilds, checks of the log, and what a start forgets again', async () => {
    await stopped(async (server) => {
      const id = await register(server);
      const { app } = server;
      const headers = await server.as('root', ['admin']);
      await app.inject({ method: 'POST', url: '/v1/projections/rebuild', headers, payload: {} });
      const isRebuilt = async () => {
        const { items } = (await app.inject({ url: '/v1/projections', headers })).json<{
          items: { state: string }[];
        }>();
        return items.every(({ state }) => state === 'live');
      };
      while (!(await isRebuilt())) await sleep(20);
      return id;
    });
    expect(counted('project slice', 'plumbline.events')).toEqual([1]);
    expect(counted('rebuild views', 'plumbline.events')).toEqual([1]);
    for (const name of ['rebuild views', 'check texts', 'forget what has ended'])
      expect(ownWork(name).map(({ status, name }) => [name, status.code === FAILED])).toEqual([[name, false]]);
  });

  it('sends the figures of the Prometheus page, the queues and lags among them', async () => {
    await stopped((server) => register(server));
    const metric = (name: string) => seen(collector.metrics.findLast((one) => one.name === name));
    const labels = (name: string) =>
      seen(metric(name).gauge).dataPoints.map(({ attributes: [one] }) => seen(one).value);
    expect(labels('plumbline_queue_length').map(({ stringValue }) => stringValue)).toEqual(
      expect.arrayContaining(['appends', 'commands', 'documents']),
    );
    expect(labels('plumbline_projection_lag_events').length).toBeGreaterThan(5);
    expect(metric('plumbline_appends_total').sum).toMatchObject({ isMonotonic: true });
    const { explicitBounds, bucketCounts, count } = seen(
      metric('plumbline_append_duration_seconds').histogram?.dataPoints[0],
    );
    expect([explicitBounds.length, bucketCounts.length]).toEqual([13, 14]);
    expect([count, bucketCounts.reduce((sum, each) => sum + each, 0)]).toEqual([1, 1]);
  });
});

describe('a worker that is told of a collector', () => {
  it('sends what it projected as part of the trace of the request to the server', async () => {
    const collector = await startCollector();
    const dir = tempDir();
    const env = {
      ...{ PLUMBLINE_DATA_DIR: dir.path, LOG_LEVEL: 'silent', PLUMBLINE_WORKER_PORT: '0' },
      ...{ PLUMBLINE_PROJECTIONS: 'worker', OTEL_EXPORTER_OTLP_ENDPOINT: collector.url },
    };
    const config = readConfig({ ...env, PLUMBLINE_NAMED_IDS: 'allow' });
    const starting = startWorker(config, createLogger({ level: 'silent', name: 'worker' }));
    const app = await createApp(config);
    const worker = await starting;
    const issuer = new EmbeddedIssuer(dir.path);
    const as = async (subject: string) => ({
      authorization: `Bearer ${await issuer.issueToken({ subject, roles: ['admin'] })}`,
    });
    await register({ app, as } as unknown as TemporaryApp, { traceparent: CALLER });
    await app.close();
    await worker.stop();
    await collector.stop();
    const spans = inTrace(collector.spans, TRACE);
    const [projected] = spans.filter(({ name }) => name === 'project person');
    expect(projected?.service).toBe('plumbline-worker');
    expect(byId(spans, projected?.parentSpanId)).toMatchObject({ service: 'plumbline-api', name: 'append person' });
  });
});

describe('a server that is told of no collector', () => {
  /** How many modules of OpenTelemetry the built server loads, but for its interface, which prom-client needs. */
  const loaded = (env: Record<string, string>): number => {
    const dir = tempDir();
    const at = (path: string) => JSON.stringify(pathToFileURL(resolve('dist', path)).href);
    const code = `
      import { registerHooks } from 'node:module';
      let count = 0;
      const load = (url, context, next) => ((count += /@opentelemetry.(?!api)/.test(url) ? 1 : 0), next(url, context));
      registerHooks({ load });
      const { createApp } = await import(${at('apps/api/src/create-app.js')});
      const { readConfig } = await import(${at('libs/platform/src/index.js')});
      await (await createApp(readConfig(process.env))).close();
      console.log(count);
      process.exit(0);`;
    const script = join(dir.path, 'count.mjs');
    writeFileSync(script, code);
    const { stdout, stderr } = spawnSync(process.execPath, [script], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], LOG_LEVEL: 'silent', PLUMBLINE_DATA_DIR: join(dir.path, 'data'), ...env },
    });
    expect(stderr).toBe('');
    return Number(stdout);
  };

  it('loads nothing of OpenTelemetry, which takes memory', () => {
    expect(loaded({})).toBe(0);
    expect(loaded({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' })).toBeGreaterThan(10);
  });
  it('sends nothing', async () => {
    const collector = await startCollector();
    const server = await temporaryApp();
    await register(server, { traceparent: CALLER });
    await server.close();
    await collector.stop();
    expect(collector.bodies).toEqual([]);
  });
  it('gives a request its own correlation id, whatever trace it is part of', async () => {
    const server = await temporaryApp();
    expect(await register(server, { traceparent: CALLER })).toMatch(/^[0-9a-f]{8}-/u);
    await server.close();
  });
});

describe('a collector that cannot be reached', () => {
  /** Takes connections and answers none of them. */
  const silent = async () => {
    const server = createServer(() => undefined);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`;
    return {
      url,
      stop: () => {
        server.closeAllConnections();
        server.close();
      },
    };
  };

  it.each([
    ['nobody listens', async () => ({ url: 'http://127.0.0.1:1', stop: () => undefined })],
    ['it never answers', silent],
  ])('neither slows nor fails a request, nor the end of the process: %s', async (_, start) => {
    const { url, stop } = await start();
    const server = await temporaryApp({ OTEL_EXPORTER_OTLP_ENDPOINT: url });
    const headers = await server.as('root', ['admin']);
    const began = performance.now();
    const answers = await Promise.all(Array.from({ length: 600 }, () => server.app.inject({ url: '/v1/me', headers })));
    const took = performance.now() - began;
    await register(server);
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    // A single wait for the collector takes five seconds.
    expect(took).toBeLessThan(5_000);
    const closing = performance.now();
    await server.close();
    expect(performance.now() - closing).toBeLessThan(4_500);
    stop();
    // The last try ends by itself.
    await sleep(3_500);
  });
});
