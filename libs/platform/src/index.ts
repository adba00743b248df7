export * from './config/config.js';
export {
  type EventsConfig,
  type EventStoreDbConfig,
  eventStoreDbOf,
  eventStoreDbPlace,
  foldersOf,
  placeIn,
  type PostgresConfig,
  type SqliteConfig,
  type StoreConfig,
} from './config/engines.js';
export {
  type EventStoreDbAddress,
  eventStoreDbAddress,
  isEventStoreDb,
  isStreamPrefix,
} from './config/eventstoredb-address.js';
export type { KafkaConfig } from './config/kafka.js';
export { type KeysConfig, keysPlaceOf } from './config/keys.js';
export type { OidcConfig } from './config/oidc.js';
export type { OtlpConfig } from './config/otlp.js';
export { addressProblem } from './config/postgres-address.js';
export { nearest } from './config/nearest.js';
export { SETTINGS } from './config/settings.js';
export { Secret } from './config/secret.js';
export { ConfigError, type Env, problemsOf } from './config/variables.js';
export * from './log/absences.js';
export * from './log/correlation.js';
export * from './log/logger.js';
export * from './log/nest-logger.js';
export type { RequestLine } from './log/request-log.js';
export * from './metrics/metrics.js';
export * from './metrics/metrics-token.js';
export * from './start/data-dir.js';
export * from './start/ensure-node.js';
export * from './start/explain-start.js';
export * from './start/failed-start.js';
export * from './start/start-refused.js';
export * from './start/stopping.js';
export { startTelemetry } from './telemetry/start-telemetry.js';
export type { RequestSpan, Telemetry, WorkDone } from './telemetry/telemetry.js';
export { callerIn } from './telemetry/trace-ids.js';
