import type { Heading, Passage } from '../../model/passage.js';
import type { LevelOf } from './levels.js';

/**
 * Headings that all levels of the page stand below: they divide it into nothing, so they are no areas. Where several headings
 * have levels below them, each is an area with its levels.
 */
export const headingsOverAllLevels = (passages: readonly Passage[], levelOf: LevelOf): ReadonlySet<Heading> => {
  const over = new Map<number, Set<Heading>>();
  for (const { context } of passages) {
    const level = context.path.findIndex((heading) => levelOf(heading) !== null);
    for (const heading of context.path.slice(0, Math.max(level, 0)))
      over.set(heading.depth, (over.get(heading.depth) ?? new Set()).add(heading));
  }
  return new Set([...over.values()].filter(({ size }) => size === 1).flatMap((headings) => [...headings]));
};
