import { dispatch, type Cases } from '../kernel/dispatch.js';
import type { Area, CounterSignal, Criterion, Level, RatingScale, Rubric } from '../kernel/rubric.js';
import type { CriterionKey, FrameworkId, LevelKey } from '../kernel/types.js';
import type { BlueprintReading, FrameworkDrafted, FrameworkEvent } from './events.js';
import type { FrameworkMapping, Laid } from './mapping.js';

export type FrameworkState = Readonly<{
  frameworkId: FrameworkId;
  track: string;
  title: string;
  scale: RatingScale;
  /** The draft that the next publication will take. */
  levels: ReadonlyMap<LevelKey, Level>;
  areas: ReadonlyMap<string, Area>;
  /** In the order of the draft. */
  criteria: ReadonlyMap<CriterionKey, Criterion>;
  counterSignals: ReadonlyMap<string, CounterSignal>;
  /** Keys of criteria and of counter-signals that were in the draft once, so that removing one twice is recognised. */
  removed: ReadonlySet<string>;
  /** By digest, in the order of their import. */
  blueprints: ReadonlyMap<string, BlueprintReading>;
  /** The mapping that was applied last, and what it made of the blueprints. */
  applied: Readonly<{ mapping: FrameworkMapping; laid: Laid }> | null;
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
  areas: new Map(),
  criteria: new Map(),
  counterSignals: new Map(),
  removed: new Set(),
  blueprints: new Map(),
  applied: null,
  published: new Map(),
  semanticHash: null,
  retired: false,
});

const withKey = <T extends { key: string }>(map: ReadonlyMap<string, T>, item: T): ReadonlyMap<string, T> =>
  new Map(map).set(item.key, item);

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

const withCriterion = (state: FrameworkState, criterion: Criterion): FrameworkState => ({
  ...state,
  criteria: withKey(state.criteria, criterion),
});

const withSignal = (state: FrameworkState, signal: CounterSignal): FrameworkState => ({
  ...state,
  counterSignals: withKey(state.counterSignals, signal),
});

const lacking = <T>(map: ReadonlyMap<string, T>, key: string): ReadonlyMap<string, T> =>
  new Map([...map].filter(([other]) => other !== key));

const without = (state: FrameworkState, part: 'criteria' | 'counterSignals', key: string): FrameworkState => ({
  ...state,
  [part]: lacking<unknown>(state[part], key),
  removed: new Set(state.removed).add(key),
});

const reordered = (state: FrameworkState, keys: readonly CriterionKey[]): FrameworkState => {
  const criteria = new Map<CriterionKey, Criterion>();
  for (const key of [...keys, ...state.criteria.keys()]) {
    const criterion = state.criteria.get(key);
    if (criterion !== undefined) criteria.set(key, criterion);
  }
  return { ...state, criteria };
};

const cases: Cases<Exclude<FrameworkEvent, FrameworkDrafted>, [FrameworkState], FrameworkState> = {
  BlueprintImported: ({ data }, state) => ({
    ...state,
    blueprints: new Map(state.blueprints).set(data.source.sha256, data),
  }),
  MappingApplied: ({ data: { mapping, laid } }, state) => ({ ...state, applied: { mapping, laid } }),
  LevelDefined: ({ data }, state) => ({ ...state, levels: withKey(state.levels, data.level) }),
  AreaDescribed: ({ data }, state) => ({ ...state, areas: withKey(state.areas, data.area) }),
  CriterionAdded: ({ data }, state) => withCriterion(state, data.criterion),
  CriterionRevised: ({ data }, state) => withCriterion(state, data.criterion),
  CriterionRemoved: ({ data }, state) => without(state, 'criteria', data.key),
  CriteriaReordered: ({ data }, state) => reordered(state, data.keys),
  CounterSignalAdded: ({ data }, state) => withSignal(state, data.signal),
  CounterSignalRevised: ({ data }, state) => withSignal(state, data.signal),
  CounterSignalRemoved: ({ data }, state) => without(state, 'counterSignals', data.key),
  FrameworkPublished: ({ data }, state) => ({
    ...state,
    published: new Map(state.published).set(data.version, rubric(state, data.version)),
    semanticHash: data.semanticHash,
  }),
  FrameworkRetired: (_, state) => ({ ...state, retired: true }),
};
const applied = dispatch(cases);

export const evolve = (state: FrameworkState | null, event: FrameworkEvent): FrameworkState | null =>
  event.type === 'FrameworkDrafted' ? drafted(event.data) : state && applied(event, state);
