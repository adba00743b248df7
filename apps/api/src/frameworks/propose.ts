import { inTheirOrder, mergeMappings, proposeMapping } from '@plumbline/blueprint-import';
import {
  type BlueprintReading,
  editionBefore,
  type FrameworkMapping,
  type FrameworkMappingRule as Rule,
  latestEditions,
  type Level,
  type RatingScale,
} from '@plumbline/domain';
import { toInspection } from './blueprint-reading.js';

type From = Readonly<{
  blueprints: readonly BlueprintReading[];
  scale: RatingScale;
  /** Of the draft. */
  levels: readonly Level[];
  /** That was applied last. */
  mapping: FrameworkMapping | null;
}>;

/** proposed: by the importer · carried: decided for the edition before · reviewed: decided for this one. */
export type ProposedRule = Rule & Readonly<{ basis: 'proposed' | 'carried' | 'reviewed' }>;
export type ProposedMapping = Readonly<{ levels: readonly Level[]; rules: readonly ProposedRule[] }>;

/** The rule as it is applied and kept. */
export const decision = ({ blueprint, kind, group, itemLevel, count, becomes, level, area, ...asked }: Rule): Rule => {
  const { weight, critical, requiredRating, minEvidence, reason } = asked;
  const about = { blueprint, kind, group, itemLevel, count };
  return { ...about, becomes, level, area, weight, critical, requiredRating, minEvidence, reason };
};

const about = ({ kind, group, itemLevel }: Rule): string => JSON.stringify([kind, group, itemLevel]);

/** The decision that holds for a rule's items: on this edition, else on the last one before it that was decided on. */
const decided = (rule: Rule, { blueprints, mapping }: From): Rule | undefined => {
  let edition = blueprints.findLast(({ source }) => source.sha256 === rule.blueprint);
  while (edition !== undefined) {
    const { sha256 } = edition.source;
    const found = mapping?.rules.find((each) => each.blueprint === sha256 && about(each) === about(rule));
    if (found !== undefined) return found;
    edition = editionBefore(blueprints, edition);
  }
  return undefined;
};

const ruleFor = (rule: Rule, from: From): ProposedRule => {
  const held = decided(rule, from);
  if (held === undefined) return { ...rule, basis: 'proposed' };
  const { blueprint, count } = rule;
  return { ...held, blueprint, count, basis: held.blueprint === blueprint ? 'reviewed' : 'carried' };
};

/** Those of the draft as they are; levels that are new to it are put among them. */
const levelsFor = (proposed: FrameworkMapping, { levels, mapping }: From): readonly Level[] => {
  const fresh = new Map<string, Level>();
  const held = new Set(levels.map(({ key }) => key));
  for (const level of [...(mapping?.levels ?? []), ...proposed.levels])
    if (!held.has(level.key) && !fresh.has(level.key)) fresh.set(level.key, level);
  return inTheirOrder([...fresh.values()], levels);
};

/** One title for each area, since a mapping is refused that has two: the one that was decided on, else the first. */
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

/** What the latest edition of each blueprint could become. What was decided before stands; levels are as the draft has them. */
export const proposeFor = (from: From): ProposedMapping => {
  const { blueprints, scale } = from;
  const inspections = latestEditions(blueprints).map(toInspection);
  const proposed = mergeMappings(inspections.map((inspection) => proposeMapping(inspection, { scale })));
  return { levels: levelsFor(proposed, from), rules: withOneTitle(proposed.rules.map((rule) => ruleFor(rule, from))) };
};
