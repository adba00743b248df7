import { dispatch, type Cases } from '../kernel/dispatch.js';
import { same } from '../kernel/same.js';
import type { Area, CounterSignal, Criterion, Level, RatingScale, Rubric } from '../kernel/rubric.js';
import type { CriterionKey, FrameworkId, LevelKey } from '../kernel/types.js';
import type { BlueprintEdition, FrameworkDrafted, FrameworkEvent } from './events.js';
import type { FrameworkMapping, MappedParts } from './mapping/mapping.js';

type Applied = Readonly<{ mapping: FrameworkMapping; laid: MappedParts }>;
export type FrameworkState = Readonly<{
  frameworkId: FrameworkId;
  track: string;
  title: string;
  scale: RatingScale;
  /** The draft that the next publication will take. */
  levels: ReadonlyMap<LevelKey, Level>;
  /** Those of the draft that a mapping brought in: they go when it asks for them no more. */
  mappedLevels: ReadonlySet<LevelKey>;
  areas: ReadonlyMap<string, Area>;
  /** Those of the draft that a mapping brought in, as the last one that lays them has them. */
  mappedAreas: ReadonlyMap<string, Area>;
  /** In the order of the draft. */
  criteria: ReadonlyMap<CriterionKey, Criterion>;
  counterSignals: ReadonlyMap<string, CounterSignal>;
  /** Keys of criteria and of counter-signals, and traces of levels and areas, that were in the draft once, so that removing one twice is recognised. */
  removed: ReadonlySet<string>;
  /** Every import in its order: a document may be imported again, and then its edition is the latest once more. */
  blueprints: readonly BlueprintEdition[];
  /** The mapping that was applied last, and what it made of the blueprints. */
  applied: Applied | null;
  /** By version number; never changed once there. */
  published: ReadonlyMap<number, Rubric>;
  /** Of the newest version. */
  semanticHash: string | null;
  retired: boolean;
}>;

export const initialState = (): FrameworkState | null => null;

const drafted = (data: FrameworkDrafted['data']): FrameworkState => ({
  ...data,
  levels: new Map(),
  mappedLevels: new Set(),
  areas: new Map(),
  mappedAreas: new Map(),
  criteria: new Map(),
  counterSignals: new Map(),
  removed: new Set(),
  blueprints: [],
  applied: null,
  published: new Map(),
  semanticHash: null,
  retired: false,
});

/** No key has a space, so that neither a level nor an area is taken for a criterion. */
export const levelTrace = (key: LevelKey): string => `level ${key}`;
export const areaTrace = (key: string): string => `area ${key}`;

/** The maps and sets that this fold has made itself, and so may still change: a state that was given out never changes. */
type Own = WeakSet<object>;
const owned = <T extends object>(held: object, own: Own, copy: () => T): T => {
  if (own.has(held)) return held as T;
  const made = copy();
  own.add(made);
  return made;
};
const withKey = <T extends { key: string }>(map: ReadonlyMap<string, T>, item: T, own: Own): ReadonlyMap<string, T> =>
  owned(map, own, () => new Map(map)).set(item.key, item);

const rubric = (state: FrameworkState, version: number): Rubric => ({
  frameworkId: state.frameworkId,
  version,
  track: state.track,
  title: state.title,
  scale: state.scale,
  levels: [...state.levels.values()].sort((a, b) => a.ordinal - b.ordinal),
  areas: [...state.areas.values()],
  criteria: [...state.criteria.values()],
  counterSignals: [...state.counterSignals.values()],
});

type Part = 'levels' | 'areas' | 'criteria' | 'counterSignals';
const lacking = <T>(map: ReadonlyMap<string, T>, key: string, own: Own): ReadonlyMap<string, T> => {
  const left = owned(map, own, () => new Map(map));
  left.delete(key);
  return left;
};

type Gone = Readonly<{ part: Part; key: string; trace?: string }>;
const without = (state: FrameworkState, { part, key, trace = key }: Gone, own: Own): FrameworkState => ({
  ...state,
  [part]: lacking<unknown>(state[part], key, own),
  removed: owned(state.removed, own, () => new Set(state.removed)).add(trace),
});

const reordered = (state: FrameworkState, keys: readonly CriterionKey[]): FrameworkState => {
  const criteria = new Map<CriterionKey, Criterion>();
  for (const key of [...keys, ...state.criteria.keys()]) {
    const criterion = state.criteria.get(key);
    if (criterion !== undefined) criteria.set(key, criterion);
  }
  return { ...state, criteria };
};

/** One that the draft lacked when a mapping named it is the mapping's. */
const withLevel = (state: FrameworkState, level: Level, own: Own): FrameworkState => {
  const isNamed = state.applied?.mapping.levels.some((named) => same(named, level)) === true;
  const isLaid = isNamed && !state.levels.has(level.key);
  return {
    ...state,
    levels: withKey(state.levels, level, own),
    mappedLevels: isLaid ? new Set(state.mappedLevels).add(level.key) : state.mappedLevels,
  };
};

/** As with levels: one that the draft lacked when a mapping laid it is the mapping's. */
const withArea = (state: FrameworkState, area: Area, own: Own): FrameworkState => {
  const laid = state.areas.has(area.key) ? undefined : state.applied?.laid.areas.find(({ key }) => key === area.key);
  const isLaid = laid !== undefined && same(laid, area);
  return {
    ...state,
    areas: withKey(state.areas, area, own),
    mappedAreas: isLaid ? withKey(state.mappedAreas, area, own) : state.mappedAreas,
  };
};

const withMapping = (state: FrameworkState, { mapping, laid }: Applied, own: Own): FrameworkState => ({
  ...state,
  applied: { mapping, laid },
  mappedAreas: laid.areas
    .filter(({ key }) => state.mappedAreas.has(key))
    .reduce((areas, area) => withKey(areas, area, own), state.mappedAreas),
});

const withCriterion = (state: FrameworkState, criterion: Criterion, own: Own): FrameworkState => ({
  ...state,
  criteria: withKey(state.criteria, criterion, own),
});

const withSignal = (state: FrameworkState, signal: CounterSignal, own: Own): FrameworkState => ({
  ...state,
  counterSignals: withKey(state.counterSignals, signal, own),
});

const cases: Cases<Exclude<FrameworkEvent, FrameworkDrafted>, [FrameworkState, Own], FrameworkState> = {
  BlueprintImported: ({ data }, state) => ({ ...state, blueprints: [...state.blueprints, data] }),
  MappingApplied: ({ data }, state, own) => withMapping(state, data, own),
  LevelDefined: ({ data }, state, own) => withLevel(state, data.level, own),
  LevelRemoved: ({ data: { key } }, state, own) => ({
    ...without(state, { part: 'levels', key, trace: levelTrace(key) }, own),
    mappedLevels: new Set([...state.mappedLevels].filter((other) => other !== key)),
  }),
  AreaDescribed: ({ data }, state, own) => withArea(state, data.area, own),
  AreaRemoved: ({ data: { key } }, state, own) => ({
    ...without(state, { part: 'areas', key, trace: areaTrace(key) }, own),
    mappedAreas: lacking(state.mappedAreas, key, own),
  }),
  CriterionAdded: ({ data }, state, own) => withCriterion(state, data.criterion, own),
  CriterionRevised: ({ data }, state, own) => withCriterion(state, data.criterion, own),
  CriterionRemoved: ({ data: { key } }, state, own) => without(state, { part: 'criteria', key }, own),
  CriteriaReordered: ({ data }, state) => reordered(state, data.keys),
  CounterSignalAdded: ({ data }, state, own) => withSignal(state, data.signal, own),
  CounterSignalRevised: ({ data }, state, own) => withSignal(state, data.signal, own),
  CounterSignalRemoved: ({ data: { key } }, state, own) => without(state, { part: 'counterSignals', key }, own),
  FrameworkPublished: ({ data }, state) => ({
    ...state,
    published: new Map(state.published).set(data.version, rubric(state, data.version)),
    semanticHash: data.semanticHash,
  }),
  FrameworkRetired: (_, state) => ({ ...state, retired: true }),
};
const applied = dispatch(cases);

const folded = (state: FrameworkState | null, event: FrameworkEvent, own: Own): FrameworkState | null =>
  event.type === 'FrameworkDrafted' ? drafted(event.data) : state && applied(event, state, own);

export const evolve = (state: FrameworkState | null, event: FrameworkEvent): FrameworkState | null =>
  folded(state, event, new WeakSet());

/** As `evolve` one by one, with one copy for all of them. */
export const evolveAll = (state: FrameworkState | null, events: readonly FrameworkEvent[]): FrameworkState | null => {
  const own: Own = new WeakSet();
  return events.reduce<FrameworkState | null>((at, event) => folded(at, event, own), state);
};
