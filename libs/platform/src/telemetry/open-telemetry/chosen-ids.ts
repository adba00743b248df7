import { type IdGenerator, RandomIdGenerator } from '@opentelemetry/sdk-trace';

type Chosen = Readonly<{ traceId?: string; spanId?: string | undefined }>;

/** Ids that the next span gets, and random ones otherwise. */
export class ChosenIds implements IdGenerator {
  private readonly random = new RandomIdGenerator();
  private chosen: Chosen = {};

  /** For what `start` begins before it returns. */
  with<T>(chosen: Chosen, start: () => T): T {
    this.chosen = chosen;
    try {
      return start();
    } finally {
      this.chosen = {};
    }
  }

  generateTraceId(): string {
    return this.chosen.traceId ?? this.random.generateTraceId();
  }

  generateSpanId(): string {
    return this.chosen.spanId ?? this.random.generateSpanId();
  }
}
