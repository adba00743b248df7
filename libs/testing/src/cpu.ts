/** Microseconds of the processor, all threads of this process together, that the work takes. */
export const cpuOf = (work: () => unknown): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
};
