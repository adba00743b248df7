import { Retention, type RetentionRun, ViewsBehind } from '@plumbline/application';
import type { Logger } from '@plumbline/platform';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Shutdown } from './shutdown.js';
import { LOGGER, SHUTDOWN } from './tokens.js';

const FIRST_MS = 10_000;
const EVERY_MS = 60 * 60_000;
/** After one that could not be done. */
const AGAIN_MS = 60_000;

/** Runs the retention soon after the start, and every hour. */
@Injectable()
export class RetentionRuns implements OnApplicationBootstrap {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(
    @Inject(Retention) private readonly retention: Pick<Retention, 'run'>,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(SHUTDOWN) shutdown: Shutdown,
  ) {
    shutdown.add('retention', async () => {
      this.stopped = true;
      clearTimeout(this.timer);
      await this.running;
    });
  }

  onApplicationBootstrap(): void {
    this.next(FIRST_MS);
  }

  private next(afterMs: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.run().then((ok) => {
        this.next(ok ? EVERY_MS : AGAIN_MS);
      });
    }, afterMs).unref();
  }

  /** Whether everything that was due was done. */
  private async run(): Promise<boolean> {
    try {
      const done = await this.retention.run(new Date().toISOString());
      this.tell(done);
      return done.failed.length === 0;
    } catch (error) {
      // Views of a large log take longer than this after a start.
      if (!(error instanceof ViewsBehind)) this.logger.error({ err: error }, 'retention could not be run');
      return false;
    }
  }

  private tell({ expired, kept, failed }: RetentionRun): void {
    if (expired + kept > 0) this.logger.info({ expired, kept }, 'texts whose retention had ended were removed');
    for (const { stream, error } of failed) this.logger.error({ err: error, stream }, 'texts could not be removed');
  }
}
