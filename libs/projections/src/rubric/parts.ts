import type { PartRow } from '@plumbline/read-model';
import type { Area, CounterSignal, Criterion, Level } from '@plumbline/domain';
import type { RecordedOf, Rules } from '../kernel/by-type.js';
import { put, remove } from '../kernel/changes.js';
import type { OwnRows, Row } from '@plumbline/view-store';

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

/** The places that the criteria had, in the order that they are to have. */
const reordered =
  (table: string) =>
  ({ data: { frameworkId, keys } }: RecordedOf<'CriteriaReordered'>, own: OwnRows) => {
    const rows = own.find<PartRow & Row>(table, { frameworkId }).filter(({ kind }) => kind === 'criterion');
    const places = rows.map(({ ordinal }) => ordinal).sort((a, b) => a - b);
    return keys.flatMap((key, at) => {
      const [row, ordinal] = [rows.find((each) => each.key === key), places[at]];
      return row === undefined || ordinal === undefined ? [] : [put(table, { ...row, ordinal })];
    });
  };

/** Rules that keep a draft in `table`, one small row a part, so that importing a long blueprint stays cheap. */
export const draftRules = (table: string): Rules => {
  const add = (event: RecordedOf<Adds>, own: OwnRows) => {
    const { kind, doc } = partOf(event);
    const key = { frameworkId: event.data.frameworkId, kind, key: doc.key };
    const ordinal = own.get<PartRow>(table, key)?.ordinal ?? Number(event.revision);
    return [put(table, { ...key, ordinal, doc })];
  };
  const drop = (kind: string) => (event: RecordedOf<Removes>) => [
    remove(table, { frameworkId: event.data.frameworkId, kind, key: event.data.key }),
  ];
  return {
    LevelDefined: add,
    LevelRemoved: drop('level'),
    AreaDescribed: add,
    AreaRemoved: drop('area'),
    CriterionAdded: add,
    CriterionRevised: add,
    CriterionRemoved: drop('criterion'),
    CriteriaReordered: reordered(table),
    CounterSignalAdded: add,
    CounterSignalRevised: add,
    CounterSignalRemoved: drop('signal'),
  };
};

/** The draft as it stands: levels lowest first, areas and counter-signals as first added, criteria in their order. */
export const partsOf = (own: OwnRows, table: string, frameworkId: string): Parts => {
  const rows = own.find<PartRow & Row>(table, { frameworkId });
  const sorted = rows.toSorted((a, b) => a.ordinal - b.ordinal);
  const docs = (kind: string): unknown[] => sorted.filter((row) => row.kind === kind).map((row) => row.doc);
  const levels = docs('level') as Level[];
  return {
    levels: levels.sort((a, b) => a.ordinal - b.ordinal),
    areas: docs('area') as Area[],
    criteria: docs('criterion') as Criterion[],
    counterSignals: docs('signal') as CounterSignal[],
  };
};
