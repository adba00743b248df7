import type { Place } from '../../model/page.js';
import type { ItemDraft, ItemRule } from '../reading/draft.js';
import { isListed, nameOf } from '../reading/headings.js';
import { labelText } from '../reading/phrase.js';
import { type Besides, standsForRequirement, whyNoRequirement } from './no-requirement.js';
import type { Passage } from '../../model/passage.js';
import type { Ambiguity, UnmappedReason } from '../../model/inspection.js';
import { namesTwoLevels } from '../../words/seniority.js';
import { listKindOf } from '../../words/list-kinds.js';
import { slug } from '../../text/keys.js';
import type { Levels } from './levels.js';
import { type Outline, areaTitle, isAreaOfLine, type ListContext, listContextOf } from './list-context.js';

export type Ladder = Outline &
  Omit<Levels, 'tracks'> &
  Readonly<{
    /** The keys of the areas that some list stands in, and the levels, by their words. */
    areas: ReadonlyMap<string, string>;
    levels: ReadonlySet<string>;
    /** Whether the items have to say which of several levels they are about. */
    isSeveral: boolean;
    besides: Besides;
    /** Where lists begin that are about several levels or areas. */
    merged: ReadonlySet<Place>;
    /** Where paragraphs begin that are read as lists. */
    paragraphs: ReadonlySet<Place>;
  }>;

/** True of words over a list that name its area or say what it holds; others are prose. */
const isLabelRead = (passage: Passage, where: ListContext): boolean =>
  isAreaOfLine(passage, where) || listKindOf(passage.context.label?.text ?? '') !== null;

const ambiguityOf = ({ at, from }: Passage, { merged, paragraphs }: Ladder): Ambiguity['what'] | null => {
  if (paragraphs.has(at) || from === 'paragraph') return 'paragraph-as-item';
  return merged.has(at) ? 'merged-cell' : null;
};

const listed = (passage: Passage, where: ListContext, ladder: Ladder): ItemDraft | UnmappedReason => {
  const { kind, area, level } = where;
  const { areas, isSeveral } = ladder;
  const ambiguity = ambiguityOf(passage, ladder);
  if (kind === null) return 'no-kind';
  const group = areas.get(area ?? '') ?? null;
  const name = isSeveral ? [level, nameOf(passage)].join(' ') : nameOf(passage);
  const more = { name, withLabel: isLabelRead(passage, where), ambiguity };
  if (kind === 'resource') return { item: { kind, text: passage.textWithLinks, group: null }, ...more };
  return { item: { kind, text: passage.text, group, level: isSeveral ? level : null }, ...more };
};

/** The level that a heading names, if some list stands under it. */
const levelAt = ({ path }: Passage['context'], { levels, levelOf, isSeveral }: Ladder): string | null => {
  const heading = path.at(-1);
  const level = heading === undefined || !isSeveral ? null : levelOf(heading);
  return level !== null && levels.has(level) ? level : null;
};

const levelDraft = (text: string, { guessOf, trackOf }: Ladder): ItemDraft => {
  const track = trackOf(text);
  const ambiguity = namesTwoLevels(text) ? ('several-levels' as const) : guessOf(text);
  return { item: { kind: 'level', text, group: track === null ? null : slug(track) }, name: text, ambiguity };
};

/** Names each level and each area once: where it first stands. */
const ruleForNames = (ladder: Ladder): ItemRule => {
  const { areas, isName } = ladder;
  const told = new Set<string>();
  const once = (name: string, draft: () => ItemDraft): ItemDraft | 'repeats' => {
    if (told.has(name)) return 'repeats';
    told.add(name);
    return draft();
  };
  return ({ form, text, context }) => {
    const level = form === 'heading' ? levelAt(context, ladder) : null;
    const heading = context.path.at(-1);
    if (level !== null && heading !== undefined)
      return isName(heading) ? once(`level ${level}`, () => levelDraft(level, ladder)) : 'repeats';
    const area = [text, labelText(text), areaTitle(text) ?? ''].find((words) => areas.has(words));
    if (area !== undefined)
      return once(`area ${area}`, () => ({
        item: { kind: 'area', text: area, group: null },
        name: area,
        key: areas.get(area),
      }));
    return form === 'paragraph' ? 'prose' : 'unknown-heading';
  };
};

const whyNotListed = ({ form, text }: Passage): UnmappedReason | null => {
  if (form === 'column-heading') return 'unknown-column';
  return form === 'row' || text === '' ? 'not-a-level-list' : null;
};

/** Why a list item is none of the ladder; null where it may be one. */
const whyNotOfLadder = (
  passage: Passage,
  { level, kind }: ListContext,
  { isSeveral, besides }: Pick<Ladder, 'isSeveral' | 'besides'>,
): UnmappedReason | null => {
  const why = whyNotListed(passage);
  if (why !== null || kind === 'resource') return why;
  return isSeveral && level === null ? 'not-a-level-list' : whyNoRequirement(passage, besides);
};

export const ladderRule = (ladder: Ladder): ItemRule => {
  const name = ruleForNames(ladder);
  return (passage) => {
    if (passage.form === 'heading' || passage.form === 'paragraph') return name(passage);
    const where = listContextOf(passage, ladder);
    return whyNotOfLadder(passage, where, ladder) ?? listed(passage, where, ladder);
  };
};

/** True of a list item that is one of the ladder, or stands where one is to be written: its level is one, too. */
export const isOfLadder = (passage: Passage, where: ListContext, besides: Besides): boolean =>
  isListed(passage) &&
  where.kind !== null &&
  (whyNotOfLadder(passage, where, { isSeveral: false, besides }) === null ||
    (passage.from === null && standsForRequirement(passage.text)));
