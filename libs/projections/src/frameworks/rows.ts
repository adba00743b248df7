import type { Area, Criterion, Level, RatingScale } from '@plumbline/domain';

/** `newestVersion` is 0 before the first publication. */
export type FrameworkRow = Readonly<{
  frameworkId: string;
  track: string;
  title: string;
  scale: RatingScale;
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
}>;

export type FrameworkBlueprintRow = Readonly<{
  frameworkId: string;
  sha256: string;
  name: string;
  format: string;
  importerVersion: string;
  items: number;
  unmapped: readonly string[];
  importedAt: string;
}>;
