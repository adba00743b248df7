import { applied, type Mutant } from './mutant.js';
import type { MutatedTree } from './mutated-tree.js';
import { type Ran, runSpecs } from './run-specs.js';

/** `by` is the spec that noticed it, `late` says that it did by never ending. */
export type Verdict = Readonly<{ by?: string; late: boolean; seconds: number }>;
export type Asked = Readonly<{
  /** Those to ask about a mutant, in this order. */
  askedAbout: (mutant: Mutant) => readonly string[];
  /** Whether it is known to pass where nothing is wrong. */
  passes: (spec: string) => boolean;
  /** What it takes where nothing is wrong. */
  seconds: (spec: string) => number;
}>;

/** What a spec takes at least and at most under load, beside what it takes at rest. */
const [SLOWER, MORE_SECONDS] = [5, 60];

/** Answers who notices a mutant. */
export const judge = ({
  askedAbout,
  passes,
  seconds: known,
}: Asked): ((mutant: Mutant, tree: MutatedTree) => Promise<Verdict>) => {
  const run = async (specs: readonly string[], tree: MutatedTree, mutant?: Mutant): Promise<Ran> => {
    const putBack = mutant && tree.change(mutant.file, (text) => applied(text, mutant));
    const silentSeconds = MORE_SECONDS + SLOWER * Math.max(...specs.map(known));
    const ran = await runSpecs(tree.root, specs, { environment: { TMPDIR: tree.temporary }, silentSeconds });
    putBack?.();
    return ran;
  };

  const sound = new Map<string, Promise<boolean>>();
  const leftOut = new Set<string>();
  /** A spec that fails anyway would kill every mutant. It is left out, which can only make more of them live on. */
  const passesWithout = async (spec: string, tree: MutatedTree): Promise<boolean> => {
    if (passes(spec)) return true;
    const answer = sound.get(spec) ?? run([spec], tree).then(({ culprit }) => culprit === undefined);
    sound.set(spec, answer);
    const isSound = await answer;
    if (!isSound && !leftOut.has(spec)) console.error(`LEFT OUT, since it fails without any mutant: ${spec}`);
    if (!isSound) leftOut.add(spec);
    return isSound;
  };

  /** A spec that failed since the machine was busy did not notice anything. */
  const failsAgain = async (spec: string, tree: MutatedTree, mutant: Mutant): Promise<boolean> =>
    (await run([spec], tree, mutant)).culprit !== undefined;

  return async (mutant, tree) => {
    let seconds = 0;
    let asked = askedAbout(mutant).filter((spec) => !leftOut.has(spec));
    while (asked.length > 0) {
      const { culprit, late, seconds: taken } = await run(asked, tree, mutant);
      seconds += taken;
      if (culprit === undefined) break;
      if ((await passesWithout(culprit, tree)) && (late || (await failsAgain(culprit, tree, mutant))))
        return { by: culprit, late, seconds };
      // Those before it have passed.
      asked = asked.slice(asked.indexOf(culprit) + 1).filter((spec) => !leftOut.has(spec));
    }
    return { late: false, seconds };
  };
};
