import {
  type Area,
  type BlueprintEdition,
  type CounterSignal,
  type Criterion,
  FINDING_EVENTS,
  type FrameworkMapping,
  type Level,
  type RatingScale,
} from '@plumbline/domain';
import {
  defineTable,
  flag,
  id,
  impersonalJson,
  impersonalText,
  instant,
  integer,
  oneOf,
  type RowOf,
} from '@plumbline/view-store';

export const frameworkTable = defineTable('framework', {
  key: ['frameworkId'],
  head: { of: 'framework', revision: 'revision', updatedAt: 'updatedAt', quiet: Object.keys(FINDING_EVENTS) },
  columns: {
    frameworkId: id,
    track: id,
    title: impersonalText,
    scale: impersonalJson<RatingScale>(),
    /** Of the draft. */
    entryLevels: impersonalJson<readonly string[]>(),
    /** The mapping that was applied last. */
    mapping: impersonalJson<FrameworkMapping>().orNull,
    /** 0 before the first publication. */
    newestVersion: integer,
    retired: flag,
    draftedAt: instant,
    updatedAt: instant,
    revision: integer,
  },
});
export type FrameworkRow = RowOf<typeof frameworkTable>;

/** Columns of a table that holds the draft of a framework: a row for each level, area, criterion and counter-signal. */
export const draftColumns = {
  frameworkId: id,
  kind: oneOf<'level' | 'area' | 'criterion' | 'signal'>(),
  key: id,
  /** Orders the parts of one kind. */
  ordinal: integer,
  doc: impersonalJson<Level | Area | Criterion | CounterSignal>(),
};
export const frameworkPartTable = defineTable('frameworkPart', {
  key: ['frameworkId', 'kind', 'key'],
  columns: draftColumns,
});
export type PartRow = RowOf<typeof frameworkPartTable>;

export const frameworkVersionTable = defineTable('frameworkVersion', {
  key: ['frameworkId', 'version'],
  columns: {
    frameworkId: id,
    version: integer,
    semanticHash: impersonalText,
    publishedAt: instant,
    publishedBy: id,
    track: id,
    title: impersonalText,
    scale: impersonalJson<RatingScale>(),
    levels: impersonalJson<readonly Level[]>(),
    entryLevels: impersonalJson<readonly string[]>(),
    areas: impersonalJson<readonly Area[]>(),
    criteria: impersonalJson<readonly Criterion[]>(),
    counterSignals: impersonalJson<readonly CounterSignal[]>(),
  },
});
export type FrameworkVersionRow = RowOf<typeof frameworkVersionTable>;

/** A document as it was read; of roles and work, never of a person. */
export const frameworkBlueprintTable = defineTable('frameworkBlueprint', {
  key: ['frameworkId', 'ordinal'],
  columns: {
    frameworkId: id,
    sha256: impersonalText,
    name: impersonalText,
    format: impersonalText,
    document: impersonalText.orNull,
    importerVersion: impersonalText,
    role: impersonalJson<BlueprintEdition['role']>(),
    items: impersonalJson<BlueprintEdition['items']>(),
    unmapped: impersonalJson<BlueprintEdition['unmapped']>(),
    ambiguities: impersonalJson<BlueprintEdition['ambiguities']>(),
    /** Orders the imports: revision of the event. */
    ordinal: integer,
    importedAt: instant,
  },
});
export type FrameworkBlueprintRow = RowOf<typeof frameworkBlueprintTable>;

export const frameworksTables = [
  frameworkTable,
  frameworkPartTable,
  frameworkVersionTable,
  frameworkBlueprintTable,
] as const;
