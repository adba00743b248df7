import type { Area, Criterion, Level, RatingScale, Rubric } from '../kernel/rubric.js';
import type { CriterionKey, FrameworkId, LevelKey } from '../kernel/types.js';

export type FrameworkState = Readonly<{
  frameworkId: FrameworkId;
  track: string;
  title: string;
  scale: RatingScale;
  /** The draft that the next publication will take. */
  levels: ReadonlyMap<LevelKey, Level>;
  areas: ReadonlyMap<string, Area>;
  criteria: ReadonlyMap<CriterionKey, Criterion>;
  /** Digests of the blueprints that were imported. */
  blueprints: ReadonlySet<string>;
  /** By version number; never changed once there. */
  published: ReadonlyMap<number, Rubric>;
  /** Of the newest version. */
  semanticHash: string | null;
  retired: boolean;
}>;
