import type { ReviewedMapping } from '@plumbline/application';
import type { FrameworkMapping } from '@plumbline/domain';
import { badRequest } from '../http/problems.js';
import type { MappingDto, MappingRuleDto } from './dto/mapping.dto.js';

type Rule = FrameworkMapping['rules'][number];

const ruleOf = ({ blueprint, kind, group, itemLevel, count, becomes, level, area, ...asked }: MappingRuleDto): Rule => {
  const { weight, critical, requiredRating, minEvidence, reason } = asked;
  const requirement = { weight, critical, requiredRating, minEvidence };
  const about = { blueprint, kind, group, itemLevel, count: count ?? 0 };
  const { key, title } = area;
  return { ...about, becomes, level, area: { key, title }, ...requirement, reason: reason ?? '' };
};

const ensureFor = (frameworkId: string, id: string): void => {
  if (id === frameworkId) return;
  const fix = `Send it to /v1/frameworks/${id}/mapping, or write one from GET /v1/frameworks/${frameworkId}/mapping.`;
  throw badRequest([{ field: 'id', problem: `is "${id}", so the mapping is that of another framework`, fix }]);
};

/** The mapping of a request. Its framework must match, because frameworks made from the same documents have similar mappings. */
export const toMapping = (
  frameworkId: string,
  { id = frameworkId, levels, entryLevels, rules }: MappingDto,
): ReviewedMapping => {
  ensureFor(frameworkId, id);
  const mapping = {
    levels: levels.map(({ key, title, ordinal, summary }) => ({ key, title, ordinal, summary: summary ?? '' })),
    rules: rules.map(ruleOf),
  };
  return { mapping, entryLevels: entryLevels ?? null };
};
