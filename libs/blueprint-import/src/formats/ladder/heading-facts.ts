import type { Heading, Passage } from '../../model/passage.js';
import { headingWords, isListed } from '../reading/headings.js';
import { withChildren } from '../reading/passages.js';

/** Where a heading stands: below which, in which order, over how many words in lists, and over which other headings, and labels of lists, by their words. */
export type HeadingFacts = Readonly<{
  heading: Heading;
  parent: Heading | null;
  order: number;
  hasList: boolean;
  size: number;
  children: ReadonlySet<string>;
  labels: ReadonlySet<string>;
}>;

type Found = { -readonly [Key in keyof HeadingFacts]: HeadingFacts[Key] } & {
  children: Set<string>;
  labels: Set<string>;
};

export const headingFactsIn = (passages: readonly Passage[]): readonly HeadingFacts[] => {
  const facts = new Map<Heading, Found>();
  for (const passage of passages.flatMap(withChildren)) {
    const { path } = passage.context;
    for (const [index, heading] of path.entries()) {
      const found = facts.get(heading) ?? {
        ...{ heading, parent: path[index - 1] ?? null, order: facts.size },
        ...{ hasList: false, size: 0, children: new Set<string>(), labels: new Set<string>() },
      };
      facts.set(heading, found);
      const child = path[index + 1];
      if (child !== undefined) found.children.add(headingWords(child.text));
      if (isListed(passage)) addListed(found, passage, child === undefined);
    }
  }
  return [...facts.values()];
};
const addListed = (found: Found, { head, context: { label } }: Passage, isLast: boolean): void => {
  found.hasList = true;
  found.size += head.text.split(' ').length;
  if (isLast && label !== null) found.labels.add(headingWords(label.text));
};

/** Headings of one rank: of the same depth, below the same heading. */
export const byRank = (facts: readonly HeadingFacts[]): readonly (readonly HeadingFacts[])[] => {
  const ranks = Map.groupBy(facts, ({ parent }) => parent);
  return [...ranks.values()].flatMap((below) => [...Map.groupBy(below, ({ heading }) => heading.depth).values()]);
};

/** The headings below some others, however far. */
export const headingsBelow = (
  facts: readonly HeadingFacts[],
  isOver: (heading: Heading) => boolean,
): ReadonlySet<Heading> => {
  const below = new Set<Heading>();
  for (const { heading, parent } of facts)
    if (parent !== null && (below.has(parent) || isOver(parent))) below.add(heading);
  return below;
};
