import { ensure } from '../kernel/domain-error.js';
import type { Area, CounterSignal, Criterion, Level } from '../kernel/rubric.js';
import { same } from '../kernel/same.js';
import { ensureArea, ensureCounterSignal, ensureCriterion, ensureLevel } from './check.js';
import type { ApplyMapping } from './commands.js';
import type { FrameworkEvent } from './events.js';
import { keepKeys } from './keep-keys.js';
import { mergeArea, mergeCriterion, mergeSignal, type Versions } from './merge.js';
import type { FrameworkState } from './state.js';

type Keyed = Readonly<{ key: string }>;
type Changed<T> = Readonly<{ added: readonly T[]; revised: readonly T[]; removed: readonly string[] }>;
type Parts<T> = Readonly<{ base: readonly T[]; mine: ReadonlyMap<string, T>; theirs: readonly T[] }>;

const byKey = <T extends Keyed>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.key, item]));

/** What merging each part on its own changes in the draft. */
const changes = <T extends Keyed>(
  { base, mine, theirs }: Parts<T>,
  merge: (versions: Versions<T>) => T | undefined,
): Changed<T> => {
  const [before, offered] = [byKey(base), byKey(theirs)];
  const keys = new Set([...offered.keys(), ...before.keys()]);
  const changed = { added: [] as T[], revised: [] as T[], removed: [] as string[] };
  for (const key of keys) {
    const held = mine.get(key);
    const next = merge({ base: before.get(key), mine: held, theirs: offered.get(key) });
    if (next === undefined && held !== undefined) changed.removed.push(key);
    if (next !== undefined && !same(held, next)) changed[held === undefined ? 'added' : 'revised'].push(next);
  }
  return changed;
};

type Merged = Readonly<{
  levels: Changed<Level>;
  areas: Changed<Area>;
  criteria: Changed<Criterion>;
  signals: Changed<CounterSignal>;
}>;

const NOTHING_LAID = { areas: [], criteria: [], counterSignals: [] };

/** A level that no criterion asks for is not brought in: a framework with a bare level could not be published. */
const levelsOf = ({ mapping, laid }: ApplyMapping['data'], { levels }: FrameworkState): readonly Level[] => {
  const asked = new Set(laid.criteria.flatMap(({ requirements }) => requirements.map(({ level }) => level)));
  return mapping.levels.filter(({ key }) => asked.has(key) || levels.has(key));
};

const mergedWith = (data: ApplyMapping['data'], state: FrameworkState): Merged => {
  const { laid } = data;
  const base = state.applied?.laid ?? NOTHING_LAID;
  return {
    levels: changes({ base: [], mine: state.levels, theirs: levelsOf(data, state) }, ({ theirs }) => theirs),
    areas: changes({ base: base.areas, mine: state.areas, theirs: laid.areas }, mergeArea),
    criteria: changes({ base: base.criteria, mine: state.criteria, theirs: laid.criteria }, mergeCriterion),
    signals: changes(
      { base: base.counterSignals, mine: state.counterSignals, theirs: laid.counterSignals },
      mergeSignal,
    ),
  };
};

const ensureSound = ({ levels, areas, criteria, signals }: Merged, state: FrameworkState): void => {
  const all = <T>({ added, revised }: Changed<T>): readonly T[] => [...added, ...revised];
  for (const level of all(levels)) ensureLevel(level);
  for (const area of all(areas)) ensureArea(area);
  const draft = {
    scale: state.scale,
    levels: new Map([...state.levels, ...byKey(all(levels))]),
    areas: new Map([...state.areas, ...byKey(all(areas))]),
  };
  for (const criterion of all(criteria)) ensureCriterion(criterion, draft);
  for (const signal of all(signals)) ensureCounterSignal(signal, draft);
};

const eventsOf = (frameworkId: string, { levels, areas, criteria, signals }: Merged): readonly FrameworkEvent[] => [
  ...[...levels.added, ...levels.revised].map((level) => {
    return { type: 'LevelDefined', data: { frameworkId, level } } as const;
  }),
  ...[...areas.added, ...areas.revised].map((area) => {
    return { type: 'AreaDescribed', data: { frameworkId, area } } as const;
  }),
  ...criteria.added.map((criterion) => ({ type: 'CriterionAdded', data: { frameworkId, criterion } }) as const),
  ...criteria.revised.map((criterion) => ({ type: 'CriterionRevised', data: { frameworkId, criterion } }) as const),
  ...criteria.removed.map((key) => ({ type: 'CriterionRemoved', data: { frameworkId, key } }) as const),
  ...signals.added.map((signal) => ({ type: 'CounterSignalAdded', data: { frameworkId, signal } }) as const),
  ...signals.revised.map((signal) => ({ type: 'CounterSignalRevised', data: { frameworkId, signal } }) as const),
  ...signals.removed.map((key) => ({ type: 'CounterSignalRemoved', data: { frameworkId, key } }) as const),
];

/**
 * Lays what a reviewed mapping makes of the blueprints into the draft, each part under the key that its sentence has had. What somebody edited, added or removed by hand since
 * the mapping before stays as they left it; everything else follows the mapping, and goes where the mapping lets it go.
 */
export const applyMapping = ({ data }: ApplyMapping, state: FrameworkState): readonly FrameworkEvent[] => {
  const { frameworkId, mapping } = data;
  const unknown = mapping.rules.find(({ blueprint }) => !state.blueprints.has(blueprint));
  ensure(
    unknown === undefined,
    'blueprint-unknown',
    `No blueprint with the digest ${unknown?.blueprint ?? ''} was imported into this framework.`,
  );
  const laid = keepKeys(data.laid, state);
  const merged = mergedWith({ ...data, laid }, state);
  ensureSound(merged, state);
  const events = eventsOf(frameworkId, merged);
  const known = same(state.applied, { mapping, laid });
  return known ? events : [{ type: 'MappingApplied', data: { frameworkId, mapping, laid } }, ...events];
};
