import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import { keepTreeIn } from '@plumbline/log-tree';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Settings } from './settings.module.js';
import { SETTINGS } from './tokens.js';

/** Keeps the tree of the log where no worker does. */
@Injectable()
export class LogTreeRuns implements OnApplicationBootstrap {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    const { config, logger: log, metrics, shutdown } = this.settings;
    if (config.store.engine !== 'sqlite' || config.projections !== 'embedded') return;
    const keeper = keepTreeIn(config.dataDir, { store: this.store, log });
    metrics.watchLogTree(keeper);
    shutdown.add('tree of the log', () => keeper.stop());
  }
}
