import type { Codec } from '@plumbline/event-store';
import type { Absences, Config, Logger, Metrics, Telemetry } from '@plumbline/platform';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Shutdown } from './shutdown.js';
import { SETTINGS, SHUTDOWN, CONFIG, LOGGER, METRICS } from './tokens.js';

export type Settings = Readonly<{
  config: Config;
  logger: Logger;
  metrics: Metrics;
  /** Of what is in PostgreSQL. */
  absences: Absences;
  /** Null where no collector is named. */
  telemetry: Telemetry | null;
  shutdown: Shutdown;
  /** Aborted where the process is told to stop while it starts. */
  signal: AbortSignal;
  /** Counts the commits of the event store for the thread of the projections. */
  commits: SharedArrayBuffer;
  /** The built thread of the projections; undefined where they run on the thread of requests, in tests alone. */
  projectionThread: URL | undefined;
  /** Null for the one that seals texts under the keys of the data directory. */
  codec: Codec | null;
}>;

/** What was made before the modules were: they all may ask for it. */
@Global()
@Module({})
export class SettingsModule {
  static of(settings: Settings): DynamicModule {
    const { config, logger, metrics, shutdown } = settings;
    const providers = [
      { provide: CONFIG, useValue: config },
      { provide: LOGGER, useValue: logger },
      { provide: METRICS, useValue: metrics },
      { provide: SHUTDOWN, useValue: shutdown },
      { provide: SETTINGS, useValue: settings },
    ];
    return { module: SettingsModule, providers, exports: providers };
  }
}
