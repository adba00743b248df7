import type { Metrics } from '../metrics/metrics.js';

/** Words and numbers about a piece of work; never an id of a person or stream, a text, or a secret. */
export type Attributes = Readonly<Record<string, string | number>>;

export type RequestSpan = Readonly<{
  /** Everything that the work starts is part of the request. */
  run: (work: () => void) => void;
  end: (as: Readonly<{ name: string; attributes: Attributes; failed: boolean }>) => void;
}>;

/** The events of one append that a runner has projected, at once or some of them. */
export type ProjectedAppend = Readonly<{
  correlationId: string;
  /** Of the first of them. */
  eventId: string;
  /** Of the stream: the name without its id. */
  kind: string;
  events: number;
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
  projected: (append: ProjectedAppend) => void;
  /** Sends the figures of the process from now on, each time after `refresh`. */
  send: (metrics: Metrics, refresh: () => Promise<void>) => void;
  /** Sends what is left, for a moment at most. */
  stop: () => Promise<void>;
}>;
