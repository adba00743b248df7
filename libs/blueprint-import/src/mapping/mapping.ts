import type { Level, RatingScale } from '@plumbline/domain';
import type { ItemKind } from '../model/item.js';

export type Becomes = 'criterion' | 'counter-signal' | 'guidance' | 'nothing';

/** What the items of one kind and group of one document become. Plain data: an admin reads it, changes it, and applies it. */
export type MappingRule = Readonly<{
  /** Digest of the document. */
  blueprint: string;
  kind: ItemKind;
  group: string | null;
  /** The ladder's own level of the items; null where the document names none for them. */
  itemLevel: string | null;
  /** How many items this is about. */
  count: number;
  becomes: Becomes;
  /** Key of the level that asks for it; null has to be filled in before a criterion comes of it. */
  level: string | null;
  /** The area that it goes to. Counter-signals and guidance become its anti-patterns and examples. */
  area: Readonly<{ key: string; title: string }>;
  /** `stated`: as the document says for each item, null where it does not. */
  weight: number | 'stated' | null;
  /** `stated`: where the document says critical without a condition. */
  critical: boolean | 'stated';
  requiredRating: number;
  minEvidence: number;
  /** Why this is proposed, for the admin. */
  reason: string;
}>;

export type Mapping = Readonly<{ levels: readonly Level[]; rules: readonly MappingRule[] }>;

export type MappingOptions = Readonly<{
  /** That of the framework; 1 to 5 when absent. The required rating proposed is its middle, rounded up. */
  scale?: Pick<RatingScale, 'min' | 'max'>;
}>;
