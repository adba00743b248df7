import type { Config, Logger, Metrics } from '@plumbline/platform';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Shutdown } from './shutdown.js';
import { SHUTDOWN, CONFIG, LOGGER, METRICS } from './tokens.js';

export type Settings = Readonly<{ config: Config; logger: Logger; metrics: Metrics; shutdown: Shutdown }>;

/** What was made before the modules were: they all may ask for it. */
@Global()
@Module({})
export class SettingsModule {
  static of({ config, logger, metrics, shutdown }: Settings): DynamicModule {
    const providers = [
      { provide: CONFIG, useValue: config },
      { provide: LOGGER, useValue: logger },
      { provide: METRICS, useValue: metrics },
      { provide: SHUTDOWN, useValue: shutdown },
    ];
    return { module: SettingsModule, providers, exports: providers };
  }
}
