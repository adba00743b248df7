import { cellsIn, fieldsOf, firstCell, type Field, type Row } from '../../reading/columns.js';
import type { ItemDraft, ItemRule } from '../../reading/draft.js';
import { isListed } from '../../reading/headings.js';
import { splitLabel } from '../../reading/phrase.js';
import type { Passage } from '../../../model/passage.js';
import { sortDetails, wholeText } from './details.js';
import { type ReadTarget, targetOf } from './target.js';
import { KPI_COLUMNS, KPI_LABELS } from '../../../words/lists/columns.js';
import { matchers } from '../../../words/phrases.js';

const COLUMNS = matchers(KPI_COLUMNS);

type Said = Readonly<Record<'measures' | 'why' | 'frequency', string | null>>;
const kpi = (text: string, name: string, said: Said, aim: ReadTarget | null): ItemDraft => {
  const { measures, why, frequency } = said;
  const fields = { metric: name, measures, why, target: aim?.target ?? null, frequency };
  return {
    item: { kind: 'kpi', text, group: null, ...fields },
    name,
    ambiguity: aim?.rangeAsLimit === true ? 'range-as-limit' : null,
  };
};

/** A table of figures whose first column has another name is one all the same, if it states a target or a frequency. */
const metricIn = (row: Row, fields: Readonly<Record<keyof typeof COLUMNS, Field>>): Field =>
  fields.metric.text === null && (fields.target.cell ?? fields.frequency.cell) !== null
    ? firstCell(row, cellsIn(fields))
    : fields.metric;

const inRow = (row: Row): ItemDraft | null => {
  const columns = fieldsOf(row, COLUMNS);
  const fields = { ...columns, metric: metricIn(row, columns) };
  const { metric, measures, why, target, frequency } = fields;
  if (metric.text === null) return null;
  const aim = target.text === null ? null : targetOf(target.text, target.column ?? '');
  const said = { measures: measures.text, why: why.text, frequency: frequency.text };
  return { ...kpi(metric.text, metric.text, said, aim), cells: cellsIn(fields) };
};

const LABELS = matchers(KPI_LABELS);
type Behind = Readonly<{ words: string | null; aim: ReadTarget | null }>;
/** What stands behind the name of a metric is a target only if it reads as one. */
const behind = (text: string | null): Behind => {
  const aim = text === null || text === '' ? null : targetOf(text, '');
  return aim === null || aim.target.kind === 'prose' ? { words: text, aim: null } : { words: null, aim };
};

/** "Metric: what it is, or has to be", with the rest in lines below. */
const listed = (unit: Passage): ItemDraft => {
  const { label, text } = splitLabel(unit.head);
  const { fields } = sortDetails(unit, LABELS);
  const { words, aim } = behind(label === null ? null : text);
  const stated = fields.target === null ? aim : targetOf(fields.target, '');
  const name = label ?? text;
  const said = { measures: fields.measures ?? words, why: fields.why, frequency: fields.frequency };
  return { ...kpi(wholeText(unit), name, said, stated), withChildren: true };
};

/** Beside a table, a list is no list of figures. */
export const kpis: ItemRule = (unit) => {
  if (unit.form === 'row') return inRow(unit) ?? 'unknown-column';
  return isListed(unit) ? 'no-kind' : 'prose';
};

/** Of a section without a table. */
export const listedKpis: ItemRule = (unit) => (isListed(unit) ? listed(unit) : kpis(unit));
