import { cpuOf } from './cpu.js';

/** The least of a few times: whatever disturbs the work only adds. */
const leastCpuOf = (work: () => unknown): number => Math.min(...Array.from({ length: 3 }, () => cpuOf(work)));

/**
 * How much longer work takes that is eight times as large: about 8 where time grows with size, 64 where it grows with its square.
 * Both on the machine as it is now, slow or busy.
 */
export const growthByEight = (work: (size: number) => unknown, size: number): number => {
  const small = leastCpuOf(() => work(size / 8));
  return leastCpuOf(() => work(size)) / small;
};
