import type { Area, Criterion, Level } from '@plumbline/domain';
import type { RecordedOf, Rules } from '../kernel/by-type.js';
import { put, remove, type OwnRows, type Row } from '../kernel/view.js';

/** One level, area or criterion of a framework's draft. `ordinal` keeps the order in which they were first added. */
export type PartRow = Readonly<{
  frameworkId: string;
  kind: string;
  key: string;
  ordinal: number;
  doc: Level | Area | Criterion;
}>;
export type Parts = Readonly<{ levels: readonly Level[]; areas: readonly Area[]; criteria: readonly Criterion[] }>;

type Adds = 'LevelDefined' | 'AreaDescribed' | 'CriterionAdded' | 'CriterionRevised';
const partOf = ({ type, data }: RecordedOf<Adds>): Pick<PartRow, 'kind' | 'doc'> => {
  if (type === 'LevelDefined') return { kind: 'level', doc: data.level };
  return type === 'AreaDescribed' ? { kind: 'area', doc: data.area } : { kind: 'criterion', doc: data.criterion };
};

/** Rules that keep a draft in `table`, one small row a part, so that importing a long blueprint stays cheap. */
export const draftRules = (table: string): Rules => {
  const add = (event: RecordedOf<Adds>, own: OwnRows) => {
    const { kind, doc } = partOf(event);
    const key = { frameworkId: event.data.frameworkId, kind, key: doc.key };
    const ordinal = own.get<PartRow>(table, key)?.ordinal ?? Number(event.revision);
    return [put(table, { ...key, ordinal, doc })];
  };
  return {
    LevelDefined: add,
    AreaDescribed: add,
    CriterionAdded: add,
    CriterionRevised: add,
    CriterionRemoved: ({ data }) => [
      remove(table, { frameworkId: data.frameworkId, kind: 'criterion', key: data.key }),
    ],
  };
};

/** The draft as it stands: levels lowest first, areas and criteria as first added. */
export const partsOf = (own: OwnRows, table: string, frameworkId: string): Parts => {
  const rows = own.find<PartRow & Row>(table, { frameworkId });
  const sorted = rows.toSorted((a, b) => a.ordinal - b.ordinal);
  const docs = (kind: string): unknown[] => sorted.filter((row) => row.kind === kind).map((row) => row.doc);
  const levels = docs('level') as Level[];
  return {
    levels: levels.sort((a, b) => a.ordinal - b.ordinal),
    areas: docs('area') as Area[],
    criteria: docs('criterion') as Criterion[],
  };
};
