import { nearestSpecs } from './import-graph.js';
import type { Reach } from './reach.js';
import { ownSpecs, SUITES } from './suites.js';

type Asked = Readonly<{ own: readonly string[]; others: readonly string[] }>;

/** Answers which specs a source is up to: those of its library that load it, the nearest first, and those of its suites. */
export const specsOf = (root: string, specs: readonly string[]): ((file: string) => Asked) => {
  const nearest = nearestSpecs(root);
  const matching = (pattern: string) => specs.filter((spec) => new RegExp(`^${pattern}`).test(spec));
  const known = new Map<string, Asked>();
  return (file) => {
    const suites = Object.entries(SUITES).find(([folder]) => file.startsWith(`${folder}/`))?.[1] ?? [];
    const own = matching(ownSpecs(file));
    const others = [...new Set(suites.flatMap(matching))].filter((spec) => !own.includes(spec));
    const asked = known.get(file) ?? { own: nearest(file, own), others };
    known.set(file, asked);
    return asked;
  };
};

/** What a spec beside the code takes, unless it tries thousands of cases. */
const QUICK_SECONDS = 5;

/** Those of them that enter the region: the quick ones of its library as they are, then the cheapest first. */
export const inOrder = ({ own, others }: Asked, reach: Reach, region: number): readonly string[] => {
  const isQuick = (spec: string): boolean => reach.seconds(spec) <= QUICK_SECONDS;
  const rest = [...own.filter((spec) => !isQuick(spec)), ...others].sort((a, b) => reach.seconds(a) - reach.seconds(b));
  return [...own.filter(isQuick), ...rest].filter((spec) => reach.enters(spec, region));
};
