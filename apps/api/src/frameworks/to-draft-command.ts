import type { Viewer } from '@plumbline/access';
import { ApplyMapping, type CommandContext, ExecuteFramework, PreviewMapping } from '@plumbline/application';
import type { CriteriaOrderDto, WeightsDto } from './dto/arrange.dto.js';
import type { AddCounterSignalDto, ReviseCounterSignalDto } from './dto/counter-signal.dto.js';
import type { ReviseAreaDto } from './dto/area.dto.js';
import type { EntryLevelsDto, ReviseLevelDto } from './dto/level.dto.js';
import type { MappingDto } from './dto/mapping.dto.js';
import { toMapping } from './to-mapping.js';

type PartAddress = Readonly<{ id: string; key: string }>;

export const toApplyMapping = (frameworkId: string, dto: MappingDto, context: CommandContext): ApplyMapping =>
  new ApplyMapping(frameworkId, toMapping(frameworkId, dto), context);

export const toPreviewMapping = (frameworkId: string, dto: MappingDto, viewer: Viewer): PreviewMapping =>
  new PreviewMapping(frameworkId, toMapping(frameworkId, dto), viewer);

export const toReviseLevel = (
  { id: frameworkId, key }: PartAddress,
  { title, ordinal, summary }: ReviseLevelDto,
  context: CommandContext,
): ExecuteFramework => {
  const order = ordinal !== undefined && { ordinal };
  const change = { ...(title !== undefined && { title }), ...order, ...(summary !== undefined && { summary }) };
  return new ExecuteFramework({ type: 'ReviseLevel', data: { frameworkId, key, change } }, context);
};

export const toReviseArea = (
  { id: frameworkId, key }: PartAddress,
  { title, examples, antiPatterns }: ReviseAreaDto,
  context: CommandContext,
): ExecuteFramework => {
  const lists = { ...(examples !== undefined && { examples }), ...(antiPatterns !== undefined && { antiPatterns }) };
  const change = { ...(title !== undefined && { title }), ...lists };
  return new ExecuteFramework({ type: 'ReviseArea', data: { frameworkId, key, change } }, context);
};

export const toRemoveLevel = ({ id: frameworkId, key }: PartAddress, context: CommandContext): ExecuteFramework =>
  new ExecuteFramework({ type: 'RemoveLevel', data: { frameworkId, key } }, context);

export const toNameEntryLevels = (
  frameworkId: string,
  { entryLevels }: EntryLevelsDto,
  context: CommandContext,
): ExecuteFramework => new ExecuteFramework({ type: 'NameEntryLevels', data: { frameworkId, entryLevels } }, context);

export const toRemoveArea = ({ id: frameworkId, key }: PartAddress, context: CommandContext): ExecuteFramework =>
  new ExecuteFramework({ type: 'RemoveArea', data: { frameworkId, key } }, context);

export const toReorderCriteria = (
  frameworkId: string,
  { keys }: CriteriaOrderDto,
  context: CommandContext,
): ExecuteFramework => new ExecuteFramework({ type: 'ReorderCriteria', data: { frameworkId, keys } }, context);

export const toSetWeights = (
  frameworkId: string,
  { weights }: WeightsDto,
  context: CommandContext,
): ExecuteFramework => {
  const given = weights.map(({ criterion, level, weight }) => ({ criterion, level, weight }));
  return new ExecuteFramework({ type: 'SetWeights', data: { frameworkId, weights: given } }, context);
};

export const toAddCounterSignal = (
  frameworkId: string,
  { key, area, text }: AddCounterSignalDto,
  context: CommandContext,
): ExecuteFramework => {
  const signal = { key, area, text, source: null };
  return new ExecuteFramework({ type: 'AddCounterSignal', data: { frameworkId, signal } }, context);
};

export const toReviseCounterSignal = (
  { id: frameworkId, key }: PartAddress,
  { area, text }: ReviseCounterSignalDto,
  context: CommandContext,
): ExecuteFramework => {
  const signal = { key, area, text, source: null };
  return new ExecuteFramework({ type: 'ReviseCounterSignal', data: { frameworkId, signal } }, context);
};

export const toRemoveCounterSignal = (
  { id: frameworkId, key }: PartAddress,
  context: CommandContext,
): ExecuteFramework => new ExecuteFramework({ type: 'RemoveCounterSignal', data: { frameworkId, key } }, context);
