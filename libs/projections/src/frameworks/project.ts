import type { FrameworkBlueprintRow, FrameworkRow, FrameworkVersionRow } from '@plumbline/read-model';
import type { Change, ViewRows } from '@plumbline/view-store';
import { put } from '../kernel/changes.js';
import { defineView, mustExist, type RecordedOf, type RulesOf } from '../kernel/define-view.js';
import { areaAndSignalRules, levelAndCriterionRules, partsOf } from '../rubric/parts.js';

const PARTS = 'frameworkPart';

const frameworkOf = (rows: ViewRows, frameworkId: string): FrameworkRow =>
  mustExist(rows.get<FrameworkRow>('framework', { frameworkId }), `framework ${frameworkId}`);

const changed = (rows: ViewRows, frameworkId: string, change: Partial<FrameworkRow>): Change =>
  put('framework', { ...frameworkOf(rows, frameworkId), ...change });

const drafted = ({ data, metadata }: RecordedOf<'FrameworkDrafted'>): readonly Change[] => {
  const row: Omit<FrameworkRow, 'revision' | 'updatedAt'> = {
    ...data,
    entryLevels: [],
    mapping: null,
    newestVersion: 0,
    retired: 0,
    draftedAt: metadata.recordedAt,
  };
  return [put('framework', row)];
};

const imported = ({ data, metadata, revision }: RecordedOf<'BlueprintImported'>): readonly Change[] => {
  const { source, ...reading } = data;
  const row: FrameworkBlueprintRow = {
    ...reading,
    ...source,
    ordinal: Number(revision),
    importedAt: metadata.recordedAt,
  };
  return [put('frameworkBlueprint', row)];
};

const published = ({ data, metadata }: RecordedOf<'FrameworkPublished'>, rows: ViewRows): readonly Change[] => {
  const { frameworkId, version, semanticHash } = data;
  const { track, title, scale, entryLevels } = frameworkOf(rows, frameworkId);
  const row: FrameworkVersionRow = {
    frameworkId,
    version,
    semanticHash,
    publishedAt: metadata.recordedAt,
    publishedBy: metadata.actor,
    track,
    title,
    scale,
    entryLevels,
    ...partsOf(rows, PARTS, frameworkId),
  };
  return [changed(rows, frameworkId, { newestVersion: version }), put('frameworkVersion', row)];
};

const rules: RulesOf<'frameworks'> = {
  ...levelAndCriterionRules(PARTS),
  ...areaAndSignalRules(PARTS),
  FrameworkDrafted: drafted,
  BlueprintImported: imported,
  MappingApplied: ({ data }, rows) => [changed(rows, data.frameworkId, { mapping: data.mapping })],
  EntryLevelsNamed: ({ data: { frameworkId, entryLevels } }, rows) => [changed(rows, frameworkId, { entryLevels })],
  FrameworkPublished: published,
  FrameworkRetired: ({ data }, rows) => [changed(rows, data.frameworkId, { retired: 1 })],
};

/** Every framework: its draft, the blueprints imported into it, and its published versions, which never change. */
export const frameworks = defineView('frameworks', {
  version: 5,
  tables: ['framework', PARTS, 'frameworkVersion', 'frameworkBlueprint'],
  rules,
});
