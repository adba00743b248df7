import type { Area, Criterion, Level, RatingScale } from '../kernel/rubric.js';
import type { CriterionKey, Event, FrameworkId } from '../kernel/types.js';

/** One thing that an importer found in a document, kept as found. */
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

export type FrameworkDrafted = Event<
  'FrameworkDrafted',
  { frameworkId: FrameworkId; track: string; title: string; scale: RatingScale }
>;
export type BlueprintImported = Event<
  'BlueprintImported',
  {
    frameworkId: FrameworkId;
    source: BlueprintSource;
    importerVersion: string;
    items: readonly BlueprintItem[];
    /** Texts that the importer did not understand. */
    unmapped: readonly string[];
  }
>;
export type LevelDefined = Event<'LevelDefined', { frameworkId: FrameworkId; level: Level }>;
export type AreaDescribed = Event<'AreaDescribed', { frameworkId: FrameworkId; area: Area }>;
export type CriterionAdded = Event<'CriterionAdded', { frameworkId: FrameworkId; criterion: Criterion }>;
/** Carries the whole criterion as it now reads; its key never changes. */
export type CriterionRevised = Event<'CriterionRevised', { frameworkId: FrameworkId; criterion: Criterion }>;
export type CriterionRemoved = Event<'CriterionRemoved', { frameworkId: FrameworkId; key: CriterionKey }>;
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
  | LevelDefined
  | AreaDescribed
  | CriterionAdded
  | CriterionRevised
  | CriterionRemoved
  | FrameworkPublished
  | FrameworkRetired;
