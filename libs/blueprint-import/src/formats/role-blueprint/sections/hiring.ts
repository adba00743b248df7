import type { Draft, Rule } from '../../../document/draft.js';
import { among, isListed, nameOf, partWords } from '../../../document/headings.js';
import type { Unit } from '../../../document/unit.js';
import { sortDetails, wholeText } from './details.js';
import { dimension } from './dimension.js';
import { ratingScale } from './rating-scale.js';

type Listed = 'interview-assessment' | 'interview-exercise' | 'strong-signal' | 'weak-signal' | 'red-flag';
const KINDS: readonly (readonly [RegExp, Listed])[] = [
  [/red flag/u, 'red-flag'],
  [/weak.*signal/u, 'weak-signal'],
  [/strong.*signal/u, 'strong-signal'],
  [/exercise|case stud/u, 'interview-exercise'],
  [/assess/u, 'interview-assessment'],
];

const listed = (kind: Listed, unit: Unit): Draft => {
  const name = nameOf({ ...unit, text: unit.head.text });
  if (kind !== 'interview-assessment' && kind !== 'interview-exercise')
    return { item: { kind, text: unit.text, group: null }, name };
  const { details } = sortDetails(unit, {});
  return { item: { kind, text: wholeText(unit), group: null, name, details }, name, withChildren: true };
};

export const hiring: Rule = (unit) => {
  if (unit.form === 'row') return dimension(unit) ?? 'unknown-column';
  if (unit.form === 'paragraph') return ratingScale(unit) ?? 'prose';
  const kind = among(KINDS, partWords(unit));
  return kind === null || !isListed(unit) ? 'unknown-heading' : listed(kind, unit);
};
