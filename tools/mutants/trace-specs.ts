import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { MutatedTree } from './mutated-tree.js';
import { probed } from './probes.js';
import type { Regions, Trace, Traces } from './reach.js';
import { runJest } from './run-jest.js';

const SILENT_SECONDS = 300;
const ENVIRONMENT = '<rootDir>/tools/mutants/reach-environment.mjs';
type Results = Readonly<{
  testResults: readonly Readonly<{ name: string; status: string; startTime: number; endTime: number }>[];
}>;
const NONE: Results = { testResults: [] };

const numbersIn = (file: string): readonly number[] =>
  existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean).map(Number) : [];

/** Runs each spec once in a tree with a probe in every region of the sources, and answers what each did. */
export const traceSpecs = async (
  tree: MutatedTree,
  specs: readonly string[],
  { sources, regions }: Readonly<{ sources: readonly string[]; regions: Regions }>,
): Promise<Traces> => {
  const folder = join(tree.temporary, 'reached');
  const forAll = join(folder, 'for-all');
  mkdirSync(folder);
  for (const file of sources) tree.change(file, (text) => probed(text, regions.first(file), forAll));

  const traced = async (asked: readonly string[], workers: number): Promise<readonly (readonly [string, Trace])[]> => {
    if (asked.length === 0) return [];
    const output = join(tree.temporary, `results-${String(workers)}.json`);
    await runJest(tree.root, asked, {
      flags: [`--maxWorkers=${String(workers)}`, '--env', ENVIRONMENT, '--json', '--outputFile', output],
      environment: { TMPDIR: tree.temporary, MUTANTS_REACHED_IN: folder },
      silentSeconds: SILENT_SECONDS,
    });
    // Where it had to be stopped, nobody knows anything.
    const { testResults } = existsSync(output) ? (JSON.parse(readFileSync(output, 'utf8')) as Results) : NONE;
    return testResults.map(({ name, status, startTime, endTime }) => {
      const spec = relative(tree.root, name);
      const seconds = (endTime - startTime) / 1000;
      const entered = numbersIn(join(folder, encodeURIComponent(spec)));
      return [spec, { seconds, ...(status === 'passed' && { regions: [...new Set(entered)] }) }];
    });
  };

  const first = await traced(specs, 2);
  // One that failed since the machine was busy gets another chance.
  const again = await traced(
    first.filter(([, { regions: entered }]) => entered === undefined).map(([spec]) => spec),
    1,
  );
  const shared = numbersIn(forAll);
  return Object.fromEntries(
    [...first, ...again].map(([spec, trace]) => [
      spec,
      trace.regions === undefined ? trace : { ...trace, regions: [...new Set([...trace.regions, ...shared])] },
    ]),
  );
};
