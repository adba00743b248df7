export const CONFIG = Symbol('Config');
export const LOGGER = Symbol('Logger');
export const METRICS = Symbol('Metrics');
/** All of those below that were made before the modules were. */
export const SETTINGS = Symbol('Settings');
export const SHUTDOWN = Symbol('Shutdown');
export const PROJECTION_CONTROL = Symbol('ProjectionControl');
