import type { Area, CounterSignal, Criterion, Level } from '../../kernel/rubric.js';

/** What the items of one kind and group of one blueprint became, as an admin decided it. */
export type FrameworkMappingRule = Readonly<{
  /** Digest of the blueprint. */
  blueprint: string;
  kind: string;
  group: string | null;
  itemLevel: string | null;
  /** @asType integer */
  count: number;
  becomes: 'criterion' | 'counter-signal' | 'guidance' | 'nothing';
  level: string | null;
  area: Readonly<{ key: string; title: string }>;
  /** `stated`: as the document says for each item. */
  weight: number | 'stated' | null;
  critical: boolean | 'stated';
  /** @asType integer */
  requiredRating: number;
  /** @asType integer */
  minEvidence: number;
  reason: string;
}>;
export type FrameworkMapping = Readonly<{
  levels: readonly Level[];
  rules: readonly FrameworkMappingRule[];
}>;

/** What a mapping makes of the blueprints that it names. */
export type MappedParts = Readonly<{
  areas: readonly Area[];
  criteria: readonly Criterion[];
  counterSignals: readonly CounterSignal[];
}>;
