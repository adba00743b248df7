import { dispatch, type Cases } from '../kernel/dispatch.js';
import type { Area, Criterion, Level, RatingScale, Rubric } from '../kernel/rubric.js';
import type { CriterionKey, FrameworkId, LevelKey } from '../kernel/types.js';
import type { FrameworkDrafted, FrameworkEvent } from './events.js';

export type FrameworkState = Readonly<{
  frameworkId: FrameworkId;
  track: string;
  title: string;
  scale: RatingScale;
  /** The draft that the next publication will take. */
  levels: ReadonlyMap<LevelKey, Level>;
  areas: ReadonlyMap<string, Area>;
  criteria: ReadonlyMap<CriterionKey, Criterion>;
  /** Keys of criteria that were in the draft once, so that removing one twice is recognised. */
  removed: ReadonlySet<CriterionKey>;
  /** Digests of the blueprints that were imported. */
  blueprints: ReadonlySet<string>;
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
  removed: new Set(),
  blueprints: new Set(),
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
});

const withCriterion = (state: FrameworkState, criterion: Criterion): FrameworkState => ({
  ...state,
  criteria: withKey(state.criteria, criterion),
});

const without = (state: FrameworkState, key: CriterionKey): FrameworkState => ({
  ...state,
  criteria: new Map([...state.criteria].filter(([other]) => other !== key)),
  removed: new Set(state.removed).add(key),
});

const cases: Cases<Exclude<FrameworkEvent, FrameworkDrafted>, [FrameworkState], FrameworkState> = {
  BlueprintImported: ({ data }, state) => ({
    ...state,
    blueprints: new Set(state.blueprints).add(data.source.sha256),
  }),
  LevelDefined: ({ data }, state) => ({ ...state, levels: withKey(state.levels, data.level) }),
  AreaDescribed: ({ data }, state) => ({ ...state, areas: withKey(state.areas, data.area) }),
  CriterionAdded: ({ data }, state) => withCriterion(state, data.criterion),
  CriterionRevised: ({ data }, state) => withCriterion(state, data.criterion),
  CriterionRemoved: ({ data }, state) => without(state, data.key),
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
