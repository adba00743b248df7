import type {
  Area,
  BlueprintReading,
  CounterSignal,
  Criterion,
  FrameworkMapping,
  Level,
  RatingScale,
} from '@plumbline/domain';

/** `newestVersion` is 0 before the first publication. */
export type FrameworkRow = Readonly<{
  frameworkId: string;
  track: string;
  title: string;
  scale: RatingScale;
  /** The mapping that was applied last. */
  mapping: FrameworkMapping | null;
  newestVersion: number;
  retired: number;
  draftedAt: string;
  updatedAt: string;
  revision: number;
}>;

export type FrameworkVersionRow = Readonly<{
  frameworkId: string;
  version: number;
  semanticHash: string;
  publishedAt: string;
  publishedBy: string;
  track: string;
  title: string;
  scale: RatingScale;
  levels: readonly Level[];
  areas: readonly Area[];
  criteria: readonly Criterion[];
  counterSignals: readonly CounterSignal[];
}>;

export type FrameworkBlueprintRow = Readonly<{
  frameworkId: string;
  sha256: string;
  name: string;
  format: string;
  importerVersion: string;
  role: BlueprintReading['role'];
  items: BlueprintReading['items'];
  unmapped: BlueprintReading['unmapped'];
  ambiguities: BlueprintReading['ambiguities'];
  /** Orders the imports: revision of the event. */
  ordinal: number;
  importedAt: string;
}>;

/** One level, area, criterion or counter-signal of a framework's draft, in the order of `ordinal`. */
export type PartRow = Readonly<{
  frameworkId: string;
  kind: string;
  key: string;
  ordinal: number;
  doc: Level | Area | Criterion | CounterSignal;
}>;
