import { labelText } from '../reading/phrase.js';
import type { Heading, Passage } from '../../model/passage.js';
import { listKindOf, type ListKind } from '../../words/list-kinds.js';
import { namesLevel } from '../../words/level-names.js';
import { type LevelOf, MAX_NAME } from './levels.js';
import { beginsSentence, isNoRequirement, isStructure } from './page-headings.js';

/** Where in a ladder a list stands: for which level, in which area, and what it holds; null where nothing says that it is of the ladder. */
export type ListContext = Readonly<{ level: string | null; area: string | null; kind: ListKind | null }>;

const labelOf = ({ context }: Passage): string | null => context.label?.text ?? null;

const MAX_AREA_WORDS = 6;
/** True of a few words over a list that name an area. */
export const isAreaLabel = (text: string): boolean => {
  const label = labelText(text);
  return (
    listKindOf(label) === null &&
    !isNoRequirement(label) &&
    !namesLevel(label) &&
    !beginsSentence(text) &&
    label.split(' ').length <= MAX_AREA_WORDS
  );
};

/**
 * `structure`: headings that name the page, or all of its levels, and so no area. `alsoAreas`: areas whatever their words. `subtitles`:
 * lines that say more of one level.
 */
export type Outline = Readonly<{
  structure: ReadonlySet<Heading>;
  alsoAreas: ReadonlySet<Heading>;
  /** Lines over lists that have the name of a list of responsibilities, and stand beside lines that name areas. */
  alsoLabels: ReadonlySet<string>;
  subtitles: ReadonlySet<string>;
  /** The only column of all tables, where headings above these name areas. */
  onlyColumns: ReadonlySet<Heading>;
  /** Lines over lists that one level alone has. */
  announcements: ReadonlySet<string>;
  /** Levels of which nothing but examples would be known, by words of headings above them: these say nothing of their lists. */
  notExamples: ReadonlySet<string | null>;
  /** No level would ask for anything, by words of headings above them: these say nothing of any list. */
  isDeaf: boolean;
  levelOf: LevelOf;
}>;

export const isArea = (heading: Heading, { structure, alsoAreas, levelOf, onlyColumns }: Outline): boolean => {
  if (heading.text.length > MAX_NAME || onlyColumns.has(heading)) return false;
  if (heading.names === 'area' || alsoAreas.has(heading)) return true;
  return !structure.has(heading) && heading.names === undefined && levelOf(heading) === null && isNothingElse(heading);
};
const isNothingElse = ({ text }: Heading): boolean =>
  listKindOf(text) === null && !isStructure(text) && !isNoRequirement(text);

/**
 * Words over a list name its area where no heading names an area or a level, where they stand like a heading, or where several levels have
 * them: else they are the beginning of a sentence.
 */
const namesArea = (label: Passage, path: readonly Heading[], outline: Outline): boolean => {
  const isWithin = path.some((one) => isArea(one, outline) || outline.levelOf(one) !== null);
  return !isWithin || label.head.lead !== null || !outline.announcements.has(labelText(label.text));
};

const areaOfLabel = (label: Passage, path: readonly Heading[], outline: Outline): string | null => {
  const words = labelText(label.text);
  if (outline.alsoLabels.has(words)) return words;
  const isLabel = isAreaLabel(label.text) && !outline.subtitles.has(words);
  return isLabel && namesArea(label, path, outline) ? words : null;
};

const areaIn = (label: Passage | null, path: readonly Heading[], outline: Outline): string | null => {
  const ofLabel = label === null ? null : areaOfLabel(label, path, outline);
  return ofLabel ?? areaTitle(path.findLast((one) => isArea(one, outline))?.text ?? '');
};
/** Of a heading in a numbered list: each level may count its areas anew. */
const NUMBER = /^(?:\d{1,2}(?:\.\d{1,2})+[.)]?|\d{1,2}[.)])\s+(?=\p{L})/u;
/** The name of an area without its number; null where nothing is left. */
export const areaTitle = (text: string): string | null => text.replace(NUMBER, '') || null;

/** What the nearest of the words above says that the list holds; responsibilities where none does. */
const kindIn = (label: string | null, path: readonly Heading[]): ListKind | null => {
  const words = [...path.map(({ text }) => text), label ?? ''];
  // What to read is nothing that is asked, whatever a list within is called.
  if (words.some((text) => listKindOf(text) === 'resource')) return 'resource';
  const nearest = words.findLast((text) => listKindOf(text) !== null || isNoRequirement(text));
  return nearest === undefined ? 'responsibility' : listKindOf(nearest);
};

/** True of what names its area in a line above it, and in no heading. */
export const isAreaOfLine = ({ context: { label } }: Passage, { area }: ListContext): boolean =>
  label !== null && labelText(label.text) === area;

const saysKindOf = ({ text }: Heading, index: number): boolean =>
  listKindOf(text) !== null || (index > 0 && isNoRequirement(text));

/** The headings that may say what a list holds. */
const sayingIn = (path: readonly Heading[], level: number, outline: Outline): readonly Heading[] => {
  const isNoExample = outline.notExamples.has(nameAt(path, level, outline));
  return path.filter((heading, index) => {
    const isAbove = level === -1 ? outline.structure.has(heading) : index < level;
    const isUnheard = outline.isDeaf || (isNoExample && listKindOf(heading.text) === 'example');
    if (isAbove && isUnheard) return false;
    return saysKindOf(heading, index) || !outline.structure.has(heading);
  });
};
const nameAt = (path: readonly Heading[], level: number, { levelOf }: Outline): string | null => {
  const heading = path[level];
  return heading === undefined ? null : levelOf(heading);
};

export const listContextOf = (passage: Passage, outline: Outline): ListContext => {
  const { path } = passage.context;
  const label = labelOf(passage);
  const level = path.findLastIndex((heading) => outline.levelOf(heading) !== null);
  const kind = kindIn(label, sayingIn(path, level, outline));
  return {
    level: nameAt(path, level, outline),
    area: kind === 'resource' ? null : areaIn(passage.context.label, path, outline),
    kind,
  };
};

/** True where the page itself says what the list holds. */
export const saysKind = (passage: Passage): boolean =>
  [labelOf(passage) ?? '', ...passage.context.path.map(({ text }) => text)].some((text) => {
    const kind = listKindOf(text);
    return kind !== null && kind !== 'resource';
  });
