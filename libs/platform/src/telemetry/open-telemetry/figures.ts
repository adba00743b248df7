import { type HrTime, ValueType } from '@opentelemetry/api';
import { millisToHrTime } from '@opentelemetry/core';
import type { Resource } from '@opentelemetry/resources';
import {
  AggregationTemporality,
  type CollectionResult,
  DataPointType,
  type Histogram,
  type MetricData,
  type MetricProducer,
} from '@opentelemetry/sdk-metrics';
import type { Metrics } from '../../metrics/metrics.js';

type Labels = Readonly<Record<string, string | number>>;
type Sample = Readonly<{ value: number; labels: Labels; metricName?: string }>;
type Metric = Readonly<{ name: string; help: string; type: unknown; values: readonly Sample[] }>;
type Times = Readonly<{ startTime: HrTime; endTime: HrTime }>;

const withoutBound = (labels: Labels): Labels =>
  Object.fromEntries(Object.entries(labels).filter(([name]) => name !== 'le'));

/** Prometheus counts what is below each bound, OpenTelemetry what is between two. */
const histogramOf = (name: string, samples: readonly Sample[]): Histogram => {
  const valueOf = (part: string): number =>
    samples.find(({ metricName }) => metricName === `${name}_${part}`)?.value ?? 0;
  const buckets = samples.filter(({ metricName }) => metricName === `${name}_bucket`);
  const below = buckets.map(({ value }) => value);
  return {
    buckets: {
      boundaries: buckets.map(({ labels }) => Number(labels['le'])).filter(Number.isFinite),
      counts: below.map((value, at) => value - (below[at - 1] ?? 0)),
    },
    sum: valueOf('sum'),
    count: valueOf('count'),
  };
};

const inSeries = (samples: readonly Sample[]): readonly (readonly Sample[])[] => [
  ...Map.groupBy(samples, ({ labels }) => JSON.stringify(withoutBound(labels))).values(),
];

const dataOf = ({ name, help: description, type, values }: Metric, times: Times): MetricData | undefined => {
  const common = {
    descriptor: { name, description, unit: '', valueType: ValueType.DOUBLE },
    aggregationTemporality: AggregationTemporality.CUMULATIVE,
  };
  const points = values.map(({ value, labels }) => ({ ...times, attributes: { ...labels }, value }));
  if (type === 'counter') return { ...common, dataPointType: DataPointType.SUM, isMonotonic: true, dataPoints: points };
  if (type === 'gauge') return { ...common, dataPointType: DataPointType.GAUGE, dataPoints: points };
  if (type !== 'histogram') return undefined;
  const dataPoints = inSeries(values).map((samples) => ({
    ...times,
    attributes: { ...withoutBound(samples[0]?.labels ?? {}) },
    value: histogramOf(name, samples),
  }));
  return { ...common, dataPointType: DataPointType.HISTOGRAM, dataPoints };
};

/** The figures of the Prometheus page, by the same names: there is one place where they are counted. */
export class Figures implements MetricProducer {
  private readonly startTime = millisToHrTime(Date.now());

  constructor(private readonly of: Readonly<{ metrics: Metrics; refresh: () => Promise<void>; resource: Resource }>) {}

  async collect(): Promise<CollectionResult> {
    const { metrics, refresh, resource } = this.of;
    const errors: unknown[] = [];
    await refresh().catch((error: unknown) => errors.push(error));
    const times = { startTime: this.startTime, endTime: millisToHrTime(Date.now()) };
    const read = (await metrics.registry.getMetricsAsJSON()) as readonly Metric[];
    const data = read.flatMap((metric) => dataOf(metric, times) ?? []);
    return { resourceMetrics: { resource, scopeMetrics: [{ scope: { name: 'plumbline' }, metrics: data }] }, errors };
  }
}
