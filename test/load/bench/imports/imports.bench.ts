import { globSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { inspectBlueprint } from '@plumbline/blueprint-import';
import type { Figure } from '../figure.js';

/** What reading one document may take of the processor. */
const BUDGET_MS = 1_000;

const filesIn = (folder: string): readonly string[] =>
  globSync(`${folder}/**/*`).filter((file) => statSync(file).isFile());

/** Of the processor, all threads together; the first time includes what is compiled and cached only once. */
const millisecondsOf = (file: string): number => {
  const bytes = readFileSync(file);
  const before = process.cpuUsage();
  try {
    inspectBlueprint(basename(file), bytes);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
};

/** The slowest document, read first of all in this process, against its budget. `PLUMBLINE_BENCH_DOCUMENTS` names a folder of more. */
export const imports = (): Promise<Figure> => {
  const more = process.env['PLUMBLINE_BENCH_DOCUMENTS'];
  const files = [...filesIn('test/fixtures/documents'), ...(more === undefined ? [] : filesIn(more))];
  const taken = files.map((file) => ({ file, ms: millisecondsOf(file) })).sort((a, b) => b.ms - a.ms);
  const [slowest] = taken;
  return Promise.resolve({
    name: 'slowest document against a second',
    value: (slowest?.ms ?? Number.NaN) / BUDGET_MS,
    unit: 'x',
    target: { below: 1 },
    detail: `${(slowest?.ms ?? 0).toFixed(0)} ms of processor for ${basename(slowest?.file ?? 'none')}, of ${files.length.toString()} documents`,
  });
};
