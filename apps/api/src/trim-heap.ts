import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Starting leaves the heap grown far beyond what serving needs, and V8 gives nothing back while nothing happens. One
 * collection once everything is up takes a fifth of a second and some 50 MB of resident memory away.
 */
export const trimHeap = (): void => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (options: {
    type: 'major';
    execution: 'sync';
    flavor: 'last-resort';
  }) => void;
  setFlagsFromString('--no-expose-gc');
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
};
