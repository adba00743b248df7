import type { Place } from '../../model/page.js';
import type { Draft, Rule } from '../reading/draft.js';
import { isListed, nameOf } from '../reading/headings.js';
import { bare } from '../reading/phrase.js';
import type { Unit } from '../../model/passage.js';
import type { Ambiguity, UnmappedReason } from '../../model/inspection.js';
import { isBareValue } from './bare-value.js';
import { isOnlyLevel } from '../../words/level-names.js';
import { namesTwoLevels } from '../../words/seniority.js';
import { type Outline, type Where, whereOf } from './list-context.js';

export type Ladder = Outline &
  Readonly<{
    /** The keys of the areas that some list stands in, and the levels, by their words. */
    areas: ReadonlyMap<string, string>;
    levels: ReadonlySet<string>;
    /** Whether the items have to say which of several levels they are about. */
    isSeveral: boolean;
    /** Where lists begin that are about several levels or areas. */
    merged: ReadonlySet<Place>;
  }>;

const listed = (unit: Unit, where: Where, { areas, isSeveral, merged }: Ladder): Draft | UnmappedReason => {
  const { kind, area, level } = where;
  const ambiguity: Ambiguity['what'] | null = merged.has(unit.at) ? 'merged-cell' : null;
  if (kind === null) return 'no-kind';
  const group = areas.get(area ?? '') ?? null;
  const name = isSeveral ? [level, nameOf(unit)].join(' ') : nameOf(unit);
  const more = { name, withLabel: true, ambiguity };
  if (kind === 'resource') return { item: { kind, text: unit.linked, group: null }, ...more };
  return { item: { kind, text: unit.text, group, level: isSeveral ? level : null }, ...more };
};

/** The level that a heading names, if some list stands under it. */
const levelAt = ({ path }: Unit['standing'], { levels, levelOf, isSeveral }: Ladder): string | null => {
  const heading = path.at(-1);
  const level = heading === undefined || !isSeveral ? null : levelOf(heading);
  return level !== null && levels.has(level) ? level : null;
};

/** Names each level and each area once: where it first stands. */
const namer = (ladder: Ladder): Rule => {
  const { areas } = ladder;
  const told = new Set<string>();
  const once = (kind: 'level' | 'area', text: string): Draft | 'repeats' => {
    if (told.has(`${kind} ${text}`)) return 'repeats';
    told.add(`${kind} ${text}`);
    const ambiguity = kind === 'level' && namesTwoLevels(text) ? ('several-levels' as const) : null;
    const key = kind === 'area' ? areas.get(text) : undefined;
    return { item: { kind, text, group: null }, name: text, key, ambiguity };
  };
  return ({ form, text, standing }) => {
    const level = form === 'heading' ? levelAt(standing, ladder) : null;
    if (level !== null) return level === text ? once('level', level) : 'repeats';
    const area = [text, bare(text)].find((words) => areas.has(words));
    if (area !== undefined) return once('area', area);
    return form === 'paragraph' ? 'prose' : 'unknown-heading';
  };
};

const notListed = ({ form, text }: Unit): UnmappedReason | null => {
  if (form === 'column-heading') return 'unknown-column';
  return form === 'row' || text === '' ? 'not-a-level-list' : null;
};

/** Why a list item is none of the ladder; null where it may be one. */
const notAsked = (unit: Unit, { level, kind }: Where, isSeveral: boolean): UnmappedReason | null => {
  if (kind === 'resource') return null;
  if (isSeveral && level === null) return 'not-a-level-list';
  if (unit.isLink) return 'furniture';
  return isBareValue(unit.text) || isOnlyLevel(unit.text) ? 'bare-value' : null;
};

const outside = (unit: Unit, where: Where, isSeveral: boolean): UnmappedReason | null =>
  notListed(unit) ?? notAsked(unit, where, isSeveral);

export const ladderRule = (ladder: Ladder): Rule => {
  const name = namer(ladder);
  return (unit) => {
    if (unit.form === 'heading' || unit.form === 'paragraph') return name(unit);
    const where = whereOf(unit, ladder);
    return outside(unit, where, ladder.isSeveral) ?? listed(unit, where, ladder);
  };
};

/** True of a list item that is one of the ladder. */
export const isOfLadder = (unit: Unit, where: Where): boolean =>
  isListed(unit) && outside(unit, where, false) === null && where.kind !== null;
