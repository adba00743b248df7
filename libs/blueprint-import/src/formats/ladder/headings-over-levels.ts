import type { Heading, Passage } from '../../model/passage.js';
import type { LevelOf } from './levels.js';

/**
 * Headings that levels stand below and that divide none of them: all levels of the page, or each its own. Where several headings have the
 * same levels below them, each is an area with its levels.
 */
export const headingsOverLevels = (passages: readonly Passage[], levelOf: LevelOf): ReadonlySet<Heading> => {
  const over = new Map<number, Map<Heading, Set<string>>>();
  for (const { context } of passages) {
    const at = context.path.findIndex((heading) => levelOf(heading) !== null);
    const level = context.path[at];
    for (const heading of context.path.slice(0, Math.max(at, 0))) {
      const headings = over.get(heading.depth) ?? new Map<Heading, Set<string>>();
      over.set(heading.depth, headings);
      const levels = headings.get(heading) ?? new Set();
      headings.set(heading, levels.add(level === undefined ? '' : (levelOf(level) ?? '')));
    }
  }
  return new Set([...over.values()].filter(areApart).flatMap((headings) => [...headings.keys()]));
};

const areApart = (all: ReadonlyMap<Heading, ReadonlySet<string>>): boolean => {
  const others = new Map([...all].filter(([{ names }]) => names !== 'area'));
  const isNamed = others.size === 0;
  const headings = isNamed ? all : others;
  const levels = [...headings.values()].flatMap((some) => [...some]);
  return headings.size === 1 || (!isNamed && new Set(levels).size === levels.length);
};
