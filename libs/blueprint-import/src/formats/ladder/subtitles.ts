import type { Passage } from '../../model/passage.js';
import { isKnownArea } from './areas.js';
import { isAreaOfLine, type ListContext } from './list-context.js';

type Listed = Readonly<{ passage: Passage; where: ListContext }>;
/** `isLine`: of all that is said of the level in this area, a line above names it. */
type Area = { readonly area: string; isLine: boolean };

/** A line that stands over a list as a heading does is as deep as none. */
const isLineAbove = ({ context }: Passage, area: string): boolean =>
  context.path.some(({ text, depth }) => text === area && !Number.isInteger(depth));

const areasByLevel = (listed: readonly Listed[]): readonly (readonly Area[])[] => {
  const levels = new Map<string, Map<string, Area>>();
  for (const { passage, where } of listed) {
    const { level, area } = where;
    if (level === null || area === null) continue;
    const areas = levels.get(level) ?? new Map<string, Area>();
    levels.set(level, areas);
    const found = areas.get(area) ?? { area, isLine: true };
    found.isLine &&= isAreaOfLine(passage, where) || isLineAbove(passage, area);
    areas.set(area, found);
  }
  return [...levels.values()].map((areas) => [...areas.values()]);
};

/**
 * Lines below the names of levels that say more of them, and stand over lists as the line of an area would: each level has another one
 * first, and shares all of its areas with another level.
 */
export const subtitlesIn = (listed: readonly Listed[]): ReadonlySet<string> => {
  const levels = areasByLevel(listed);
  const counts = new Map<string, number>();
  for (const { area } of levels.flat()) counts.set(area, (counts.get(area) ?? 0) + 1);
  const isOwn = ({ area }: Area): boolean => counts.get(area) === 1;
  const isSubtitle = (one: Area): boolean => isOwn(one) && one.isLine && !isKnownArea(one.area);
  const areSubtitles = levels.every(
    ([first, ...others]) => first !== undefined && isSubtitle(first) && !others.some(isOwn),
  );
  return new Set(levels.length >= 2 && areSubtitles ? levels.flatMap(([first]) => first?.area ?? []) : []);
};
