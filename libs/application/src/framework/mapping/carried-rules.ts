import { batchKey } from '@plumbline/blueprint-import';
import {
  type BlueprintEdition,
  editionBefore,
  type FrameworkMapping,
  type FrameworkMappingRule as Rule,
  matchItems,
} from '@plumbline/domain';

type About = Pick<Rule, 'kind' | 'group' | 'itemLevel'>;
type Item = BlueprintEdition['items'][number];

const aboutOf = ({ kind, group, fields }: Item): About => ({
  kind,
  group,
  itemLevel: typeof fields['level'] === 'string' ? fields['level'] : null,
});

/** What most of the items were filed under in the edition before: a heading may have been renamed. Undefined where most are new. */
const formerly = (items: readonly Item[], earlier: ReadonlyMap<Item, Item>): About | undefined => {
  const votes = new Map<string, { about: About; count: number }>();
  for (const item of items) {
    const before = earlier.get(item);
    if (before === undefined) continue;
    const about = aboutOf(before);
    const vote = votes.get(batchKey(about)) ?? { about, count: 0 };
    votes.set(batchKey(about), { about, count: vote.count + 1 });
  }
  return [...votes.values()].find(({ count }) => 2 * count > items.length)?.about;
};

const byAbout = ({ items }: BlueprintEdition): ReadonlyMap<string, readonly Item[]> =>
  Map.groupBy(items, (item) => batchKey(aboutOf(item)));

type Pairing = Readonly<{ earlier: ReadonlyMap<Item, Item>; filed: ReadonlyMap<string, readonly Item[]> }>;
type Step = Readonly<{ reading: BlueprintEdition; about: About }>;

/** Where the items of a rule stood in the edition before. */
const stepsIn = (blueprints: readonly BlueprintEdition[]): ((at: Step) => Step | undefined) => {
  const pairings = new Map<BlueprintEdition, Pairing>();
  return ({ reading, about }) => {
    const before = editionBefore(blueprints, reading);
    if (before === undefined) return undefined;
    const pairing = pairings.get(reading) ?? {
      earlier: matchItems(before.items, reading.items),
      filed: byAbout(reading),
    };
    pairings.set(reading, pairing);
    return { reading: before, about: formerly(pairing.filed.get(batchKey(about)) ?? [], pairing.earlier) ?? about };
  };
};

/** For a rule that is proposed, the one that was decided on its items, in this edition or in the last before it that was decided on. */
export const decidedIn = (
  blueprints: readonly BlueprintEdition[],
  mapping: FrameworkMapping | null,
): ((rule: Rule) => Rule | undefined) => {
  const rules = new Map(mapping?.rules.map((rule) => [`${rule.blueprint} ${batchKey(rule)}`, rule]));
  const before = stepsIn(blueprints);
  return (rule) => {
    const reading = blueprints.findLast(({ source }) => source.sha256 === rule.blueprint);
    let at: Step | undefined = reading && { reading, about: rule };
    while (at !== undefined) {
      const found = rules.get(`${at.reading.source.sha256} ${batchKey(at.about)}`);
      if (found !== undefined) return found;
      at = before(at);
    }
    return undefined;
  };
};
