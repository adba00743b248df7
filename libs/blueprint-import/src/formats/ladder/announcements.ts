import type { Heading, Passage } from '../../model/passage.js';
import { isListed } from '../reading/headings.js';
import { withChildren } from '../reading/passages.js';
import { labelText } from '../reading/phrase.js';
import { isKnownArea } from './areas.js';
import type { LevelOf } from './levels.js';

/** Lines over lists that stand below one level alone of several, and are not known to name areas. */
export const announcementsIn = (passages: readonly Passage[], levelOf: LevelOf): ReadonlySet<string> => {
  const levels = new Map<string, Set<Heading | null>>();
  const all = new Set<Heading | null>();
  for (const { context } of passages.flatMap(withChildren).filter(isListed)) {
    const level = context.path.findLast((heading) => levelOf(heading) !== null) ?? null;
    all.add(level);
    if (context.label === null) continue;
    const words = labelText(context.label.text);
    levels.set(words, (levels.get(words) ?? new Set()).add(level));
  }
  if (all.size < 2) return new Set();
  return new Set([...levels].flatMap(([words, over]) => (over.size === 1 && !isKnownArea(words) ? [words] : [])));
};
