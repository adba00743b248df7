import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader, type ResourceMetrics } from '@opentelemetry/sdk-metrics';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  type ReadableSpan,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { OtlpConfig } from '../../config/otlp.js';
import type { Telemetry, TelemetryOptions } from '../telemetry.js';
import { ChosenIds } from './chosen-ids.js';
import { Figures } from './figures.js';
import { Tracing } from './tracing.js';

const EVERY_MS = 15_000;
/** For one try to send, so that what is sent meanwhile has its turn. */
const PATIENCE_MS = 3_000;
/** What waits beyond that is dropped. */
const MOST_SPANS = 4_096;
const COMPLAIN_EVERY_MS = 60_000;
const LAST_WORD_MS = 2_000;

const headersOf = ({ headers }: OtlpConfig): Record<string, string> => {
  const pairs = headers?.reveal().split(',') ?? [];
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', value = ''] = pair.trim().split(/=(.*)/su);
      return [name, decodeURIComponent(value)];
    }),
  );
};

type Done = (result: ExportResult) => void;

/** Says once a minute that nothing arrives. What the collector answered is left out: it may quote what it was sent. */
const complaining = ({ logger }: TelemetryOptions): ((done: Done) => Done) => {
  let saidAt = -Infinity;
  return (done) => (result) => {
    if (result.code === ExportResultCode.FAILED && performance.now() - saidAt > COMPLAIN_EVERY_MS) {
      saidAt = performance.now();
      logger.warn(
        { reason: result.error?.name },
        'the collector of OpenTelemetry takes nothing; what waits is dropped',
      );
    }
    done(result);
  };
};

class Traces extends OTLPTraceExporter {
  constructor(
    to: ConstructorParameters<typeof OTLPTraceExporter>[0],
    private readonly told: (done: Done) => Done,
  ) {
    super(to);
  }
  override export(spans: ReadableSpan[], done: Done): void {
    super.export(spans, this.told(done));
  }
}

class Measurements extends OTLPMetricExporter {
  constructor(
    to: ConstructorParameters<typeof OTLPMetricExporter>[0],
    private readonly told: (done: Done) => Done,
  ) {
    super(to);
  }
  override export(metrics: ResourceMetrics, done: Done): void {
    super.export(metrics, this.told(done));
  }
}

/** Sends spans in batches, and figures every fifteen seconds. Nothing of it is global: several may run in one process. */
export const startOpenTelemetry = (otlp: OtlpConfig, options: TelemetryOptions): Telemetry => {
  const resource = resourceFromAttributes({
    'service.name': `plumbline-${options.service}`,
    'service.instance.id': randomUUID(),
  });
  const to = (path: string) => ({ url: `${otlp.url}${path}`, headers: headersOf(otlp), timeoutMillis: PATIENCE_MS });
  const sampler = new TraceIdRatioBasedSampler(otlp.percent / 100);
  const told = complaining(options);
  const ids = new ChosenIds();
  const spans = new BatchSpanProcessor({
    exporter: new Traces(to('/v1/traces'), told),
    maxQueueSize: MOST_SPANS,
    exportTimeoutMillis: PATIENCE_MS,
  });
  const provider = new TracerProvider({
    ...{ resource, idGenerator: ids, spanProcessors: [spans] },
    sampler: new ParentBasedSampler({ root: sampler }),
  });
  const contexts = new AsyncLocalStorageContextManager().enable();
  const tracing = new Tracing({ tracer: provider.getTracer('plumbline'), ids, contexts, sampler });
  const meters: MeterProvider[] = [];
  return {
    request: (given) => tracing.request(given),
    within: (name, work, about) => tracing.within(name, work, about),
    begin: (name, work, about) => tracing.begin(name, work, about),
    done: (all) => {
      tracing.done(all);
    },
    send: (metrics, refresh) => {
      const reader = new PeriodicExportingMetricReader({
        exporter: new Measurements(to('/v1/metrics'), told),
        exportIntervalMillis: EVERY_MS,
        exportTimeoutMillis: PATIENCE_MS,
        metricProducers: [new Figures({ metrics, refresh, resource })],
      });
      meters.push(new MeterProvider({ resource, readers: [reader] }));
      // The first without waiting for its time: a process that ends early has said something.
      reader.forceFlush().catch(() => undefined);
    },
    stop: async () => {
      const ended = Promise.allSettled([provider.shutdown(), ...meters.map((meter) => meter.shutdown())]);
      await Promise.race([ended, sleep(LAST_WORD_MS, undefined, { ref: false })]);
      contexts.disable();
    },
  };
};
