import type { Field } from '@plumbline/access';
import { type RawBuilder, sql, type SqlBool } from 'kysely';
import { expressionFor } from './compile.js';
import { type Expression, isAll, isAny, isCostly, isFact, isNot } from './expression.js';
import { ACCESS_ROWS, type AccessFact, accessRowOf, CONDITIONS, isAccessFact } from './facts.js';
import type { ListViewer } from './list-viewer.js';

type Condition = RawBuilder<SqlBool>;

const hasRow = (viewer: ListViewer, facts: readonly AccessFact[]): Condition => {
  const rows = facts.map((fact) => sql`(${ACCESS_ROWS[fact]})`);
  return sql`exists (select 1 from ${accessRowOf(viewer)} and (${sql.join(rows, sql` or `)}))`;
};

/** One look-up for all facts in the same row. */
const anyOfThese = (viewer: ListViewer, parts: readonly Expression[]): Condition => {
  const inRow = parts.flatMap((part) => (isFact(part) && isAccessFact(part.fact) ? [part.fact] : []));
  const rest = parts.filter((part) => !(isFact(part) && isAccessFact(part.fact)));
  const conditions = [
    ...rest.filter((part) => !isCostly(part)).map((part) => toSql(viewer, part)),
    ...(inRow.length > 0 ? [hasRow(viewer, inRow)] : []),
    ...rest.filter(isCostly).map((part) => toSql(viewer, part)),
  ];
  return sql`(${sql.join(conditions, sql` or `)})`;
};

const toSql = (viewer: ListViewer, it: Expression): Condition => {
  if (typeof it === 'boolean') return it ? sql`true` : sql`false`;
  if (isFact(it)) return isAccessFact(it.fact) ? hasRow(viewer, [it.fact]) : CONDITIONS[it.fact](viewer);
  if (isNot(it)) return sql`not ${toSql(viewer, it.not)}`;
  if (isAny(it)) return anyOfThese(viewer, it.any);
  if (isAll(it))
    return sql`(${sql.join(
      it.all.map((part) => toSql(viewer, part)),
      sql` and `,
    )})`;
  return sql`n."state" in (${sql.join(it.states)})`;
};

/** Whether the viewer sees a field of the nomination `n`. */
export const sees = (viewer: ListViewer, field: Field): Condition => toSql(viewer, expressionFor(viewer.roles, field));
