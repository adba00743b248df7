import type { Level } from '@plumbline/domain';
import { fold, slug } from '../text/keys.js';
import { spaceOr, withoutEnd } from '../text/trim.js';

/** Words of a title that say what the page is, not which level it describes. */
const FURNITURE = new Set(['career', 'careers', 'track', 'tracks', 'ladder', 'path', 'framework', 'level', 'page']);

const named = (words: string, ordinal: number): Level => {
  const name = withoutEnd(words.replace(/^[\s:|–—-]+/u, ''), spaceOr(':|–—-'));
  return { key: slug(name), title: name.charAt(0).toUpperCase() + name.slice(1), ordinal, summary: '' };
};

/** "Career track staff" is about `staff`; a title of nothing but furniture names no level. */
export const levelIn = (title: string, ordinal: number): Level | null => {
  const telling = fold(title)
    .split(' ')
    .filter((word) => !FURNITURE.has(slug(word)));
  return telling.length === 0 ? null : named(telling.join(' '), ordinal);
};
