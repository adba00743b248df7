import { createHash } from 'node:crypto';

const digest = (text: string, digits: number): string =>
  createHash('sha256').update(text).digest('hex').slice(0, digits);

const TRACE_ID = /^(?!0{32})[0-9a-f]{32}$/u;

/**
 * The trace of everything under one correlation id. Events keep that id and none of a trace, so whoever reads them later
 * finds the trace again. A UUID is its own, without hyphens.
 */
export const traceIdOf = (correlationId: string): string => {
  const hex = correlationId.toLowerCase().replaceAll('-', '');
  return TRACE_ID.test(hex) ? hex : digest(`plumbline trace ${correlationId}`, 32);
};

/** The span that appended an event, or that another id stands for. */
export const spanIdOf = (id: string): string => digest(`plumbline span ${id}`, 16);

export type Caller = Readonly<{ traceId: string; spanId: string; isSampled: boolean }>;

const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-((?!0{32})[0-9a-f]{32})-((?!0{16})[0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/u;

/** What the `traceparent` of a request names; anything else is as none, as W3C Trace Context wants it. */
export const callerIn = (traceparent: unknown): Caller | undefined => {
  if (typeof traceparent !== 'string') return undefined;
  const [, traceId, spanId, flags = '0'] = TRACEPARENT.exec(traceparent.trim()) ?? [];
  if (traceId === undefined || spanId === undefined) return undefined;
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 };
};
