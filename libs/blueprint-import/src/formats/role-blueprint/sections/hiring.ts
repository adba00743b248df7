import { firstCell, type Row } from '../../reading/columns.js';
import type { ItemDraft, DraftItem, ItemRule } from '../../reading/draft.js';
import { isListed, nameOf } from '../../reading/headings.js';
import { matchAbove } from '../../reading/context-words.js';
import type { Passage } from '../../../model/passage.js';
import type { Detail } from '../../../model/item.js';
import { sortCells, sortDetails, wholeText } from './details.js';
import { dimension, listedDimension } from './dimension.js';
import { ratingScale } from './rating-scale.js';
import { HIRING_KINDS } from '../../../words/lists/groups.js';
import { choices } from '../../../words/phrases.js';

type Interview = 'interview-assessment' | 'interview-exercise';
type Signal = 'strong-signal' | 'weak-signal' | 'red-flag';
/** `scale`: where no dimensions are announced, but how they are rated. */
type Scorecard = 'dimension' | 'scale';
const KINDS: readonly (readonly [RegExp, Interview | Signal | Scorecard])[] = choices(HIRING_KINDS);

const interview = (kind: Interview, text: string, name: string, details: readonly Detail[]): DraftItem => ({
  kind,
  text,
  group: null,
  name,
  details,
});

const isScorecard = (kind: Interview | Signal | Scorecard): kind is Scorecard =>
  kind === 'dimension' || kind === 'scale';

const listed = (kind: Interview | Signal, passage: Passage): ItemDraft => {
  const name = nameOf({ ...passage, text: passage.head.text });
  if (kind !== 'interview-assessment' && kind !== 'interview-exercise')
    return { item: { kind, text: passage.text, group: null }, name };
  const { details } = sortDetails(passage, {});
  return { item: interview(kind, wholeText(passage), name, details), name, withChildren: true };
};

const rated = (kind: Scorecard, passage: Passage): ItemDraft | null =>
  ratingScale(passage) ?? (kind === 'dimension' ? listedDimension(passage) : null);

const inRow = (kind: Interview | Signal, row: Row): ItemDraft | null => {
  const { cell } = firstCell(row);
  if (cell === null) return null;
  const { text } = cell;
  if (kind !== 'interview-assessment' && kind !== 'interview-exercise')
    return { item: { kind, text, group: null }, name: text, cells: new Set([cell]) };
  const { details } = sortCells(row, new Set([cell]), {});
  return { item: interview(kind, text, text, details), name: text, cells: new Set(row.cells) };
};

const row = (kind: Interview | Signal | Scorecard | null, passage: Row): ItemDraft | null =>
  kind === null || isScorecard(kind) ? dimension(passage, kind !== null) : inRow(kind, passage);

const item = (kind: Interview | Signal | Scorecard | null, passage: Passage): ItemDraft | null => {
  if (kind === null || !isListed(passage)) return null;
  return isScorecard(kind) ? rated(kind, passage) : listed(kind, passage);
};

export const hiring: ItemRule = (passage) => {
  const kind = matchAbove(KINDS, passage);
  if (passage.form === 'row') return row(kind, passage) ?? 'unknown-column';
  if (passage.form === 'paragraph') return ratingScale(passage) ?? 'prose';
  return item(kind, passage) ?? 'unknown-heading';
};
