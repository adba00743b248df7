import type { PlumblineEvent, Recorded } from '@plumbline/domain';
import type { HeadColumns, StreamKind, Table } from './define-table.js';
import type { Change, Row, StoredRows } from './view.js';

type Event = Recorded<PlumblineEvent>;
type Head = Readonly<{ table: string; key: string; columns: HeadColumns }>;

const headOf = ({ name, key: [key = ''], head }: Table): readonly Head[] =>
  head === null ? [] : [{ table: name, key, columns: head }];

const moved = (row: Row, { revision, updatedAt, quiet = [] }: HeadColumns, event: Event): Row => ({
  ...row,
  [revision]: Number(event.revision),
  ...(updatedAt === undefined || quiet.includes(event.type) ? {} : { [updatedAt]: event.metadata.recordedAt }),
});

/** Adds the revision of the event to the head row of its stream. */
export const headMoves = (tables: readonly Table[], rows: StoredRows) => {
  const heads = tables.flatMap(headOf);
  const headFor = ({ stream }: Event): Head | undefined =>
    heads.find(({ columns }) => stream.startsWith(`${columns.of}-`));
  return (event: Event, changes: readonly Change[]): readonly Change[] => {
    const head = headFor(event);
    if (head === undefined) return changes;
    const { table, key, columns } = head;
    const id = event.stream.slice(columns.of.length + 1);
    const at = changes.findLastIndex((change) => change.table === table && 'put' in change && change.put[key] === id);
    const change = changes[at];
    const row = change !== undefined && 'put' in change ? change.put : rows.get(table, { [key]: id });
    if (row === undefined) throw missing(columns.of, id);
    const put = { table, put: moved(row, columns, event) };
    return at < 0 ? [...changes, put] : changes.with(at, put);
  };
};

/** A gap in the stream, which parks it. */
const missing = (kind: StreamKind, id: string): Error =>
  new Error(`${kind} ${id} is unknown: an earlier event of its stream is missing`);
