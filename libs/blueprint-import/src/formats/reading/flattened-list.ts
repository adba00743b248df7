import { isListed } from './headings.js';
import type { Passage } from '../../model/passage.js';

/** A list item that ends in a colon and holds nothing announces its neighbour: once, that was a list inside it. */
export const announcesFlattenedList = (passage: Passage, next: Passage | undefined): boolean =>
  isListed(passage) &&
  passage.text.endsWith(':') &&
  passage.points.length === 0 &&
  passage.children.length === 0 &&
  next?.form === passage.form &&
  next.context === passage.context;
