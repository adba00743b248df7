import { type Asked, judge, type Verdict } from './judge.js';
import type { Mutant } from './mutant.js';
import type { MutatedTree } from './mutated-tree.js';

const SOON_SECONDS = 60;

/** The first of them, a minute in all at most, but one at least. */
export const soonAsked = (specs: readonly string[], seconds: (spec: string) => number): readonly string[] => {
  let sum = 0;
  return specs.filter((spec, at) => {
    sum += seconds(spec);
    return at === 0 || sum <= SOON_SECONDS;
  });
};

/**
 * Judges mutants in each of the trees at a time. All are first asked about for a minute, in which most are noticed, and the rest of the specs
 * about those that are left: so a run that is stopped has judged as many as it could.
 */
export const judgeAll = async (
  mutants: readonly Mutant[],
  trees: readonly MutatedTree[],
  asked: Asked,
  told: (mutant: Mutant, verdict: Verdict) => void,
): Promise<void> => {
  const soonOf = (mutant: Mutant) => soonAsked(asked.askedAbout(mutant), asked.seconds);
  const restOf = (mutant: Mutant) => asked.askedAbout(mutant).slice(soonOf(mutant).length);
  const soon = judge({ ...asked, askedAbout: soonOf });
  const later = judge({ ...asked, askedAbout: restOf });
  const [waiting, left] = [[...mutants], [] as Mutant[]];
  const lane = async (tree: MutatedTree): Promise<void> => {
    for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
      const verdict = await soon(mutant, tree);
      if (verdict.by === undefined && restOf(mutant).length > 0) left.push(mutant);
      else told(mutant, verdict);
    }
    for (let mutant = left.shift(); mutant !== undefined; mutant = left.shift())
      told(mutant, await later(mutant, tree));
  };
  await Promise.all(trees.map(lane));
};
