import type { Heading, HeadingContext, Passage } from '../../model/passage.js';
import { isListed } from '../reading/headings.js';
import { withChildren } from '../reading/passages.js';
import { labelText } from '../reading/phrase.js';
import { listKindOf } from '../../words/list-kinds.js';
import { namesLevel, namesProfession } from '../../words/level-names.js';
import { byRank, type HeadingFacts, headingFactsIn } from './heading-facts.js';
import { isArea, isAreaLabel, type Outline } from './list-context.js';
import { isStructure } from './page-headings.js';

/** "Senior Engineer – Profile": all that is asked of a level, and none of its areas. */
const saysLevel = ({ text }: Heading): boolean =>
  text.split(/\s*[:|–—]\s*|\s-\s/u).some((part) => namesLevel(part) || namesProfession(part));

/**
 * "Skills" and "Behaviors" beside "Craft" and "Scope", or beside each other below a level: headings with the name of a list of
 * responsibilities or of a part of a page that stand where areas stand, and not within one.
 */
/** Not a key for machines, which only says what it holds. */
const isForPeople = ({ text }: Heading): boolean => !/^\p{Ll}/u.test(text);

export const areasByRank = (passages: readonly Passage[], outline: Outline): ReadonlySet<Heading> => {
  const ranks = byRank(headingFactsIn(passages))
    .map((rank) => rank.filter(({ hasList }) => hasList))
    .filter(([first]) => first?.parent == null || !isArea(first.parent, outline) || saysLevel(first.parent));
  const couldBe = ({ heading }: HeadingFacts): boolean =>
    heading.names === undefined &&
    (listKindOf(heading.text) === 'responsibility' || isStructure(heading.text)) &&
    !outline.structure.has(heading) &&
    outline.levelOf(heading) === null;
  return new Set(
    ranks.flatMap((rank) => {
      const found = rank.filter(couldBe);
      const parent = rank[0]?.parent ?? null;
      const isOfLevel = parent !== null && (outline.levelOf(parent) !== null || saysLevel(parent));
      const divide = isOfLevel && found.filter(({ heading }) => isForPeople(heading)).length >= 2;
      return divide || rank.some(({ heading }) => isArea(heading, outline)) ? found.map(({ heading }) => heading) : [];
    }),
  );
};

/** The same of lines over lists: "Behaviors:" beside "Scope:" below the names of most levels. */
export const labelsByRank = (passages: readonly Passage[], { levelOf }: Outline): ReadonlySet<string> => {
  const byLevel = new Map<Heading, Set<string>>();
  for (const { context } of passages.flatMap(withChildren).filter(isListed)) {
    const level = context.path.findLast((heading) => levelOf(heading) !== null);
    const words = overList(context, level);
    if (level !== undefined && words !== null) byLevel.set(level, (byLevel.get(level) ?? new Set()).add(words));
  }
  const beside = [...byLevel.values()].flatMap(kindsThatDivide);
  return new Set(beside.filter((label, at) => beside.indexOf(label) !== at));
};
/** The label over a list, or the last heading over it below its level. */
const overList = ({ label, path }: HeadingContext, level: Heading | undefined): string | null => {
  if (label !== null) return labelText(label.text);
  const last = path.at(-1);
  return last === undefined || last === level ? null : last.text;
};
const kindsThatDivide = (labels: ReadonlySet<string>): readonly string[] => {
  const kinds = [...labels].filter((label) => listKindOf(label) === 'responsibility');
  const areBesideAreas = kinds.length < labels.size && [...labels].some(isAreaLabel);
  return kinds.length >= 2 || areBesideAreas ? kinds : [];
};

/**
 * Headings that each stand alone below the heading of an area: they say more of it, such as how far somebody is, and divide nothing, so
 * that the area is the heading above.
 */
export const aloneInAreas = (passages: readonly Passage[], outline: Outline): readonly Heading[] => {
  const areas = headingFactsIn(passages).filter(
    ({ heading, hasList }) => hasList && heading.names === undefined && isArea(heading, outline),
  );
  const names = new Set(areas.map(({ heading }) => heading));
  const within = areas.filter(({ parent }) => parent !== null && names.has(parent));
  const byParent = [...Map.groupBy(within, ({ parent }) => parent).values()];
  const outer = areas.filter(({ parent }) => parent === null || !names.has(parent));
  const areAlone =
    byParent.length >= 2 && 2 * byParent.length > outer.length && byParent.every(({ length }) => length === 1);
  return areAlone ? within.map(({ heading }) => heading) : [];
};
