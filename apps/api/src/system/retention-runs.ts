import { randomUUID } from 'node:crypto';
import { Retention, type RetentionRun, ViewsBehind } from '@plumbline/application';
import { isStoreAway } from '@plumbline/event-log';
import type { Logger } from '@plumbline/platform';
import { ViewsUnavailable } from '@plumbline/view-store';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Shutdown } from './shutdown.js';
import type { Settings } from './settings.module.js';
import { LOGGER, SETTINGS, SHUTDOWN } from './tokens.js';

const FIRST_MS = 10_000;
const EVERY_MS = 60 * 60_000;
/** After one that could not be done. */
const AGAIN_MS = 60_000;

/** What is away has its own lines. */
const whyOf = (error: unknown): object =>
  error instanceof Error && (isStoreAway(error) || error instanceof ViewsUnavailable)
    ? { reason: error.message }
    : { err: error };

/** Runs the retention soon after the start, and every hour. */
@Injectable()
export class RetentionRuns implements OnApplicationBootstrap {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private readonly stopping = new AbortController();

  constructor(
    @Inject(Retention) private readonly retention: Pick<Retention, 'run'>,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(SHUTDOWN) shutdown: Shutdown,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'telemetry'>,
  ) {
    shutdown.add('retention', async () => {
      this.stopping.abort();
      clearTimeout(this.timer);
      await this.running;
    });
  }

  onApplicationBootstrap(): void {
    this.next(FIRST_MS);
  }

  private next(afterMs: number): void {
    if (this.stopping.signal.aborted) return;
    this.timer = setTimeout(() => {
      this.running = this.run().then((isDone) => {
        this.next(isDone ? EVERY_MS : AGAIN_MS);
      });
    }, afterMs).unref();
  }

  /** Whether it came to its end. */
  private async run(): Promise<boolean> {
    const done = await this.traced((correlationId) =>
      this.retention.run(new Date().toISOString(), { signal: this.stopping.signal, correlationId }),
    );
    this.tell(done);
    return done.cutShort === undefined;
  }

  /** Under one id, by which the projections of what it appends are found, too. */
  private traced(run: (correlationId: string) => Promise<RetentionRun>): Promise<RetentionRun> {
    const { telemetry } = this.settings;
    const correlationId = randomUUID();
    if (telemetry === null) return run(correlationId);
    const of = ({ expired, kept, failed }: RetentionRun) => ({
      'plumbline.expired': expired,
      'plumbline.kept': kept,
      'plumbline.failed': failed.length,
    });
    return telemetry.begin('retention run', () => run(correlationId), { correlationId, of });
  }

  private tell({ expired, kept, failed, cutShort }: RetentionRun): void {
    if (expired > 0 || kept > 0) this.logger.info({ expired, kept }, 'the retention of texts was run');
    for (const { stream, error } of failed) this.logger.error({ err: error, stream }, 'texts could not be removed');
    // Views of a large log take longer than this after a start, and whoever stops the server knows.
    if (cutShort !== undefined && !(cutShort instanceof ViewsBehind) && !this.stopping.signal.aborted)
      this.logger.error(whyOf(cutShort), 'the retention of texts was cut short');
  }
}
