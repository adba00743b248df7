export const CONFIG = Symbol('Config');
export const LOGGER = Symbol('Logger');
export const METRICS = Symbol('Metrics');
export const CLOSING = Symbol('Closing');
export const PROJECTION_CONTROL = Symbol('ProjectionControl');
