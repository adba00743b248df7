import { namesLevel } from './level-names.js';
import { SCALE } from './lists/scale.js';
import { choices } from './phrases.js';
import { memoize } from '../text/memoize.js';
import { spaceOr, withoutEnd } from '../text/trim.js';
import { normalizeSpace } from '../text/keys.js';

const STEPS = choices(SCALE).map(([pattern], index) => ({ pattern, step: index }));
const LONGEST = 40;

const bare = (text: string): string =>
  normalizeSpace(withoutEnd(text.normalize('NFC').replace(/^[^\p{L}]+/u, ''), spaceOr(':*+–—-')));

/** How high on a scale of skills a word stands; null where it is none of these words. */
export const stepOnScale = memoize((text: string): number | null => {
  if (text.length > LONGEST) return null;
  const words = bare(text);
  return STEPS.findLast(({ pattern }) => pattern.test(words))?.step ?? null;
});

/** Of words that make each other a scale. */
const FEWEST = 2;

/** What names a level among these texts: by itself, or as one of several words of a scale of skills. */
export const levelsAmong = (texts: readonly string[]): ((text: string) => boolean) => {
  const said = texts.map((text) => stepOnScale(text) ?? (namesLevel(text) ? text : null));
  const steps = new Set(said.filter((one) => one !== null));
  return (text) => namesLevel(text) || (steps.size >= FEWEST && stepOnScale(text) !== null);
};
