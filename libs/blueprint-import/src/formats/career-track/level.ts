import type { Level } from '@plumbline/domain';
import { fold, slug } from '../../source/text.js';

/** Words of a title that say what the page is, not which level it describes. */
const FURNITURE = new Set(['career', 'careers', 'track', 'tracks', 'ladder', 'path', 'framework', 'level', 'page']);

/** "Career track staff" is about `staff`; a title of nothing but furniture is taken whole. */
export const levelOf = (title: string, ordinal: number): Level => {
  const words = fold(title).split(' ');
  const telling = words.filter((word) => !FURNITURE.has(slug(word)));
  const name = (telling.length === 0 ? fold(title) : telling.join(' ')).replace(/^[\s:|–—-]+|[\s:|–—-]+$/gu, '');
  return { key: slug(name), title: name.charAt(0).toUpperCase() + name.slice(1), ordinal, summary: '' };
};
