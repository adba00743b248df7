import { isListed } from './headings.js';
import type { Unit } from '../../model/passage.js';

/** A list item that ends in a colon and holds nothing announces its neighbour: once, that was a list inside it. */
export const isFlattened = (unit: Unit, next: Unit | undefined): boolean =>
  isListed(unit) &&
  unit.text.endsWith(':') &&
  unit.points.length === 0 &&
  unit.children.length === 0 &&
  next?.form === unit.form &&
  next.standing === unit.standing;
