import { batchKey } from '@plumbline/blueprint-import';
import {
  type BlueprintEdition,
  editionBefore,
  type FrameworkMapping,
  type FrameworkMappingRule as Rule,
  groupRenames,
  matchItems,
} from '@plumbline/domain';

type About = Pick<Rule, 'kind' | 'group' | 'itemLevel'>;
type Item = BlueprintEdition['items'][number];

const aboutOf = ({ kind, group, fields }: Item): About => ({
  kind,
  group,
  itemLevel: typeof fields['level'] === 'string' ? fields['level'] : null,
});

/** The kind and group of most of the items in the previous edition, since a heading may have been renamed. Undefined if most are new. */
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
type Step = Readonly<{ edition: BlueprintEdition; about: About }>;

/** The kind and group of the items of a rule in the previous edition: the same where it has such, else where most of them stood. */
const stepsIn = (editions: readonly BlueprintEdition[]): ((at: Step) => Step | undefined) => {
  const pairings = new Map<BlueprintEdition, Pairing>();
  return ({ edition, about }) => {
    const before = editionBefore(editions, edition);
    if (before === undefined) return undefined;
    const pairing = pairings.get(edition) ?? {
      earlier: matchItems(before.items, edition.items),
      filed: byAbout(edition),
    };
    pairings.set(edition, pairing);
    const isHeld = before.items.some((item) => batchKey(aboutOf(item)) === batchKey(about));
    const moved = isHeld ? undefined : formerly(pairing.filed.get(batchKey(about)) ?? [], pairing.earlier);
    return { edition: before, about: moved ?? about };
  };
};

/** `isRenamed`: its items stand in the same area as then, which has another heading now. */
export type Decided = Readonly<{ rule: Rule; isRenamed: boolean }>;

/** For a proposed rule, the reviewed rule about its items, in this edition or the last earlier one with such a rule. */
export const decidedIn = (
  editions: readonly BlueprintEdition[],
  mapping: FrameworkMapping | null,
): ((rule: Rule) => Decided | undefined) => {
  const rules = new Map(mapping?.rules.map((rule) => [`${rule.blueprint} ${batchKey(rule)}`, rule]));
  const before = stepsIn(editions);
  return (rule) => {
    const edition = editions.findLast(({ source }) => source.sha256 === rule.blueprint);
    let at: Step | undefined = edition && { edition, about: rule };
    while (at !== undefined) {
      const found = rules.get(`${at.edition.source.sha256} ${batchKey(at.about)}`);
      if (found !== undefined && edition !== undefined) {
        const isRename = groupRenames(at.edition.items, edition.items);
        return { rule: found, isRenamed: isRename(found.group, rule.group) };
      }
      at = before(at);
    }
    return undefined;
  };
};
