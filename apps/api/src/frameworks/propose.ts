import { mergeMappings, proposeMapping } from '@plumbline/blueprint-import';
import {
  editionBefore,
  type FrameworkMapping,
  type FrameworkMappingRule as Rule,
  latestEditions,
  type Level,
} from '@plumbline/domain';
import type { FrameworkBlueprints } from '@plumbline/read-model';
import { toInspection } from './blueprint-reading.js';

/** proposed: by the importer · carried: decided for the edition before · reviewed: decided for this one. */
export type ProposedRule = Rule & Readonly<{ basis: 'proposed' | 'carried' | 'reviewed' }>;
export type ProposedMapping = Readonly<{ levels: readonly Level[]; rules: readonly ProposedRule[] }>;

const about = ({ kind, group, itemLevel }: Rule): string => JSON.stringify([kind, group, itemLevel]);

/** The decision that holds for a rule's items: on this edition, else on the last one before it that was decided on. */
const decided = (rule: Rule, { blueprints, mapping }: FrameworkBlueprints): Rule | undefined => {
  let edition = blueprints.find(({ source }) => source.sha256 === rule.blueprint);
  while (edition !== undefined) {
    const { sha256 } = edition.source;
    const found = mapping?.rules.find((each) => each.blueprint === sha256 && about(each) === about(rule));
    if (found !== undefined) return found;
    edition = editionBefore(blueprints, edition);
  }
  return undefined;
};

const ruleFor = (rule: Rule, from: FrameworkBlueprints): ProposedRule => {
  const held = decided(rule, from);
  if (held === undefined) return { ...rule, basis: 'proposed' };
  const { blueprint, count } = rule;
  return { ...held, blueprint, count, basis: held.blueprint === blueprint ? 'reviewed' : 'carried' };
};

const levelsFor = (proposed: FrameworkMapping, { levels, mapping }: FrameworkBlueprints): readonly Level[] => {
  const known = new Map<string, Level>();
  for (const level of [...levels, ...(mapping?.levels ?? []), ...proposed.levels])
    if (!known.has(level.key)) known.set(level.key, level);
  return [...known.values()].sort((a, b) => a.ordinal - b.ordinal);
};

/** What the latest edition of each blueprint could become. What was decided before stands; levels are as the draft has them. */
export const proposeFor = (from: FrameworkBlueprints): ProposedMapping => {
  const { blueprints, scale } = from;
  const inspections = latestEditions(blueprints).map(toInspection);
  const proposed = mergeMappings(inspections.map((inspection) => proposeMapping(inspection, { scale })));
  return { levels: levelsFor(proposed, from), rules: proposed.rules.map((rule) => ruleFor(rule, from)) };
};
