import { regionsOf } from './regions.js';

const NAME = '__regionReached';
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '{': '}' };

/**
 * Says once for each process and realm that a region was entered. The runner names a file for each spec, which servers that it starts inherit;
 * what does not know of one says so for all specs.
 */
const report = (forAll: string): string => `
;function ${NAME}(region) {
  const reached = (globalThis.${NAME}Before ??= new Set());
  if (reached.has(region)) return;
  reached.add(region);
  process.getBuiltinModule('node:fs').appendFileSync(process.env.MUTANTS_REACHED ?? ${JSON.stringify(forAll)}, region + '\\n');
}
`;

type Insertion = Readonly<{ at: number; text: string; rank: number }>;

/** The text with a probe in each of its regions, numbered from the first number on. */
export const probed = (text: string, first: number, forAll: string): string => {
  const insertions = regionsOf(text).flatMap(({ at, end, before, after }, i): readonly Insertion[] => [
    { at, text: `${before}${NAME}(${String(first + i)})${after}`, rank: i },
    // What begins last ends first, and all that ends somewhere before anything begins there.
    ...(before === '' ? [] : [{ at: end, text: CLOSING[before] ?? '', rank: -i }]),
  ]);
  const sorted = insertions.sort((a, b) => a.at - b.at || a.rank - b.rank);
  const parts = sorted.map(({ at, text: inserted }, i) => text.slice(sorted[i - 1]?.at ?? 0, at) + inserted);
  return parts.join('') + text.slice(sorted.at(-1)?.at ?? 0) + report(forAll);
};
