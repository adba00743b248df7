import type { Heading, Passage } from '../../model/passage.js';
import { listKindOf } from '../../words/list-kinds.js';
import { byRank, headingFactsIn } from './heading-facts.js';
import { isArea, type Outline } from './list-context.js';
import { isStructure } from './page-headings.js';

/** "Skills" and "Behaviors" beside "Craft" and "Scope": headings with the name of a list of responsibilities or of a part of a page that stand where areas stand. */
export const areasByRank = (passages: readonly Passage[], outline: Outline): ReadonlySet<Heading> => {
  const ranks = byRank(headingFactsIn(passages)).map((rank) => rank.filter(({ hasList }) => hasList));
  return new Set(
    ranks
      .filter((rank) => rank.some(({ heading }) => isArea(heading, outline)))
      .flatMap((rank) => rank.map(({ heading }) => heading))
      .filter(({ text, names }) => names === undefined && (listKindOf(text) === 'responsibility' || isStructure(text)))
      .filter((heading) => !outline.structure.has(heading) && outline.levelOf(heading) === null),
  );
};
