/** Microseconds of the processor that work takes, the least of a few times: whatever disturbs it only adds. */
const cpuOf = (work: () => unknown): number =>
  Math.min(
    ...Array.from({ length: 3 }, () => {
      const before = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(before);
      return user + system;
    }),
  );

/**
 * How much longer work takes that is eight times as large: about 8 where time grows with size, 64 where it grows with its square.
 * Both on the machine as it is now, slow or busy.
 */
export const growthByEight = (work: (size: number) => unknown, size: number): number => {
  const small = cpuOf(() => work(size / 8));
  return cpuOf(() => work(size)) / small;
};
