import type { Mutant } from './mutant.js';
import type { MutatedTree } from './mutated-tree.js';
import { nearestSpecs } from './import-graph.js';
import { ownSpecs, SUITES } from './suites.js';

/** `by` is what noticed it: specs whose paths begin so, or fit this pattern. */
export type Verdict = Readonly<{ killed: boolean; by?: string; late?: boolean; seconds: number }>;
type Stage = Readonly<{ name: string; all: readonly string[]; asked: readonly string[] }>;

const LONGEST_SECONDS = 3600;

/** Answers who notices a mutant: its own library first, then one suite after the other. */
export const judge = (
  root: string,
  specs: readonly string[],
): ((mutant: Mutant, tree: MutatedTree) => Promise<Verdict>) => {
  const nearest = nearestSpecs(root);
  const matching = (pattern: string) => specs.filter((spec) => new RegExp(`^${pattern}`).test(spec));
  const stagesOf = ({ file }: Mutant): readonly Stage[] => {
    const own = ownSpecs(file);
    const suites = Object.entries(SUITES).find(([folder]) => file.startsWith(`${folder}/`))?.[1] ?? [];
    return [
      { name: own, all: matching(own), asked: nearest(file, matching(own)) },
      ...suites.map((name) => ({ name, all: matching(name), asked: matching(name) })),
    ].filter(({ asked }) => asked.length > 0);
  };

  const limits = new Map<string, Promise<number>>();
  /** Specs that fail anyway would kill every mutant. They have to pass once without any, and may take as long again, and more. */
  const measured = async ({ name, all }: Stage, tree: MutatedTree): Promise<number> => {
    const { end, seconds, output } = await tree.run(all, LONGEST_SECONDS);
    if (end !== 'passed') throw new Error(`Without any mutant ${name} fails:\n${output}`);
    console.log(`${name} passes without any mutant in ${seconds.toFixed(0)} s.`);
    return 30 + 4 * seconds;
  };
  const limitOf = (stage: Stage, tree: MutatedTree): Promise<number> => {
    const limit = limits.get(stage.name) ?? measured(stage, tree);
    limits.set(stage.name, limit);
    return limit;
  };

  return async (mutant, tree) => {
    let seconds = 0;
    for (const stage of stagesOf(mutant)) {
      const ran = await tree.run(stage.asked, await limitOf(stage, tree), mutant);
      seconds += ran.seconds;
      if (ran.end !== 'passed') return { killed: true, by: stage.name, late: ran.end === 'too slow', seconds };
    }
    return { killed: false, seconds };
  };
};
