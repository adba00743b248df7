import type { Area, Criterion, Level, RatingScale } from '../kernel/rubric.js';
import type { Command, CriterionKey, FrameworkId } from '../kernel/types.js';
import type { BlueprintItem, BlueprintSource } from './events.js';

type On<Data = object> = Data & { frameworkId: FrameworkId };

export type DraftFramework = Command<'DraftFramework', On<{ track: string; title: string; scale: RatingScale }>>;
/** Records a document's items and lays the levels, areas and criteria that were derived from it into the draft. */
export type ImportBlueprint = Command<
  'ImportBlueprint',
  On<{
    source: BlueprintSource;
    importerVersion: string;
    items: readonly BlueprintItem[];
    unmapped: readonly string[];
    levels: readonly Level[];
    areas: readonly Area[];
    criteria: readonly Criterion[];
  }>
>;
export type DefineLevel = Command<'DefineLevel', On<{ level: Level }>>;
export type DescribeArea = Command<'DescribeArea', On<{ area: Area }>>;
export type AddCriterion = Command<'AddCriterion', On<{ criterion: Criterion }>>;
export type ReviseCriterion = Command<'ReviseCriterion', On<{ criterion: Criterion }>>;
export type RemoveCriterion = Command<'RemoveCriterion', On<{ key: CriterionKey }>>;
/** `semanticHash` is taken over `semanticForm(state)` by the caller, because the domain holds no hash function. */
export type PublishFramework = Command<'PublishFramework', On<{ semanticHash: string }>>;
export type RetireFramework = Command<'RetireFramework', On<{ reason: string }>>;

export type FrameworkCommand =
  | DraftFramework
  | ImportBlueprint
  | DefineLevel
  | DescribeArea
  | AddCriterion
  | ReviseCriterion
  | RemoveCriterion
  | PublishFramework
  | RetireFramework;
