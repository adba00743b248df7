import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The thread of the projections as `npm test` builds it, for a server or a spec that runs from sources. */
export const BUILT_THREAD = pathToFileURL(resolve('dist/apps/api/src/system/projection-thread/projections.thread.js'));
