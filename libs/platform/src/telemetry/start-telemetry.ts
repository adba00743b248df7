import type { OtlpConfig } from '../config/otlp.js';
import type { Logger } from '../log/logger.js';
import type { Telemetry } from './telemetry.js';

export type TelemetryOptions = Readonly<{ service: 'api' | 'worker'; logger: Pick<Logger, 'warn' | 'info'> }>;

/** Null where no collector is named. The libraries are loaded only where one is: they take memory, and time on every request. */
export const startTelemetry = async (otlp: OtlpConfig | null, options: TelemetryOptions): Promise<Telemetry | null> => {
  if (otlp === null) return null;
  const { startOpenTelemetry } = await import('./open-telemetry/start.js');
  return startOpenTelemetry(otlp, options);
};
