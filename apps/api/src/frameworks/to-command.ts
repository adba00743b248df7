import {
  type CommandContext,
  DraftFramework,
  ExecuteFramework,
  ImportBlueprint,
  PublishFramework,
} from '@plumbline/application';
import type { Criterion } from '@plumbline/domain';
import type { DescribeAreaDto } from './dto/area.dto.js';
import type { AddCriterionDto, LevelRequirementDto, ReviseCriterionDto } from './dto/criterion.dto.js';
import type { DraftFrameworkDto } from './dto/draft-framework.dto.js';
import type { ImportBlueprintDto } from './dto/import-blueprint.dto.js';
import type { DefineLevelDto } from './dto/level.dto.js';
import type { RetireFrameworkDto } from './dto/retire-framework.dto.js';

const requirementOf = ({ level, requiredRating, weight, critical, minEvidence }: LevelRequirementDto) => ({
  level,
  requiredRating,
  weight: weight ?? null,
  critical: critical ?? false,
  minEvidence: minEvidence ?? 1,
});

const criterionOf = (key: string, { area, text, requirements }: ReviseCriterionDto): Criterion => ({
  key,
  area,
  text,
  requirements: requirements.map(requirementOf),
  source: null,
});

export const toDraftFramework = (
  frameworkId: string,
  { track, title, scale: { min, max, labels } }: DraftFrameworkDto,
  context: CommandContext,
): DraftFramework =>
  new DraftFramework(
    { type: 'DraftFramework', data: { frameworkId, track, title, scale: { min, max, labels: labels ?? [] } } },
    context,
  );

export const toDefineLevel = (
  frameworkId: string,
  { key, title, ordinal, summary }: DefineLevelDto,
  context: CommandContext,
): ExecuteFramework =>
  new ExecuteFramework(
    { type: 'DefineLevel', data: { frameworkId, level: { key, title, ordinal, summary: summary ?? '' } } },
    context,
  );

export const toDescribeArea = (
  frameworkId: string,
  { key, title, examples, antiPatterns }: DescribeAreaDto,
  context: CommandContext,
): ExecuteFramework => {
  const area = { key, title, examples: examples ?? [], antiPatterns: antiPatterns ?? [] };
  return new ExecuteFramework({ type: 'DescribeArea', data: { frameworkId, area } }, context);
};

export const toAddCriterion = (frameworkId: string, dto: AddCriterionDto, context: CommandContext): ExecuteFramework =>
  new ExecuteFramework({ type: 'AddCriterion', data: { frameworkId, criterion: criterionOf(dto.key, dto) } }, context);

type CriterionAddress = Readonly<{ id: string; key: string }>;

export const toReviseCriterion = (
  { id, key }: CriterionAddress,
  dto: ReviseCriterionDto,
  context: CommandContext,
): ExecuteFramework =>
  new ExecuteFramework(
    { type: 'ReviseCriterion', data: { frameworkId: id, criterion: criterionOf(key, dto) } },
    context,
  );

export const toRemoveCriterion = ({ id, key }: CriterionAddress, context: CommandContext): ExecuteFramework =>
  new ExecuteFramework({ type: 'RemoveCriterion', data: { frameworkId: id, key } }, context);

export const toImportBlueprint = (
  frameworkId: string,
  { name, apply, document }: ImportBlueprintDto,
  content: Uint8Array,
  context: CommandContext,
): ImportBlueprint =>
  new ImportBlueprint(frameworkId, { name, content, apply: apply ?? null, document: document ?? null }, context);

export const toPublishFramework = (frameworkId: string, context: CommandContext): PublishFramework =>
  new PublishFramework(frameworkId, context);

export const toRetireFramework = (
  frameworkId: string,
  { reason }: RetireFrameworkDto,
  context: CommandContext,
): ExecuteFramework => new ExecuteFramework({ type: 'RetireFramework', data: { frameworkId, reason } }, context);
