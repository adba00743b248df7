import type { Area, CounterSignal, Criterion, Level, RatingScale } from '../kernel/rubric.js';
import type { Command, CriterionKey, FrameworkId, LevelKey } from '../kernel/types.js';
import type { BlueprintEdition } from './events.js';
import type { FrameworkMapping, MappedParts } from './mapping/mapping.js';

type On<Data = object> = Data & { frameworkId: FrameworkId };

export type DraftFramework = Command<'DraftFramework', On<{ track: string; title: string; scale: RatingScale }>>;
/** Records a document. `applied` is a mapping to apply along with it, with its parts; null records the document only. */
export type ImportBlueprint = Command<
  'ImportBlueprint',
  On<{ edition: BlueprintEdition; applied: Readonly<{ mapping: FrameworkMapping; parts: MappedParts }> | null }>
>;
/**
 * `parts` are what the mapping makes of the imported editions; the application works them out. `entryLevels` are named along with it;
 * null leaves those of the draft.
 */
export type ApplyMapping = Command<
  'ApplyMapping',
  On<{ mapping: FrameworkMapping; parts: MappedParts; entryLevels: readonly LevelKey[] | null }>
>;
export type DefineLevel = Command<'DefineLevel', On<{ level: Level }>>;
/** What `change` leaves out stays. */
export type ReviseLevel = Command<'ReviseLevel', On<{ key: LevelKey; change: Readonly<Partial<Omit<Level, 'key'>>> }>>;
export type RemoveLevel = Command<'RemoveLevel', On<{ key: LevelKey }>>;
export type NameEntryLevels = Command<'NameEntryLevels', On<{ entryLevels: readonly LevelKey[] }>>;
export type DescribeArea = Command<'DescribeArea', On<{ area: Area }>>;
/** What `change` leaves out stays. */
export type ReviseArea = Command<'ReviseArea', On<{ key: string; change: Readonly<Partial<Omit<Area, 'key'>>> }>>;
export type RemoveArea = Command<'RemoveArea', On<{ key: string }>>;
export type AddCriterion = Command<'AddCriterion', On<{ criterion: Criterion }>>;
export type ReviseCriterion = Command<'ReviseCriterion', On<{ criterion: Criterion }>>;
export type RemoveCriterion = Command<'RemoveCriterion', On<{ key: CriterionKey }>>;
/** `keys` names every criterion of the draft once. */
export type ReorderCriteria = Command<'ReorderCriteria', On<{ keys: readonly CriterionKey[] }>>;
/** Null takes a weight away: it counts as 1, and is marked as assumed. */
export type SetWeights = Command<
  'SetWeights',
  On<{ weights: readonly Readonly<{ criterion: CriterionKey; level: LevelKey; weight: number | null }>[] }>
>;
export type AddCounterSignal = Command<'AddCounterSignal', On<{ signal: CounterSignal }>>;
export type ReviseCounterSignal = Command<'ReviseCounterSignal', On<{ signal: CounterSignal }>>;
export type RemoveCounterSignal = Command<'RemoveCounterSignal', On<{ key: string }>>;
/** `semanticHash` is the digest of `semanticForm(state)`; the application takes it, because the domain has no hash function. */
export type PublishFramework = Command<'PublishFramework', On<{ semanticHash: string }>>;
export type RetireFramework = Command<'RetireFramework', On<{ reason: string }>>;

export type FrameworkCommand =
  | DraftFramework
  | ImportBlueprint
  | ApplyMapping
  | DefineLevel
  | ReviseLevel
  | RemoveLevel
  | NameEntryLevels
  | DescribeArea
  | ReviseArea
  | RemoveArea
  | AddCriterion
  | ReviseCriterion
  | RemoveCriterion
  | ReorderCriteria
  | SetWeights
  | AddCounterSignal
  | ReviseCounterSignal
  | RemoveCounterSignal
  | PublishFramework
  | RetireFramework;
