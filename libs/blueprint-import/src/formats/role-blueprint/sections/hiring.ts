import { firstCell, type Row } from '../../reading/columns.js';
import type { Draft, DraftItem, Rule } from '../../reading/draft.js';
import { isListed, nameOf } from '../../reading/headings.js';
import { placedBelow } from '../../reading/context-words.js';
import type { Unit } from '../../../model/passage.js';
import type { Detail } from '../../../model/item.js';
import { sortCells, sortDetails, wholeText } from './details.js';
import { dimension, listedDimension } from './dimension.js';
import { ratingScale } from './rating-scale.js';

type Interview = 'interview-assessment' | 'interview-exercise';
type Signal = 'strong-signal' | 'weak-signal' | 'red-flag';
/** `scale`: where no dimensions are announced, but how they are rated. */
type Scorecard = 'dimension' | 'scale';
const KINDS: readonly (readonly [RegExp, Interview | Signal | Scorecard])[] = [
  [/red[- ]flag|deal[- ]?breaker/u, 'red-flag'],
  [/weak.*(?:signal|indicator)|warning sign/u, 'weak-signal'],
  [/strong.*(?:signal|indicator)|positive (?:signal|indicator)|green flag/u, 'strong-signal'],
  [/exercise|case stud|work sample|take-home/u, 'interview-exercise'],
  [/scorecard|dimension|rubric/u, 'dimension'],
  [/scoring|rating/u, 'scale'],
  [/assess|look for|interview (?:focus|areas|topics|questions)/u, 'interview-assessment'],
];

const interview = (kind: Interview, text: string, name: string, details: readonly Detail[]): DraftItem => ({
  kind,
  text,
  group: null,
  name,
  details,
});

const isScorecard = (kind: Interview | Signal | Scorecard): kind is Scorecard =>
  kind === 'dimension' || kind === 'scale';

const listed = (kind: Interview | Signal, unit: Unit): Draft => {
  const name = nameOf({ ...unit, text: unit.head.text });
  if (kind !== 'interview-assessment' && kind !== 'interview-exercise')
    return { item: { kind, text: unit.text, group: null }, name };
  const { details } = sortDetails(unit, {});
  return { item: interview(kind, wholeText(unit), name, details), name, withChildren: true };
};

const rated = (kind: Scorecard, unit: Unit): Draft | null =>
  ratingScale(unit) ?? (kind === 'dimension' ? listedDimension(unit) : null);

const inRow = (kind: Interview | Signal, row: Row): Draft | null => {
  const { cell } = firstCell(row);
  if (cell === null) return null;
  const { text } = cell;
  if (kind !== 'interview-assessment' && kind !== 'interview-exercise')
    return { item: { kind, text, group: null }, name: text, cells: new Set([cell]) };
  const { details } = sortCells(row, new Set([cell]), {});
  return { item: interview(kind, text, text, details), name: text, cells: new Set(row.cells) };
};

const row = (kind: Interview | Signal | Scorecard | null, unit: Row): Draft | null =>
  kind === null || isScorecard(kind) ? dimension(unit, kind !== null) : inRow(kind, unit);

const item = (kind: Interview | Signal | Scorecard | null, unit: Unit): Draft | null => {
  if (kind === null || !isListed(unit)) return null;
  return isScorecard(kind) ? rated(kind, unit) : listed(kind, unit);
};

export const hiring: Rule = (unit) => {
  const kind = placedBelow(KINDS, unit);
  if (unit.form === 'row') return row(kind, unit) ?? 'unknown-column';
  if (unit.form === 'paragraph') return ratingScale(unit) ?? 'prose';
  return item(kind, unit) ?? 'unknown-heading';
};
