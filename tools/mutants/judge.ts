import { nearestSpecs } from './import-graph.js';
import type { Mutant } from './mutant.js';
import type { MutatedTree } from './mutated-tree.js';
import { ownSpecs, SUITES } from './suites.js';

/** `by` is the spec that noticed it, `late` says that it did by never ending. */
export type Verdict = Readonly<{ by?: string; late: boolean; seconds: number }>;

/** Answers who notices a mutant: its own library is asked first, then one suite after the other. */
export const judge = (
  root: string,
  specs: readonly string[],
): ((mutant: Mutant, tree: MutatedTree) => Promise<Verdict>) => {
  const nearest = nearestSpecs(root);
  const matching = (pattern: string) => specs.filter((spec) => new RegExp(`^${pattern}`).test(spec));
  const stagesOf = ({ file }: Mutant): readonly (readonly string[])[] => {
    const suites = Object.entries(SUITES).find(([folder]) => file.startsWith(`${folder}/`))?.[1] ?? [];
    return [nearest(file, matching(ownSpecs(file))), ...suites.map(matching)];
  };

  const sound = new Map<string, Promise<boolean>>();
  const leftOut = new Set<string>();
  /** A spec that fails anyway would kill every mutant. It is left out, which can only make more of them live on. */
  const passesWithout = async (spec: string, tree: MutatedTree): Promise<boolean> => {
    const known = sound.get(spec) ?? tree.run([spec]).then(({ culprit }) => culprit === undefined);
    sound.set(spec, known);
    const passes = await known;
    if (!passes && !leftOut.has(spec)) console.error(`LEFT OUT, since it fails without any mutant: ${spec}`);
    if (!passes) leftOut.add(spec);
    return passes;
  };

  /** A spec that failed since the machine was busy did not notice anything. */
  const failsAgain = async (spec: string, mutant: Mutant, tree: MutatedTree): Promise<boolean> =>
    (await tree.run([spec], mutant)).culprit !== undefined;

  return async (mutant, tree) => {
    const waiting = [...stagesOf(mutant)];
    let seconds = 0;
    for (let stage = waiting.shift(); stage !== undefined; stage = waiting.shift()) {
      const asked = stage.filter((spec) => !leftOut.has(spec));
      if (asked.length === 0) continue;
      const { culprit, late, seconds: taken } = await tree.run(asked, mutant);
      seconds += taken;
      if (culprit === undefined) continue;
      if ((await passesWithout(culprit, tree)) && (late || (await failsAgain(culprit, mutant, tree))))
        return { by: culprit, late, seconds };
      waiting.unshift(asked.filter((spec) => spec !== culprit));
    }
    return { late: false, seconds };
  };
};
