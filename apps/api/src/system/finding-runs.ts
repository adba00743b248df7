import { AsyncLocalStorage } from 'node:async_hooks';
import { Aggregates, raiseFinding } from '@plumbline/application';
import type { BrokenGuard, EventAt } from '@plumbline/event-store';
import type { Found } from '@plumbline/domain';
import type { Logger } from '@plumbline/platform';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { BrokenGuards } from './guard-broken.js';
import type { Shutdown } from './shutdown.js';
import { LOGGER, SHUTDOWN } from './tokens.js';

const placeOf = ({ id, type, revision }: EventAt) => ({ eventId: id, eventType: type, revision: String(revision) });

/** Undefined where nobody could look; the next look does. */
const foundIn = ({ event, guard, moved }: BrokenGuard): Found | undefined =>
  moved === null
    ? undefined
    : {
        kind: 'broken-guard',
        done: placeOf(event),
        decidedOn: { stream: guard.stream, revision: guard.revision === null ? null : String(guard.revision) },
        changedBy: placeOf(moved),
      };

const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 60 * 60_000;

/** Raises a finding for each broken guard, one after the other. What cannot be raised now is tried again, and found by the next start. */
@Injectable()
export class FindingRuns implements OnApplicationBootstrap {
  /** A broken guard is told of within the request whose append it was: a finding is no part of that, and decided on nothing that it read. */
  private readonly outside = AsyncLocalStorage.snapshot();
  private raising: Promise<void> = Promise.resolve();

  constructor(
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(BrokenGuards) private readonly broken: BrokenGuards,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(SHUTDOWN) shutdown: Shutdown,
  ) {
    shutdown.add('findings', () => this.raising);
  }

  onApplicationBootstrap(): void {
    this.broken.listen((broken) => {
      this.outside(() => {
        this.next(broken);
      });
    });
  }

  private next(broken: BrokenGuard, pauseMs = FIRST_PAUSE_MS): void {
    this.raising = this.raising.then(() => this.raise(broken, pauseMs));
  }

  private async raise(broken: BrokenGuard, pauseMs: number): Promise<void> {
    const [{ stream }, found] = [broken, foundIn(broken)];
    if (found === undefined) return;
    try {
      await raiseFinding(this.aggregates, { stream, found }, new Date().toISOString());
    } catch (error) {
      this.logger.error({ err: error, stream }, 'a finding could not be raised, and is tried again');
      setTimeout(() => {
        this.next(broken, Math.min(2 * pauseMs, LONGEST_PAUSE_MS));
      }, pauseMs).unref();
    }
  }
}
