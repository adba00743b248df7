import { columnsOf, fieldsOf, type Row } from '../../../document/columns.js';
import type { Draft, Rule } from '../../../document/draft.js';
import { targetOf } from './target.js';

const COLUMNS = {
  metric: /^(?:metric|kpi|indicator)|metric name/u,
  measures: /measure|definition|description/u,
  why: /^why|rationale|importance/u,
  target: /target|benchmark|threshold/u,
  frequency: /frequency|cadence|how often/u,
};

const kpi = (row: Row): Draft | null => {
  const fields = fieldsOf(row, COLUMNS);
  const { metric, measures, why, target, frequency } = fields;
  if (metric.text === null) return null;
  const aim = target.text === null ? null : targetOf(target.text, target.column ?? '');
  return {
    item: {
      kind: 'kpi',
      text: metric.text,
      group: null,
      metric: metric.text,
      measures: measures.text,
      why: why.text,
      target: aim?.target ?? null,
      frequency: frequency.text,
    },
    name: metric.text,
    columns: columnsOf(fields),
    ambiguity: aim?.rangeAsLimit === true ? 'range-as-limit' : null,
  };
};

export const kpis: Rule = (unit) => {
  if (unit.form !== 'row') return unit.form === 'paragraph' ? 'prose' : 'no-kind';
  return kpi(unit) ?? 'unknown-column';
};
