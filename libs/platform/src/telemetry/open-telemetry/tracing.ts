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
import type { Attributes, RequestSpan, Telemetry, WorkDone } from '../telemetry.js';
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

export class Tracing implements Pick<Telemetry, 'request' | 'within' | 'begin' | 'done'> {
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

  async begin<T>(
    name: string,
    work: () => Promise<T>,
    { correlationId, of = () => ({}) }: Readonly<{ correlationId?: string; of?: (result: T) => Attributes }> = {},
  ): Promise<T> {
    const { tracer, ids, contexts } = this.of;
    const traceId = correlationId === undefined ? undefined : traceIdOf(correlationId);
    const span = ids.with({ ...(traceId && { traceId }) }, () => tracer.startSpan(name, {}, ROOT_CONTEXT));
    try {
      const result = await contexts.with(trace.setSpan(ROOT_CONTEXT, span), work);
      span.setAttributes(of(result));
      return result;
    } catch (error) {
      noteError(span, error);
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  }

  done(all: readonly WorkDone[]): void {
    for (const work of all) this.noted(work);
  }

  private noted({ name, attributes, cause, failed = false, beganAtMs, endedAtMs }: WorkDone): void {
    const kind = cause === undefined ? SpanKind.INTERNAL : SpanKind.CONSUMER;
    const parent = cause === undefined ? ROOT_CONTEXT : this.causing(cause);
    const span = this.of.tracer.startSpan(name, { kind, startTime: beganAtMs, attributes }, parent);
    if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end(endedAtMs);
  }

  private causing({ correlationId, id }: NonNullable<WorkDone['cause']>): Context {
    const traceId = traceIdOf(correlationId);
    return remote(traceId, spanIdOf(id), this.isSampled(traceId));
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
