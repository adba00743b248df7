import type { Block } from '../../document/block.js';
import { phraseOf } from '../../document/phrase.js';
import { familyOf } from './sections.table.js';

type Heading = Extract<Block, { type: 'heading' }>;
const isHeading = (block: Block): block is Heading => block.type === 'heading';

/** Sections that a page has to have at one depth to be taken for a role blueprint. */
const MIN_SECTIONS = 4;
const TELLING = ['responsibilities', 'skills', 'kpis', 'goals', 'career', 'decisions', 'hiring'];

/** The depth of headings that begins the sections: the one with most known ones. Null where the page is no role blueprint. */
export const sectionDepth = (blocks: readonly Block[]): number | null => {
  const known = new Map<number, Set<string>>();
  for (const { depth, runs, at } of blocks.filter(isHeading)) {
    const family = familyOf(phraseOf(runs, at).text);
    if (family !== null && family.name !== 'furniture')
      known.set(depth, (known.get(depth) ?? new Set()).add(family.name));
  }
  const [best] = [...known].sort(([depth, a], [other, b]) => b.size - a.size || depth - other);
  if (best === undefined || best[1].size < MIN_SECTIONS || !TELLING.some((name) => best[1].has(name))) return null;
  return best[0];
};
