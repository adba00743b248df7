import { findingCases, type FindingEvent, type Findings, NO_FINDINGS } from '../finding/index.js';
import { dispatch, type Cases } from '../kernel/dispatch.js';
import { same } from '../kernel/same.js';
import type { Area, CounterSignal, Criterion, Level, RatingScale, Rubric } from '../kernel/rubric.js';
import type { CriterionKey, FrameworkId, LevelKey } from '../kernel/types.js';
import type { BlueprintEdition, FrameworkDrafted, FrameworkEvent } from './events.js';
import type { FrameworkMapping, MappedParts } from './mapping/mapping.js';

type Applied = Readonly<{ mapping: FrameworkMapping; parts: MappedParts }>;
export type FrameworkState = Readonly<{
  frameworkId: FrameworkId;
  track: string;
  title: string;
  scale: RatingScale;
  /** The draft that the next publication will take. */
  levels: ReadonlyMap<LevelKey, Level>;
  /** Those of the draft that a mapping added: they are removed once it no longer needs them. */
  mappedLevels: ReadonlySet<LevelKey>;
  entryLevels: readonly LevelKey[];
  areas: ReadonlyMap<string, Area>;
  /** Those of the draft that a mapping added, as the last mapping with them has them. */
  mappedAreas: ReadonlyMap<string, Area>;
  /** In the order of the draft. */
  criteria: ReadonlyMap<CriterionKey, Criterion>;
  counterSignals: ReadonlyMap<string, CounterSignal>;
  /** Keys of criteria and of counter-signals, and traces of levels and areas, that were in the draft once, so that removing one twice is recognised. */
  removed: ReadonlySet<string>;
  /** Every import in its order: a document may be imported again, and then its edition is the latest once more. */
  editions: readonly BlueprintEdition[];
  /** The mapping that was applied last, and the parts it made of the editions. */
  applied: Applied | null;
  /** By version number; never changed once there. */
  published: ReadonlyMap<number, Rubric>;
  /** Of the newest version. */
  semanticHash: string | null;
  retired: boolean;
  findings: Findings;
}>;

export const initialState = (): FrameworkState | null => null;

const drafted = (data: FrameworkDrafted['data']): FrameworkState => ({
  ...data,
  levels: new Map(),
  mappedLevels: new Set(),
  entryLevels: [],
  areas: new Map(),
  mappedAreas: new Map(),
  criteria: new Map(),
  counterSignals: new Map(),
  removed: new Set(),
  editions: [],
  applied: null,
  published: new Map(),
  semanticHash: null,
  retired: false,
  findings: NO_FINDINGS,
});

/** No key has a space, so that neither a level nor an area is taken for a criterion. */
export const levelTrace = (key: LevelKey): string => `level ${key}`;
export const areaTrace = (key: string): string => `area ${key}`;

/** The maps and sets that this fold has copied, and so may still change: a state that was given out never changes. */
type Copies = WeakSet<object>;
const copyOnce = <T extends object>(held: object, copies: Copies, copy: () => T): T => {
  if (copies.has(held)) return held as T;
  const made = copy();
  copies.add(made);
  return made;
};
const withKey = <T extends { key: string }>(
  map: ReadonlyMap<string, T>,
  item: T,
  copies: Copies,
): ReadonlyMap<string, T> => copyOnce(map, copies, () => new Map(map)).set(item.key, item);

const rubric = (state: FrameworkState, version: number): Rubric => ({
  frameworkId: state.frameworkId,
  version,
  track: state.track,
  title: state.title,
  scale: state.scale,
  levels: [...state.levels.values()].sort((a, b) => a.ordinal - b.ordinal),
  entryLevels: state.entryLevels,
  areas: [...state.areas.values()],
  criteria: [...state.criteria.values()],
  counterSignals: [...state.counterSignals.values()],
});

type Part = 'levels' | 'areas' | 'criteria' | 'counterSignals';
const lacking = <T>(map: ReadonlyMap<string, T>, key: string, copies: Copies): ReadonlyMap<string, T> => {
  const left = copyOnce(map, copies, () => new Map(map));
  left.delete(key);
  return left;
};

type Gone = Readonly<{ part: Part; key: string; trace?: string }>;
const without = (state: FrameworkState, { part, key, trace = key }: Gone, copies: Copies): FrameworkState => ({
  ...state,
  [part]: lacking<unknown>(state[part], key, copies),
  removed: copyOnce(state.removed, copies, () => new Set(state.removed)).add(trace),
});

const reordered = (state: FrameworkState, keys: readonly CriterionKey[]): FrameworkState => {
  const criteria = new Map<CriterionKey, Criterion>();
  for (const key of [...keys, ...state.criteria.keys()]) {
    const criterion = state.criteria.get(key);
    if (criterion !== undefined) criteria.set(key, criterion);
  }
  return { ...state, criteria };
};

/** A level that a mapping added to the draft is the mapping's. */
const withLevel = (state: FrameworkState, level: Level, copies: Copies): FrameworkState => {
  const isNamed = state.applied?.mapping.levels.some((named) => same(named, level)) === true;
  const isMapped = isNamed && !state.levels.has(level.key);
  return {
    ...state,
    levels: withKey(state.levels, level, copies),
    mappedLevels: isMapped ? new Set(state.mappedLevels).add(level.key) : state.mappedLevels,
  };
};

/** As with levels: an area that a mapping added to the draft is the mapping's. */
const withArea = (state: FrameworkState, area: Area, copies: Copies): FrameworkState => {
  const made = state.areas.has(area.key) ? undefined : state.applied?.parts.areas.find(({ key }) => key === area.key);
  const isMapped = made !== undefined && same(made, area);
  return {
    ...state,
    areas: withKey(state.areas, area, copies),
    mappedAreas: isMapped ? withKey(state.mappedAreas, area, copies) : state.mappedAreas,
  };
};

const withMapping = (state: FrameworkState, { mapping, parts }: Applied, copies: Copies): FrameworkState => ({
  ...state,
  applied: { mapping, parts },
  mappedAreas: parts.areas
    .filter(({ key }) => state.mappedAreas.has(key))
    .reduce((areas, area) => withKey(areas, area, copies), state.mappedAreas),
});

const withCriterion = (state: FrameworkState, criterion: Criterion, copies: Copies): FrameworkState => ({
  ...state,
  criteria: withKey(state.criteria, criterion, copies),
});

const withSignal = (state: FrameworkState, signal: CounterSignal, copies: Copies): FrameworkState => ({
  ...state,
  counterSignals: withKey(state.counterSignals, signal, copies),
});

const cases: Cases<
  Exclude<FrameworkEvent | FindingEvent, FrameworkDrafted>,
  [FrameworkState, Copies],
  FrameworkState
> = {
  BlueprintImported: ({ data }, state) => ({ ...state, editions: [...state.editions, data] }),
  MappingApplied: ({ data: { mapping, laid } }, state, copies) => withMapping(state, { mapping, parts: laid }, copies),
  LevelDefined: ({ data }, state, copies) => withLevel(state, data.level, copies),
  LevelRemoved: ({ data: { key } }, state, copies) => ({
    ...without(state, { part: 'levels', key, trace: levelTrace(key) }, copies),
    mappedLevels: new Set([...state.mappedLevels].filter((other) => other !== key)),
  }),
  EntryLevelsNamed: ({ data: { entryLevels } }, state) => ({ ...state, entryLevels }),
  AreaDescribed: ({ data }, state, copies) => withArea(state, data.area, copies),
  AreaRemoved: ({ data: { key } }, state, copies) => ({
    ...without(state, { part: 'areas', key, trace: areaTrace(key) }, copies),
    mappedAreas: lacking(state.mappedAreas, key, copies),
  }),
  CriterionAdded: ({ data }, state, copies) => withCriterion(state, data.criterion, copies),
  CriterionRevised: ({ data }, state, copies) => withCriterion(state, data.criterion, copies),
  CriterionRemoved: ({ data: { key } }, state, copies) => without(state, { part: 'criteria', key }, copies),
  CriteriaReordered: ({ data }, state) => reordered(state, data.keys),
  CounterSignalAdded: ({ data }, state, copies) => withSignal(state, data.signal, copies),
  CounterSignalRevised: ({ data }, state, copies) => withSignal(state, data.signal, copies),
  CounterSignalRemoved: ({ data: { key } }, state, copies) => without(state, { part: 'counterSignals', key }, copies),
  FrameworkPublished: ({ data }, state) => ({
    ...state,
    published: new Map(state.published).set(data.version, rubric(state, data.version)),
    semanticHash: data.semanticHash,
  }),
  FrameworkRetired: (_, state) => ({ ...state, retired: true }),
  ...findingCases,
};
const applied = dispatch(cases);

const folded = (
  state: FrameworkState | null,
  event: FrameworkEvent | FindingEvent,
  copies: Copies,
): FrameworkState | null =>
  event.type === 'FrameworkDrafted' ? drafted(event.data) : state && applied(event, state, copies);

export const evolve = (state: FrameworkState | null, event: FrameworkEvent | FindingEvent): FrameworkState | null =>
  folded(state, event, new WeakSet());

/** As `evolve` one by one, with one copy for all of them. */
export const evolveAll = (
  state: FrameworkState | null,
  events: readonly (FrameworkEvent | FindingEvent)[],
): FrameworkState | null => {
  const copies: Copies = new WeakSet();
  return events.reduce<FrameworkState | null>((at, event) => folded(at, event, copies), state);
};
