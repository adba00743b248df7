/**
 * What every item says of itself. `text` is verbatim but for white space; of a table row it is the cell that names the row.
 * `section` is the heading above it, word for word; `locator` finds it in the source: "line 12", "line 12, column 5", with
 * "content.rendered, " in front where the page is inside JSON (lines are then those of the decoded string).
 */
type Found<Kind extends string, Fields = unknown> = Readonly<
  {
    kind: Kind;
    key: string;
    text: string;
    section: string;
    group: string | null;
    ordinal: number;
    locator: string;
  } & Fields
>;

export type ResponsibilityGroup =
  | 'strategic'
  | 'operational'
  | 'technical'
  | 'cross-functional'
  | 'governance'
  | 'leadership';
export type Horizon = '30d' | '60d' | '90d' | '6m' | '12m' | 'long-term';
export type SkillTier = 'must-have' | 'good-to-have' | 'advanced' | 'emerging';
export type DecisionTier = 'independent' | 'team' | 'management' | 'executive' | 'domain';
export type CareerRelation = 'feeder' | 'next' | 'adjacent';

/** A labelled part of an item that has no field of its own; `label` is null where the part has none. */
export type Detail = Readonly<{ label: string | null; text: string }>;

/**
 * `low` and `high` are the numbers as written, signs left to `raw`: bounds of a range or of a relative change ("by 20–40 %"),
 * the limit of a threshold (`low` of "at least", `high` of "below"; both where the limit itself is a range), first and last of a
 * staged target. Null where none is stated. `hedged`: called an example, by the value or by the heading of its column.
 */
export type Target = Readonly<{
  raw: string;
  kind: 'threshold' | 'range' | 'relative' | 'trend' | 'staged' | 'placeholder' | 'prose';
  low: number | null;
  high: number | null;
  unit: string | null;
  hedged: boolean;
}>;

/** `first` is the first of the four words that `raw` holds; `conditional` where `raw` names a condition or a second one. */
export type Criticality = Readonly<{
  raw: string;
  first: 'critical' | 'important' | 'optional' | 'context-specific' | null;
  conditional: boolean;
}>;

export type KpiItem = Found<
  'kpi',
  { metric: string; measures: string | null; why: string | null; target: Target | null; frequency: string | null }
>;
export type SkillItem = Found<
  'skill',
  {
    /** Null where nothing above the skill names one. */
    tier: SkillTier | null;
    name: string;
    criticality: Criticality | null;
    description: string | null;
    use: string | null;
    details: readonly Detail[];
  }
>;
export type SoftSkillItem = Found<
  'soft-skill',
  {
    name: string;
    why: string | null;
    demonstrated: string | null;
    strong: string | null;
    details: readonly Detail[];
  }
>;
export type ToolItem = Found<
  'tool',
  { name: string; category: string | null; use: string | null; adoption: string | null }
>;
/** `weight` in percent, as stated. `anchors` by the heading of their column. */
export type DimensionItem = Found<
  'dimension',
  { name: string; weight: number | null; anchors: Readonly<Record<string, string>>; evidence: string | null }
>;
/** `group` of a responsibility is one of six words in a role blueprint, and the key of its area in a ladder. */
export type ResponsibilityItem = Found<'responsibility', { level: string | null }>;
/** `from` and `to` are the levels that the heading names. */
export type PromotionItem = Found<'promotion', { from: string | null; to: string | null }>;
export type CareerEdgeItem = Found<'career-edge', { relation: CareerRelation; role: string; note: string | null }>;
export type InterviewItem = Found<
  'interview-assessment' | 'interview-exercise',
  { name: string; details: readonly Detail[] }
>;
export type RatingScaleItem = Found<'rating-scale', { labels: readonly string[]; hedged: boolean }>;

/** Items with no field but their text. `level` items name the levels of a ladder, in its order. */
export type PlainKind =
  | 'deliverable'
  | 'high-performance'
  | 'experience'
  | 'stakeholder'
  | 'challenge'
  | 'bottleneck'
  | 'underperformance'
  | 'business-risk'
  | 'strong-signal'
  | 'weak-signal'
  | 'red-flag'
  | 'level'
  | 'area'
  | 'resource';
/** `level` is null but in a ladder of several levels. */
export type LadderItem = Found<'example' | 'anti-pattern', { level: string | null }>;

export type InspectedItem =
  | ResponsibilityItem
  | Found<PlainKind>
  | Found<'milestone', { horizon: Horizon }>
  | KpiItem
  | SkillItem
  | SoftSkillItem
  | ToolItem
  | Found<'decision-right', { tier: DecisionTier | null }>
  | CareerEdgeItem
  | PromotionItem
  | LadderItem
  | InterviewItem
  | DimensionItem
  | RatingScaleItem;
export type ItemKind = InspectedItem['kind'];
