import { Inbound, KafkajsInbound } from '@plumbline/messaging';
import type { Health } from '@plumbline/responses';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Settings } from '../system/settings.module.js';
import { SETTINGS } from '../system/tokens.js';
import { correlationOf, SourceChanges } from './source-changes.js';

/** Anybody may read it. */
const STANDS_STILL = 'Changes of people are not taken from Kafka now; the log of the server says why.';

/** Takes changes of people from Kafka while the server runs, where a setting names whose. */
@Injectable()
export class InboundPeople implements OnApplicationBootstrap {
  private running: Inbound | null = null;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(SourceChanges) private readonly changes: SourceChanges,
  ) {}

  get health(): Health['inbound'] {
    if (this.running === null) return null;
    const ok = this.running.failure === null;
    return { ok, detail: ok ? null : STANDS_STILL };
  }

  onApplicationBootstrap(): void {
    const { config, logger, metrics, shutdown } = this.settings;
    const { kafka } = config;
    if (kafka === null || kafka.sources.length === 0) return;
    const inbound = new Inbound({
      makeBroker: () => new KafkajsInbound(kafka),
      apply: (change) => this.changes.apply(change, new Date().toISOString()),
      correlate: correlationOf,
      log: logger,
    });
    this.running = inbound;
    metrics.watchInbound(inbound);
    shutdown.add('changes of people from Kafka', () => inbound.stop());
  }
}
