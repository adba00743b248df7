import {
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Tracer,
} from '@opentelemetry/api';
import type { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { type Sampler, SamplingDecision } from '@opentelemetry/sdk-trace';
import type { ProjectedAppend, RequestSpan, Telemetry } from '../telemetry.js';
import { callerIn, spanIdOf, traceIdOf } from '../trace-ids.js';
import type { ChosenIds } from './chosen-ids.js';

export type TracingParts = Readonly<{
  tracer: Tracer;
  ids: ChosenIds;
  contexts: AsyncLocalStorageContextManager;
  /** Decides by the id of a trace alone, so that every process decides the same. */
  sampler: Sampler;
}>;

const remote = (traceId: string, spanId: string, isSampled: boolean): Context =>
  trace.setSpanContext(ROOT_CONTEXT, {
    ...{ traceId, spanId, isRemote: true },
    traceFlags: isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
  });

export class Tracing implements Pick<Telemetry, 'request' | 'within' | 'projected'> {
  constructor(private readonly of: TracingParts) {}

  request({ traceparent, correlationId }: Readonly<{ traceparent: unknown; correlationId: string }>): RequestSpan {
    const { tracer, ids, contexts } = this.of;
    const caller = callerIn(traceparent);
    const traceId = traceIdOf(correlationId);
    const parent = caller ? remote(caller.traceId, caller.spanId, caller.isSampled) : ROOT_CONTEXT;
    // What is projected of it later is known by its correlation id alone.
    const isElsewhere = caller !== undefined && caller.traceId !== traceId;
    const context = { traceId, spanId: spanIdOf(correlationId), traceFlags: TraceFlags.SAMPLED };
    const links = isElsewhere ? [{ context }] : [];
    const span = ids.with({ traceId }, () => tracer.startSpan('request', { kind: SpanKind.SERVER, links }, parent));
    const running = trace.setSpan(parent, span);
    return {
      run: (work) => {
        contexts.with(running, work);
      },
      end: ({ name, attributes, failed }) => {
        span.updateName(name).setAttributes(attributes);
        if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      },
    };
  }

  async within<T>(
    name: string,
    work: () => Promise<T>,
    { attributes = {}, id }: NonNullable<Parameters<Telemetry['within']>[2]> = {},
  ): Promise<T> {
    const { tracer, ids, contexts } = this.of;
    const active = contexts.active();
    if (trace.getSpan(active) === undefined) return work();
    const spanId = id === undefined ? undefined : spanIdOf(id);
    const span = ids.with({ spanId }, () => tracer.startSpan(name, { attributes }, active));
    try {
      return await contexts.with(trace.setSpan(active, span), work);
    } catch (error) {
      noteError(span, error);
      throw error;
    } finally {
      span.end();
    }
  }

  projected({ correlationId, eventId, kind, events, beganAtMs, endedAtMs }: ProjectedAppend): void {
    const traceId = traceIdOf(correlationId);
    const parent = remote(traceId, spanIdOf(eventId), this.isSampled(traceId));
    const attributes = { 'plumbline.stream.kind': kind, 'plumbline.events': events };
    const options = { kind: SpanKind.CONSUMER, startTime: beganAtMs, attributes };
    this.of.tracer.startSpan(`project ${kind}`, options, parent).end(endedAtMs);
  }

  private isSampled(traceId: string): boolean {
    const { decision } = this.of.sampler.shouldSample(ROOT_CONTEXT, traceId, '', SpanKind.CONSUMER, {}, []);
    return decision === SamplingDecision.RECORD_AND_SAMPLED;
  }
}

/** The kind of an error; its message may quote anything. A rule that refuses is no failure of the work. */
const noteError = (span: Span, error: unknown): void => {
  span.setAttribute('error.type', error instanceof Error ? error.name : 'Error');
};
