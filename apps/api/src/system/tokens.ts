export const CONFIG = Symbol('Config');
export const LOGGER = Symbol('Logger');
export const METRICS = Symbol('Metrics');
export const SHUTDOWN = Symbol('Shutdown');
export const PROJECTION_CONTROL = Symbol('ProjectionControl');
