import type { Area, CounterSignal, Criterion, Level } from '@plumbline/domain';
import type { PartRow } from '@plumbline/read-model';
import type { Change, Row, ViewRows } from '@plumbline/view-store';
import { put, remove } from '../kernel/changes.js';
import type { RecordedOf, Rule } from '../kernel/define-view.js';

/** The parts of a framework's draft. */
export type Parts = Readonly<{
  levels: readonly Level[];
  areas: readonly Area[];
  criteria: readonly Criterion[];
  counterSignals: readonly CounterSignal[];
}>;

type Signals = 'CounterSignalAdded' | 'CounterSignalRevised';
type Adds = 'LevelDefined' | 'AreaDescribed' | 'CriterionAdded' | 'CriterionRevised' | Signals;
type Removes = 'LevelRemoved' | 'AreaRemoved' | 'CriterionRemoved' | 'CounterSignalRemoved';
const partOf = ({ type, data }: RecordedOf<Adds>): Pick<PartRow, 'kind' | 'doc'> => {
  if (type === 'LevelDefined') return { kind: 'level', doc: data.level };
  if (type === 'AreaDescribed') return { kind: 'area', doc: data.area };
  return 'signal' in data ? { kind: 'signal', doc: data.signal } : { kind: 'criterion', doc: data.criterion };
};

const add =
  (table: string) =>
  (event: RecordedOf<Adds>, rows: ViewRows): readonly Change[] => {
    const { kind, doc } = partOf(event);
    const key = { frameworkId: event.data.frameworkId, kind, key: doc.key };
    const ordinal = rows.get<PartRow>(table, key)?.ordinal ?? Number(event.revision);
    return [put(table, { ...key, ordinal, doc })];
  };
const drop =
  (table: string, kind: PartRow['kind']) =>
  ({ data: { frameworkId, key } }: RecordedOf<Removes>): readonly Change[] => [
    remove(table, { frameworkId, kind, key }),
  ];

/** The places that the criteria had, in the order that they are to have. */
const reorder =
  (table: string): Rule<'CriteriaReordered'> =>
  ({ data: { frameworkId, keys } }, rows) => {
    const criteria = rows.find<PartRow & Row>(table, { frameworkId }).filter(({ kind }) => kind === 'criterion');
    const places = criteria.map(({ ordinal }) => ordinal).sort((a, b) => a - b);
    return keys.flatMap((key, at) => {
      const [row, ordinal] = [criteria.find((each) => each.key === key), places[at]];
      return row === undefined || ordinal === undefined ? [] : [put(table, { ...row, ordinal })];
    });
  };

/** Rules that keep levels and criteria of a draft in `table`, a small row each, so that importing a long blueprint stays cheap. */
export const levelAndCriterionRules = (table: string) => ({
  LevelDefined: add(table),
  LevelRemoved: drop(table, 'level'),
  CriterionAdded: add(table),
  CriterionRevised: add(table),
  CriterionRemoved: drop(table, 'criterion'),
  CriteriaReordered: reorder(table),
});
/** The same for its areas and counter-signals, which readiness does not depend on. */
export const areaAndSignalRules = (table: string) => ({
  AreaDescribed: add(table),
  AreaRemoved: drop(table, 'area'),
  CounterSignalAdded: add(table),
  CounterSignalRevised: add(table),
  CounterSignalRemoved: drop(table, 'signal'),
});

/** The draft as it stands: levels lowest first, areas and counter-signals as first added, criteria in their order. */
export const partsOf = (rows: ViewRows, table: string, frameworkId: string): Parts => {
  const parts = rows.find<PartRow & Row>(table, { frameworkId }).toSorted((a, b) => a.ordinal - b.ordinal);
  const docs = (kind: PartRow['kind']): unknown[] => parts.filter((row) => row.kind === kind).map((row) => row.doc);
  const levels = docs('level') as Level[];
  return {
    levels: levels.sort((a, b) => a.ordinal - b.ordinal),
    areas: docs('area') as Area[],
    criteria: docs('criterion') as Criterion[],
    counterSignals: docs('signal') as CounterSignal[],
  };
};
