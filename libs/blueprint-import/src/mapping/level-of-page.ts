import type { Level } from '@plumbline/domain';
import { normalizeSpace, slug } from '../text/keys.js';
import { spaceOr, withoutEnd } from '../text/trim.js';

/** Words of a title that say what the page is, not which level it describes. */
const PAGE_WORDS = new Set(['career', 'careers', 'track', 'tracks', 'ladder', 'path', 'framework', 'level', 'page']);

const named = (words: string, ordinal: number): Level => {
  const name = withoutEnd(words.replace(/^[\s:|–—-]+/u, ''), spaceOr(':|–—-'));
  return { key: slug(name), title: name.charAt(0).toUpperCase() + name.slice(1), ordinal, summary: '' };
};

/** "Career track staff" is about `staff`; a title of nothing but boilerplate names no level. */
export const levelOfPage = (title: string, ordinal: number): Level | null => {
  const telling = normalizeSpace(title)
    .split(' ')
    .filter((word) => !PAGE_WORDS.has(slug(word)));
  return telling.length === 0 ? null : named(telling.join(' '), ordinal);
};
