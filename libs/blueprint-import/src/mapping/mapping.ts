import type { FrameworkMappingRule, Level, RatingScale } from '@plumbline/domain';
import type { ItemKind } from '../model/item.js';

export type Becomes = FrameworkMappingRule['becomes'];

/**
 * What the items of one kind and group of one document become. Plain data: an admin reads it, changes it, and applies it.
 *
 * `itemLevel` is the ladder's own level of the items, null where the document names none for them. `level` is the key of the level that
 * asks for them; null has to be filled in before a criterion comes of it. `area` is where they go: counter-signals and guidance
 * become its anti-patterns and examples. `weight` and `critical` are `stated` where the document says them of each item, critical
 * without a condition only. `reason` says to the admin why this is proposed.
 */
export type MappingRule = FrameworkMappingRule & Readonly<{ kind: ItemKind }>;

export type Mapping = Readonly<{ levels: readonly Level[]; rules: readonly MappingRule[] }>;

export type MappingOptions = Readonly<{
  /** That of the framework; 1 to 5 when absent. The required rating proposed is its middle, rounded up. */
  scale?: Pick<RatingScale, 'min' | 'max'>;
  /** The area of what a ladder asks for in none. */
  area?: string | null;
}>;
