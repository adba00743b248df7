import { applyMapping, type Mapping } from '@plumbline/blueprint-import';
import { type BlueprintReading, type FrameworkMapping, inOrderOfRoles, type Laid } from '@plumbline/domain';
import { badRequest, type FieldProblem } from '../http/problems.js';
import { toInspection } from './blueprint-reading.js';
import type { MappingDto, MappingRuleDto } from './dto/mapping.dto.js';

type Rule = FrameworkMapping['rules'][number];

const ruleOf = ({ blueprint, kind, group, itemLevel, count, becomes, level, area, ...asked }: MappingRuleDto): Rule => {
  const { weight, critical, requiredRating, minEvidence, reason } = asked;
  const requirement = { weight, critical, requiredRating, minEvidence };
  const about = { blueprint, kind, group, itemLevel, count: count ?? 0 };
  const { key, title } = area;
  return { ...about, becomes, level, area: { key, title }, ...requirement, reason: reason ?? '' };
};

const ensureLevels = ({ levels, rules }: FrameworkMapping): void => {
  const keys = new Set(levels.map(({ key }) => key));
  const errors = rules.flatMap(({ becomes, level }, at): FieldProblem[] => {
    if (becomes !== 'criterion' || (level !== null && keys.has(level))) return [];
    const problem = level === null ? 'is null, and a criterion needs a level' : 'is no level of this mapping';
    return [{ field: `rules[${String(at)}].level`, problem, fix: `Send one of ${[...keys].join(', ')}.` }];
  });
  if (errors.length > 0) throw badRequest(errors);
};

/** What the admin sent, as it is kept. Refuses criteria of no level, with every rule that has that flaw. */
export const toMapping = ({ levels, rules }: MappingDto): FrameworkMapping => {
  const mapping = {
    levels: levels.map(({ key, title, ordinal, summary }) => ({ key, title, ordinal, summary: summary ?? '' })),
    rules: rules.map(ruleOf),
  };
  ensureLevels(mapping);
  return mapping;
};

/** The cast is sound: a rule of a kind that no item has is about nothing. */
export const layMapping = (
  mapping: FrameworkMapping,
  { blueprints }: Readonly<{ blueprints: readonly BlueprintReading[] }>,
): Laid => {
  const named = new Set(mapping.rules.map(({ blueprint }) => blueprint));
  const inspections = inOrderOfRoles(blueprints)
    .filter(({ source }) => named.has(source.sha256))
    .map(toInspection);
  const { areas, criteria, counterSignals } = applyMapping(inspections, mapping as Mapping);
  return { areas, criteria, counterSignals };
};
