import { Inbound, KafkajsInbound } from '@plumbline/messaging';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Settings } from '../system/settings.module.js';
import { SETTINGS } from '../system/tokens.js';
import { SourceChanges } from './source-changes.js';

/** Takes changes of people from Kafka while the server runs, where a setting names whose. */
@Injectable()
export class InboundPeople implements OnApplicationBootstrap {
  private running: Inbound | null = null;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(SourceChanges) private readonly changes: SourceChanges,
  ) {}

  /** Why nothing comes in; null where it does; undefined where nothing is to come in. */
  get failure(): string | null | undefined {
    return this.running?.failure;
  }

  onApplicationBootstrap(): void {
    const { config, logger, metrics, shutdown } = this.settings;
    const { kafka } = config;
    if (kafka === null || kafka.sources.length === 0) return;
    const inbound = new Inbound({
      makeBroker: () => new KafkajsInbound(kafka),
      apply: (change) => this.changes.apply(change, new Date().toISOString()),
      log: logger,
    });
    this.running = inbound;
    metrics.watchInbound(inbound);
    shutdown.add('changes of people from Kafka', () => inbound.stop());
  }
}
