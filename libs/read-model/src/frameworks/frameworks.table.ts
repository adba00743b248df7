import type { FrameworkBlueprintRow, FrameworkRow, FrameworkVersionRow, PartRow } from './rows.js';
import { defineTable } from '@plumbline/view-store';

export const frameworkTable = defineTable<FrameworkRow>()({
  name: 'framework',
  key: ['frameworkId'],
  columns: {
    frameworkId: 'text',
    track: 'text',
    title: 'text',
    scale: 'json',
    mapping: 'json?',
    newestVersion: 'integer',
    retired: 'integer',
    draftedAt: 'text',
    updatedAt: 'text',
    revision: 'integer',
  },
});

export const frameworkPartTable = defineTable<PartRow>()({
  name: 'frameworkPart',
  key: ['frameworkId', 'kind', 'key'],
  columns: { frameworkId: 'text', kind: 'text', key: 'text', ordinal: 'integer', doc: 'json' },
});

export const frameworkVersionTable = defineTable<FrameworkVersionRow>()({
  name: 'frameworkVersion',
  key: ['frameworkId', 'version'],
  columns: {
    frameworkId: 'text',
    version: 'integer',
    semanticHash: 'text',
    publishedAt: 'text',
    publishedBy: 'text',
    track: 'text',
    title: 'text',
    scale: 'json',
    levels: 'json',
    areas: 'json',
    criteria: 'json',
    counterSignals: 'json',
  },
});

export const frameworkBlueprintTable = defineTable<FrameworkBlueprintRow>()({
  name: 'frameworkBlueprint',
  key: ['frameworkId', 'ordinal'],
  columns: {
    frameworkId: 'text',
    sha256: 'text',
    name: 'text',
    format: 'text',
    importerVersion: 'text',
    role: 'json',
    items: 'json',
    unmapped: 'json',
    ambiguities: 'json',
    ordinal: 'integer',
    importedAt: 'text',
  },
});

export const frameworksTables = [
  frameworkTable,
  frameworkPartTable,
  frameworkVersionTable,
  frameworkBlueprintTable,
] as const;
