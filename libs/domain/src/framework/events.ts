import type { Area, CounterSignal, Criterion, Level, RatingScale } from '../kernel/rubric.js';
import type { CriterionKey, Event, FrameworkId, LevelKey } from '../kernel/types.js';
import type { FrameworkMapping, MappedParts } from './mapping/mapping.js';

/** One thing that an importer found in a document, kept as found. Roles and work, never a person. */
export type BlueprintItem = Readonly<{
  kind: string;
  key: string;
  text: string;
  section: string;
  group: string | null;
  /** @asType integer */
  ordinal: number;
  locator: string;
}>;
export type BlueprintSource = Readonly<{ name: string; format: string; sha256: string }>;
/** An item with what only its kind has: JSON values, named as the importer names them. */
export type ImportedItem = BlueprintItem & Readonly<{ fields: Readonly<Record<string, unknown>> }>;
type Fact = Readonly<{ value: string; basis: 'stated' | 'inferred' }> | null;
export type BlueprintRole = Readonly<{
  title: Fact;
  level: Fact;
  track: Fact;
  department: Fact;
  horizon: Fact;
  reportsTo: Fact;
}>;
/** A text of the document that became no item. */
export type BlueprintLeftover = Readonly<{
  text: string;
  from: string;
  section: string;
  locator: string;
  reason: string;
}>;
export type BlueprintAmbiguity = Readonly<{ what: string; text: string; section: string; locator: string }>;
/** A document as it was read, whole. */
export type BlueprintEdition = Readonly<{
  source: BlueprintSource;
  /** What tells the document from others with the title of its role; null where the title does. */
  document: string | null;
  importerVersion: string;
  role: BlueprintRole;
  items: readonly ImportedItem[];
  unmapped: readonly BlueprintLeftover[];
  ambiguities: readonly BlueprintAmbiguity[];
}>;

export type FrameworkDrafted = Event<
  'FrameworkDrafted',
  { frameworkId: FrameworkId; track: string; title: string; scale: RatingScale }
>;
export type BlueprintImported = Event<'BlueprintImported', BlueprintEdition & { frameworkId: FrameworkId }>;
/** A reviewed mapping was applied. `laid` is what it made of the blueprints, before edits of the draft were minded. */
export type MappingApplied = Event<
  'MappingApplied',
  {
    frameworkId: FrameworkId;
    mapping: FrameworkMapping;
    laid: MappedParts;
  }
>;
export type LevelDefined = Event<'LevelDefined', { frameworkId: FrameworkId; level: Level }>;
/** Never one that a criterion of the draft asks for. Published versions keep it. */
export type LevelRemoved = Event<'LevelRemoved', { frameworkId: FrameworkId; key: LevelKey }>;
/** All of them from now on: levels below the lowest one, that people may stand on and nobody is nominated for. */
export type EntryLevelsNamed = Event<
  'EntryLevelsNamed',
  { frameworkId: FrameworkId; entryLevels: readonly LevelKey[] }
>;
export type AreaDescribed = Event<'AreaDescribed', { frameworkId: FrameworkId; area: Area }>;
/** Never one that a criterion or a counter-signal of the draft is in. Published versions keep it. */
export type AreaRemoved = Event<'AreaRemoved', { frameworkId: FrameworkId; key: string }>;
export type CriterionAdded = Event<'CriterionAdded', { frameworkId: FrameworkId; criterion: Criterion }>;
/** Carries the whole criterion as it now reads; its key never changes. */
export type CriterionRevised = Event<'CriterionRevised', { frameworkId: FrameworkId; criterion: Criterion }>;
export type CriterionRemoved = Event<'CriterionRemoved', { frameworkId: FrameworkId; key: CriterionKey }>;
/** Every criterion of the draft, in its order from now on. */
export type CriteriaReordered = Event<'CriteriaReordered', { frameworkId: FrameworkId; keys: readonly CriterionKey[] }>;
export type CounterSignalAdded = Event<'CounterSignalAdded', { frameworkId: FrameworkId; signal: CounterSignal }>;
/** Carries the whole counter-signal as it now reads; its key never changes. */
export type CounterSignalRevised = Event<'CounterSignalRevised', { frameworkId: FrameworkId; signal: CounterSignal }>;
export type CounterSignalRemoved = Event<'CounterSignalRemoved', { frameworkId: FrameworkId; key: string }>;
export type FrameworkPublished = Event<
  'FrameworkPublished',
  {
    frameworkId: FrameworkId;
    /** @asType integer @minimum 1 */
    version: number;
    /** SHA-256 over the meaning of the framework: same meaning, same hash. */
    semanticHash: string;
  }
>;
export type FrameworkRetired = Event<'FrameworkRetired', { frameworkId: FrameworkId; reason: string }>;

/** Stored as written: names and fields are a storage format. Never edit a released one, add a version. */
export type FrameworkEvent =
  | FrameworkDrafted
  | BlueprintImported
  | MappingApplied
  | LevelDefined
  | LevelRemoved
  | EntryLevelsNamed
  | AreaDescribed
  | AreaRemoved
  | CriterionAdded
  | CriterionRevised
  | CriterionRemoved
  | CriteriaReordered
  | CounterSignalAdded
  | CounterSignalRevised
  | CounterSignalRemoved
  | FrameworkPublished
  | FrameworkRetired;
