import { join } from 'node:path';
import { Codec, openSqliteEventStore } from '@plumbline/event-store';
import type { EventStore } from '@plumbline/event-log';
import { type Figure, median } from '../figure.js';
import { inTempDir } from '../temp-dir.js';

/** One of both for texts under seal, one for texts in clear. */
export type Both<T> = Readonly<Record<'sealed' | 'clear', T>>;

export const openStore = (dataDir: string, side: keyof Both<unknown>): Promise<EventStore> =>
  openSqliteEventStore({ dataDir, ...(side === 'clear' && { codec: new Codec(null) }) });

/** Something for a data directory of each kind, one after the other. */
export const inBothDirs = <T>(work: (dirs: Both<string>) => Promise<T>): Promise<T> =>
  inTempDir((dir) => work({ sealed: join(dir, 'sealed'), clear: join(dir, 'clear') }));

type Measured = Readonly<{ name: string; below: number; unit: string; rounds: number }>;

/** Measures both in turn, so that what else the machine does meets them alike. The first round only warms up. */
export const ratioOf = async (
  { name, below, unit, rounds }: Measured,
  measure: Both<(round: number) => Promise<number>>,
): Promise<Figure> => {
  const pairs: Both<number>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const sealed = await measure.sealed(round);
    pairs.push({ sealed, clear: await measure.clear(round) });
  }
  const of = (value: (pair: Both<number>) => number): number => median(pairs.slice(1).map(value));
  const [sealed, clear] = [of((pair) => pair.sealed), of((pair) => pair.clear)];
  return {
    name,
    value: of((pair) => pair.sealed / pair.clear),
    unit: 'x',
    target: { below },
    detail: `${sealed.toFixed(2)} against ${clear.toFixed(2)} ${unit}`,
  };
};
