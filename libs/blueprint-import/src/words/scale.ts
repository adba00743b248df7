import { isSaid, namesLevel } from './level-names.js';
import { THINGS } from './lists/ladder-headings.js';
import { SCALE } from './lists/scale.js';
import { choices, matcher } from './phrases.js';
import { senioritiesIn } from './seniority.js';
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

const THING = matcher(THINGS);
/** Words of rank that are verbs as well: "Lead tests" and "Staff tests" may be what somebody does. */
const VERBS: readonly string[] = ['Lead', 'Staff'];
const MAX_ROLE_WORDS = 3;
type Ranked = Readonly<{ rank: string; role: string }>;
const isRole = (words: string): boolean => !THING.test(words) && !isSaid(words);
/** "Senior" and "barista" of "Senior Barista", whatever its other words are. */
const rankedIn = (text: string): Ranked | null => {
  const [first = '', ...others] = bare(text).split(' ');
  const rank = senioritiesIn(first)[0]?.title;
  const role = others.join(' ').toLowerCase();
  const isShort = others.length > 0 && others.length <= MAX_ROLE_WORDS && text.length <= LONGEST;
  return rank !== undefined && isShort && isRole(role) ? { rank, role } : null;
};
/** The roles that several of the texts have, in different ranks. */
const rolesIn = (texts: readonly string[]): ReadonlySet<string> => {
  const byRole = Map.groupBy(
    texts.flatMap((text) => rankedIn(text) ?? []),
    ({ role }) => role,
  );
  const isOne = (all: readonly Ranked[]): boolean => {
    const ranks = new Set(all.map(({ rank }) => rank));
    return ranks.size >= FEWEST && [...ranks].some((rank) => !VERBS.includes(rank));
  };
  return new Set([...byRole].flatMap(([role, all]) => (isOne(all) ? [role] : [])));
};

/**
 * What names a level among these texts: by itself, as one of several words of a scale of skills, or as one of several ranks of one role,
 * which may be unknown: "Junior Barista" beside "Senior Barista".
 */
export const levelsAmong = (texts: readonly string[]): ((text: string) => boolean) => {
  const isOnScale = (text: string): boolean => stepOnScale(text) !== null;
  const said = new Set(texts.filter((text) => isOnScale(text) || namesLevel(text)).map((text) => text.toLowerCase()));
  const roles = rolesIn(texts);
  return (text) =>
    namesLevel(text) || (said.size >= FEWEST && isOnScale(text)) || roles.has(rankedIn(text)?.role ?? '');
};
