import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Value = Readonly<{ stringValue?: string; intValue?: number; doubleValue?: number }>;
type Pair = Readonly<{ key: string; value: Value }>;

export type Span = Readonly<{
  service: string;
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  startTimeUnixNano: string;
  attributes: readonly Pair[];
  links?: readonly Readonly<{ traceId: string }>[];
  status: Readonly<{ code?: number }>;
}>;
export type Metric = Readonly<{
  name: string;
  gauge?: Readonly<{ dataPoints: readonly Readonly<{ asDouble: number; attributes: readonly Pair[] }>[] }>;
  sum?: Readonly<{ dataPoints: readonly object[]; isMonotonic: boolean }>;
  histogram?: Readonly<{
    dataPoints: readonly Readonly<{
      count: number;
      bucketCounts: readonly number[];
      explicitBounds: readonly number[];
    }>[];
  }>;
}>;

type Resource = Readonly<{ attributes: readonly Pair[] }>;
type Traces = Readonly<{
  resourceSpans?: readonly Readonly<{
    resource: Resource;
    scopeSpans: readonly Readonly<{ spans: readonly Omit<Span, 'service'>[] }>[];
  }>[];
}>;
type Figures = Readonly<{
  resourceMetrics?: readonly Readonly<{ scopeMetrics: readonly Readonly<{ metrics: readonly Metric[] }>[] }>[];
}>;

const serviceOf = ({ attributes }: Resource): string =>
  attributes.find(({ key }) => key === 'service.name')?.value.stringValue ?? '';

/** Takes what is sent by OTLP over HTTP, as JSON, and keeps it. */
export const startCollector = async () => {
  const spans: Span[] = [];
  const metrics: Metric[] = [];
  const bodies: string[] = [];
  const headers: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      bodies.push(body);
      headers.push(request.headers['x-key'] as string | undefined);
      const { resourceSpans = [], resourceMetrics = [] } = JSON.parse(body) as Traces & Figures;
      for (const { resource, scopeSpans } of resourceSpans)
        for (const span of scopeSpans.flatMap((scope) => scope.spans))
          spans.push({ ...span, service: serviceOf(resource) });
      for (const { scopeMetrics } of resourceMetrics) metrics.push(...scopeMetrics.flatMap((scope) => scope.metrics));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`,
    ...{ spans, metrics, bodies, headers },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
