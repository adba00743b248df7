import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type Metrics, metricsAccess } from '@plumbline/platform';
import { refreshViews, ViewsProbe } from '@plumbline/projection-runtime';
import type { Runner as Started } from './start-runner.js';

type Runner = Pick<Started, 'status'>;
type Answer = Readonly<{ status: number; type: string; body: string }>;
type Probe = (request: IncomingMessage) => Promise<Answer>;

export type ProbeOptions = Readonly<{ metrics: Metrics; metricsToken: string | null; longestMs: number }>;

const json = (status: number, body: object): Answer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(body),
});

const ready = async (views: ViewsProbe): Promise<Answer> => {
  const { ok, detail: failure, parkedStreams } = await views.look();
  const serving = parkedStreams > 0 ? 'impaired' : 'ready';
  return json(ok ? 200 : 503, { status: ok ? serving : 'unready', failure, parkedStreams });
};

const figures = async (runner: Runner, metrics: Metrics): Promise<Answer> => {
  await refreshViews(metrics, runner);
  return { status: 200, type: metrics.contentType, body: await metrics.text() };
};

const NOT_FOUND = json(404, { status: 'not found' });

/** Health and metrics of the worker, for whoever watches it; nothing else is served. */
export const createProbeServer = (runner: Runner, { metrics, metricsToken, longestMs }: ProbeOptions): Server => {
  const views = new ViewsProbe(runner);
  const probes: Readonly<Record<string, Probe>> = {
    '/health/live': () => Promise.resolve(json(200, { status: 'live' })),
    '/health/ready': () => ready(views),
    '/metrics': ({ headers }) => {
      const access = metricsAccess(metricsToken, headers.authorization);
      if (access === 'granted') return figures(runner, metrics);
      return Promise.resolve(access === 'absent' ? NOT_FOUND : json(401, { status: 'token missing' }));
    },
  };
  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const probe = Object.hasOwn(probes, path) ? probes[path] : undefined;
    return probe ? probe(request).catch(() => json(503, { status: 'unready' })) : NOT_FOUND;
  };
  const limits = { requestTimeout: longestMs, headersTimeout: longestMs, connectionsCheckingInterval: 1_000 };
  return createServer(limits, (request, response) => {
    void answer(request).then(({ status, type, body }) => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    });
  });
};
