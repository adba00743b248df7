export * from './config/config.js';
export type { OidcConfig } from './config/oidc.js';
export { ConfigError, type Env } from './config/variables.js';
export * from './log/correlation.js';
export * from './log/logger.js';
export * from './log/nest-logger.js';
export type { RequestLine } from './log/request-log.js';
export * from './metrics/metrics.js';
