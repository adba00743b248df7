import type { Level } from '@plumbline/domain';
import { normalizeSpace, slug } from '../text/keys.js';
import { spaceOr, withoutEnd } from '../text/trim.js';
import { TRACK_PAGE_WORDS } from '../words/lists/level-names.js';

const PAGE_WORDS: ReadonlySet<string> = new Set(Object.values(TRACK_PAGE_WORDS).flat());

const named = (words: string, ordinal: number): Level => {
  const name = withoutEnd(words.replace(/^[\s:|–—-]+/u, ''), spaceOr(':|–—-'));
  return { key: slug(name), title: name.charAt(0).toUpperCase() + name.slice(1), ordinal, summary: '' };
};

/** "Career track staff" is about `staff`; a title that is only boilerplate names no level. */
export const levelOfPage = (title: string, ordinal: number): Level | null => {
  const telling = normalizeSpace(title)
    .split(' ')
    .filter((word) => !PAGE_WORDS.has(slug(word)));
  return telling.length === 0 ? null : named(telling.join(' '), ordinal);
};
