// Random mutants of the core: how many does any spec notice? Leaves with 1 under 92 %, and names each that lives on.
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { specFiles } from './checks/dark-tests.js';
import { inOrder, specsOf } from './mutants/asked-specs.js';
import { findMutants } from './mutants/find-mutants.js';
import { fingerprint } from './mutants/fingerprint.js';
import { judgeAll } from './mutants/judge-all.js';
import { described, type Mutant } from './mutants/mutant.js';
import { namesOf } from './mutants/names.js';
import { MutatedTree } from './mutants/mutated-tree.js';
import { Reach, Regions, storedTraces, storeTraces } from './mutants/reach.js';
import { resultOf } from './mutants/result.js';
import { stopJest } from './mutants/run-jest.js';
import { sampleOf } from './mutants/sample.js';
import { sourcesIn } from './mutants/sources.js';
import { SUITES } from './mutants/suites.js';
import { traceSpecs } from './mutants/trace-specs.js';
import { typeCheck } from './mutants/type-check.js';
import { Verdicts } from './mutants/verdicts.js';
import { type Listed, lookUp } from './mutants/without-effect.js';

const AT_ONCE = 2;
const LIST = 'tools/mutants/without-effect.json';

const { values } = parseArgs({
  options: {
    sample: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
    in: { type: 'string', multiple: true, default: Object.keys(SUITES) },
    keep: { type: 'string' },
    again: { type: 'boolean', default: false },
  },
});
const [size, seed] = [Number(values.sample), Number(values.seed)];
if (!Number.isSafeInteger(size) || !Number.isSafeInteger(seed)) {
  console.error('--sample and --seed take whole numbers.');
  process.exit(2);
}

const root = process.cwd();
const sources = new Map<string, string>();
const sourceOf = (file: string): string => {
  const text = sources.get(file) ?? (existsSync(file) ? readFileSync(file, 'utf8') : '');
  sources.set(file, text);
  return text;
};
const mutantsOf = (file: string): readonly Mutant[] => findMutants(file, sourceOf(file));
const show = (mutant: Mutant): string => {
  const { line, before, after } = described(sourceOf(mutant.file), mutant);
  return `${mutant.file}:${String(line)}\n  - ${before}\n  + ${after}`;
};

const list = JSON.parse(sourceOf(LIST)) as readonly Listed[];
const listed = lookUp(list, sourceOf);
const stale = list.filter((entry) => !mutantsOf(entry.file).some((mutant) => listed(mutant) === entry));
for (const { file, before } of stale) console.error(`${LIST} names what no mutant of ${file} is: ${before}`);
if (stale.length > 0) process.exit(2);

const sourceFiles = sourcesIn(Object.keys(SUITES));
const all = sourceFiles.filter((file) => values.in.some((path) => file.startsWith(path))).flatMap(mutantsOf);
const names = namesOf(all, sourceOf);
const nameOf = (mutant: Mutant): string => names.get(mutant) ?? '';
const sample = sampleOf(all, { size, seed, nameOf, fitAmong: typeCheck(root) });
const tried = sample.filter((mutant) => listed(mutant) === undefined);
const tree = fingerprint(root);
const verdicts = new Verdicts(values.keep, tree);
const survivors = values.again ? [] : tried.filter((mutant) => verdicts.survived(nameOf(mutant)));
const waiting = tried.filter((mutant) => !verdicts.wasNoticed(nameOf(mutant)) && !survivors.includes(mutant));
console.log(
  `Seed ${String(seed)}: ${String(sample.length)} of ${String(all.length)} mutants, ${String(sample.length - tried.length)} listed as without effect, ${String(tried.length - waiting.length - survivors.length)} noticed and ${String(survivors.length)} survived before.`,
);

const trees: MutatedTree[] = [];
const removeAll = (): void => {
  for (const tree of trees) tree.remove();
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    stopJest();
    removeAll();
    process.exit(130);
  });

const regions = new Regions(sourceFiles, sourceOf);
const specsFor = specsOf(root, specFiles(root));
/** What each spec enters, of those that the mutants are up to: run now, or kept from a run over the same tree. */
const reachOfSpecs = async (): Promise<Reach> => {
  const file = values.keep === undefined ? undefined : `${values.keep}.reach.json`;
  const stored = file === undefined ? {} : storedTraces(file, tree);
  const specs = waiting.map(({ file: source }) => specsFor(source)).flatMap(({ own, others }) => [...own, ...others]);
  const unknown = [...new Set(specs)].filter((spec) => stored[spec] === undefined);
  if (unknown.length === 0) return new Reach(stored);
  console.log(`Running ${String(unknown.length)} specs once, to learn what each of them enters.`);
  const probedTree = new MutatedTree();
  trees.push(probedTree);
  const traces = { ...stored, ...(await traceSpecs(probedTree, unknown, { sources: sourceFiles, regions })) };
  removeAll();
  if (file !== undefined) storeTraces(file, { tree, traces });
  return new Reach(traces);
};

try {
  const reach = await reachOfSpecs();
  trees.length = 0;
  while (trees.length < Math.min(AT_ONCE, waiting.length)) trees.push(new MutatedTree());
  const asked = {
    askedAbout: (mutant: Mutant) => inOrder(specsFor(mutant.file), reach, regions.around(mutant)),
    passes: (spec: string) => reach.passes(spec),
    seconds: (spec: string) => reach.seconds(spec),
  };
  await judgeAll(waiting, trees, asked, (mutant, { by, late, seconds }) => {
    if (by === undefined) survivors.push(mutant);
    verdicts.add(nameOf(mutant), by !== undefined);
    const end = by === undefined ? 'NOBODY NOTICED' : `${late ? 'out of time in' : 'killed by'} ${by}:`;
    console.log(`${seconds.toFixed(0).padStart(5)} s ${end} ${show(mutant)}`);
  });
} finally {
  stopJest();
  removeAll();
}

if (survivors.length > 0) console.log(`\nNobody noticed:\n${survivors.map(show).join('\n')}`);
const counts = { sample: sample.length, listed: sample.length - tried.length, survived: survivors.length };
const { says, passes } = resultOf(counts);
console.log(`\nSeed ${String(seed)}: ${says}`);
if (!passes) process.exitCode = 1;
