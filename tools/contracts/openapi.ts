import { type Contracts } from './event-schemas.js';

/** Nothing yet: the HTTP app is not there. */
export const openApiDrift = (_root: string): Promise<Contracts> => Promise.resolve(new Map<string, string>());
