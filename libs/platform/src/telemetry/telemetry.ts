import type { Logger } from '../log/logger.js';
import type { Metrics } from '../metrics/metrics.js';

export type TelemetryOptions = Readonly<{ service: 'api' | 'worker'; logger: Pick<Logger, 'warn'> }>;

/** Words and numbers about a piece of work; never an id of a person or stream, a text, or a secret. */
export type Attributes = Readonly<Record<string, string | number>>;

export type RequestSpan = Readonly<{
  /** Everything that the work starts is part of the request. */
  run: (work: () => void) => void;
  end: (as: Readonly<{ name: string; attributes: Attributes; failed: boolean }>) => void;
}>;

/** A unit of work that is over: part of the trace of what it came of, or a trace of its own. */
export type WorkDone = Readonly<{
  name: string;
  attributes: Attributes;
  /** The correlation id of a request, and the id that the span within it is found by. */
  cause?: Readonly<{ correlationId: string; id: string }>;
  failed?: boolean;
  beganAtMs: number;
  endedAtMs: number;
}>;

/** Spans and figures on their way to a collector of OpenTelemetry. Nothing here waits for it, or fails with it. */
export type Telemetry = Readonly<{
  /** Part of the caller's trace where `traceparent` names one, else of that of the correlation id. */
  request: (given: Readonly<{ traceparent: unknown; correlationId: string }>) => RequestSpan;
  /** Work as a part of what runs; nothing is noted of it where nothing does. `id`: what others find its span by. */
  within: <T>(
    name: string,
    work: () => Promise<T>,
    about?: Readonly<{ attributes?: Attributes; id?: string | undefined }>,
  ) => Promise<T>;
  /** Work that no request asked for, in the trace of a correlation id. `about`: what is told of its result. */
  begin: <T>(
    name: string,
    work: () => Promise<T>,
    about?: Readonly<{ correlationId?: string; of?: (result: T) => Attributes }>,
  ) => Promise<T>;
  done: (all: readonly WorkDone[]) => void;
  /** Sends the figures of the process from now on, each time after `refresh`. */
  send: (metrics: Metrics, refresh: () => Promise<void>) => void;
  /** Sends what is left, for a moment at most. */
  stop: () => Promise<void>;
}>;
