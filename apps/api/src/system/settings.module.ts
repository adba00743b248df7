import type { Config, Logger, Metrics } from '@plumbline/platform';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Closing } from './closing.js';
import { CLOSING, CONFIG, LOGGER, METRICS } from './tokens.js';

export type Settings = Readonly<{ config: Config; logger: Logger; metrics: Metrics; closing: Closing }>;

/** What was made before the modules were: they all may ask for it. */
@Global()
@Module({})
export class SettingsModule {
  static of({ config, logger, metrics, closing }: Settings): DynamicModule {
    const providers = [
      { provide: CONFIG, useValue: config },
      { provide: LOGGER, useValue: logger },
      { provide: METRICS, useValue: metrics },
      { provide: CLOSING, useValue: closing },
    ];
    return { module: SettingsModule, providers, exports: providers };
  }
}
