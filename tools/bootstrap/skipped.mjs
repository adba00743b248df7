import { lacking } from './machine.mjs';

const NEEDS = /\[needs (\S+)\]/g;

/**
 * Of skipped tests, those that nothing excuses, and a line that counts the others by what they lack; undefined where there are none.
 * A name ends each group with what it needs: "… [needs mount] …". Excused where this machine does not have one of these.
 */
export const told = (skipped) => {
  const excuses = new Map();
  const excuseOf = ({ test }) => {
    const found = [...test.matchAll(NEEDS)].map(([, need]) => {
      if (!excuses.has(need)) excuses.set(need, lacking(need) ?? null);
      return excuses.get(need);
    });
    return found.find((excuse) => excuse !== null) ?? null;
  };
  const refused = skipped.filter((one) => excuseOf(one) === null);
  const excused = new Map();
  for (const one of skipped.filter((each) => !refused.includes(each))) {
    const which = `of project ${one.project} (${excuseOf(one)})`;
    excused.set(which, (excused.get(which) ?? 0) + 1);
  }
  if (excused.size === 0) return { refused };
  return { refused, line: `Skipped: ${[...excused].map(([which, count]) => `${count} ${which}`).join(', ')}.` };
};
