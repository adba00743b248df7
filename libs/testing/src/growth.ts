import { cpuOf } from './cpu.js';

const ROUNDS = { least: 3, most: 12 };
/** Well under what time that grows faster than size comes to, and well over what lines come to. */
const CLEAR = 12;

/**
 * How much longer work takes that is eight times as large: about 8 where time grows with size, 64 where it grows with its square.
 * The small work is done eight times, so that both take about as long and meet the same disturbances; of each counts the least, as
 * whatever disturbs the work only adds. A figure that isn't clear is measured again, up to twelve times.
 */
export const growthByEight = (work: (size: number) => unknown, size: number): number => {
  let [small, large] = [Infinity, Infinity];
  for (let round = 0; round < ROUNDS.most; round += 1) {
    const eight = cpuOf(() => {
      for (let time = 0; time < 8; time += 1) work(size / 8);
    });
    small = Math.min(small, eight / 8);
    large = Math.min(
      large,
      cpuOf(() => work(size)),
    );
    if (round + 1 >= ROUNDS.least && large < CLEAR * small) break;
  }
  return large / small;
};
