import type { Driven } from './drive.js';
import { median } from './figure.js';

type Sides = Readonly<Record<'nothing' | 'ours', (round: number) => Promise<Driven>>>;
/** `ratio`: requests a second of ours to those of a route that does nothing. */
export type Compared = Readonly<{ ratio: number; perSecond: number; detail: string }>;

/** Drives both in turn, so that what else the machine does meets them alike. The first round only warms up. */
export const compare = async (rounds: number, { nothing, ours }: Sides): Promise<Compared> => {
  const pairs: { nothing: Driven; ours: Driven }[] = [];
  for (let round = 0; round < rounds; round += 1)
    pairs.push({ nothing: await nothing(round), ours: await ours(round) });
  const of = (value: (pair: (typeof pairs)[number]) => number): number => median(pairs.slice(1).map(value));
  const perSecond = of((pair) => pair.ours.perSecond);
  const against = of((pair) => pair.nothing.perSecond).toFixed(0);
  const cpu = of((pair) => pair.ours.cpu).toFixed(2);
  const cpuOfNothing = of((pair) => pair.nothing.cpu).toFixed(2);
  return {
    ratio: of((pair) => pair.ours.perSecond / pair.nothing.perSecond),
    perSecond,
    detail: `${perSecond.toFixed(0)}/s against ${against}/s, ${cpu} ms of processor against ${cpuOfNothing}`,
  };
};
