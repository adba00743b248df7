const LEAST_PERCENT = 92;

type Counted = Readonly<{ sample: number; listed: number; survived: number }>;

/** What the run says in the end, and whether enough of those that can be noticed were. */
export const resultOf = ({ sample, listed, survived }: Counted): Readonly<{ says: string; passes: boolean }> => {
  const tried = sample - listed;
  const killed = tried - survived;
  const percent = tried === 0 ? 0 : (100 * killed) / tried;
  return {
    says: `${String(killed)} of ${String(tried)} killed, ${percent.toFixed(1)} %.`,
    passes: percent >= LEAST_PERCENT,
  };
};
