import { inTheirOrder, proposeMappings } from '@plumbline/blueprint-import';
import {
  type BlueprintEdition,
  type FrameworkMapping,
  type FrameworkMappingRule as Rule,
  latestEditions,
  type Level,
  type RatingScale,
} from '@plumbline/domain';
import type { ProposedMapping, ProposedRule } from '@plumbline/responses';
import { toInspection } from './blueprint-edition.js';
import { type Decided, decidedIn } from './carried-rules.js';

type From = Readonly<{
  editions: readonly BlueprintEdition[];
  scale: RatingScale;
  /** Of the draft. */
  levels: readonly Level[];
  /** Of the draft. */
  entryLevels: readonly string[];
  /** That was applied last. */
  mapping: FrameworkMapping | null;
}>;

/** The rule without what only a proposal has. */
export const decision = ({ blueprint, kind, group, itemLevel, count, becomes, level, area, ...rest }: Rule): Rule => {
  const { weight, critical, requiredRating, minEvidence, reason } = rest;
  const about = { blueprint, kind, group, itemLevel, count };
  return { ...about, becomes, level, area, weight, critical, requiredRating, minEvidence, reason };
};

/** The reviewed area; with a new title where its heading was renamed, and another one where the items moved out of it. */
const areaFor = (rule: Rule, { rule: held, isRenamed }: Decided): Rule['area'] => {
  const isOfHeading = held.area.key === held.group && held.group !== rule.group;
  if (!isOfHeading) return held.area;
  return isRenamed ? { key: held.area.key, title: rule.area.title } : rule.area;
};

const ruleFor = (rule: Rule, decided: Decided | undefined): ProposedRule => {
  if (decided === undefined) return { ...rule, basis: 'proposed' };
  const held = decided.rule;
  const { blueprint, count, kind, group, itemLevel } = rule;
  const basis = held.blueprint === blueprint ? 'reviewed' : 'carried';
  return { ...held, blueprint, count, kind, group, itemLevel, area: areaFor(rule, decided), basis };
};

/** The levels of the draft unchanged, with those of the reviewed mapping and of the documents between them. */
const levelsFor = (proposed: FrameworkMapping, { levels, mapping }: From): readonly Level[] =>
  inTheirOrder([mapping?.levels ?? [], proposed.levels], levels);

/** One title for each area, because a mapping with two is refused: the reviewed one, else the first. */
const withOneTitle = (rules: readonly ProposedRule[]): readonly ProposedRule[] => {
  const titles = new Map<string, string>();
  const isUsed = ({ becomes }: Rule): boolean => becomes !== 'nothing';
  const isDecided = (rule: ProposedRule): boolean => rule.basis !== 'proposed' && isUsed(rule);
  for (const { area } of [...rules.filter(isDecided), ...rules.filter(isUsed), ...rules])
    if (!titles.has(area.key)) titles.set(area.key, area.title);
  return rules.map((rule) => ({
    ...rule,
    area: { key: rule.area.key, title: titles.get(rule.area.key) ?? rule.area.title },
  }));
};

/** What the latest edition of each blueprint could become. Reviewed rules are kept; levels are those of the draft. */
export const proposeFor = (from: From): ProposedMapping => {
  const { editions, scale } = from;
  const inspections = latestEditions(editions).map(toInspection);
  const proposed = proposeMappings(inspections, { scale });
  const held = decidedIn(editions, from.mapping);
  const rules = proposed.rules.map((rule) => ruleFor(rule, held(rule)));
  const levels = levelsFor(proposed, from);
  const defined = new Set(levels.map(({ key }) => key));
  const entryLevels = from.entryLevels.filter((key) => !defined.has(key));
  return { levels, entryLevels, rules: withOneTitle(rules) };
};
