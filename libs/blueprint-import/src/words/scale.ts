import { countingOn } from './counted.js';
import {
  codeOf,
  isOnlyLevel,
  isPlainOfAny,
  isSaid,
  namesLevel,
  namesProfession,
  soundsLikeTitle,
} from './level-names.js';
import { AMBIGUOUS_RANKS } from './level-parts.js';
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
    return ranks.size >= FEWEST && [...ranks].some((rank) => !AMBIGUOUS_RANKS.includes(rank));
  };
  return new Set([...byRole].flatMap(([role, all]) => (isOne(all) ? [role] : [])));
};

/** Of words that several names have in common, at the beginning or the end. */
const MAX_SHARED_WORDS = 3;
/** Both parts of a text at each of the places where words in common could begin or end. */
const cuts = (text: string): readonly Readonly<{ name: string; shared: string }>[] => {
  const words = normalizeSpace(text.replaceAll('_', ' ')).split(' ');
  const counts = Array.from({ length: Math.min(MAX_SHARED_WORDS, words.length - 1) }, (_, index) => index + 1);
  return counts.flatMap((count) => [
    { name: words.slice(0, -count).join(' '), shared: `* ${words.slice(-count).join(' ').toLowerCase()}` },
    { name: words.slice(count).join(' '), shared: `${words.slice(0, count).join(' ').toLowerCase()} *` },
  ]);
};

/**
 * The names of levels with numbers in texts of which several have the same words beside one: "Level 2" of "Level 2 description", beside "Level 3
 * description". Of a text that is none of them, itself.
 */
export const namesInSeries = (texts: readonly string[]): ((text: string) => string) =>
  namesBeside(
    texts.filter((text) => !WAY_TO.test(text)),
    (name) => isOnlyLevel(name) && codeOf(name) !== null,
  );
/** "Path to L2" says how somebody comes there. */
const WAY_TO = /\b(?:to|into|towards?)\s+\S+[:\s]*$/iu;

/** As `namesInSeries`, of titles: "Lead Tester" of "Lead Tester role requirements", beside "Tester role requirements". */
export const titlesInSeries = (texts: readonly string[]): ((text: string) => string) => {
  const nameOf = namesBeside(texts, namesProfession);
  const named = texts.filter((text) => nameOf(text) !== text);
  const areSure = 2 * named.length > texts.length && named.some((text) => namesLevel(nameOf(text)));
  return (text) => (areSure ? nameOf(text) : text);
};

const namesBeside = (texts: readonly string[], isName: (name: string) => boolean): ((text: string) => string) => {
  const found = texts
    .filter((text) => text.length <= LONGEST && !namesLevel(text))
    .flatMap((text) => cuts(text).map((cut) => ({ text, ...cut })))
    .filter(({ name }) => isName(name));
  const series = [...Map.groupBy(found, ({ shared }) => shared).values()].filter(
    (alike) => new Set(alike.map(({ name }) => name)).size >= FEWEST,
  );
  const names = new Map(series.flat().map(({ text, name }) => [text, name]));
  return (text) => names.get(text) ?? text;
};

/**
 * What names a level among these texts: by itself, in a series of them, known or not, as one of several words of a scale of skills, or as one of several ranks of one role,
 * which may be unknown: "Junior Barista" beside "Senior Barista".
 */
export const levelsAmong = (texts: readonly string[]): ((text: string) => boolean) => {
  const isOnScale = (text: string): boolean => stepOnScale(text) !== null;
  const said = new Set(texts.filter((text) => isOnScale(text) || namesLevel(text)).map((text) => text.toLowerCase()));
  const roles = rolesIn(texts);
  const nameOf = namesInSeries(texts);
  const counting = countingOn(texts);
  return (text) =>
    namesLevel(nameOf(text)) ||
    counting.has(text) ||
    (said.size >= FEWEST && isOnScale(text)) ||
    roles.has(rankedIn(text)?.role ?? bare(text).toLowerCase());
};

/** As `levelsAmong`, and what else could be the title of a level where at least two are, and half of them could be: "Engineer" between "Junior Engineer" and "Senior Engineer". */
export const levelsBeside = (texts: readonly string[]): ((text: string) => boolean) => {
  const isLevel = levelsAmong(texts);
  const known = texts.filter(isLevel).slice(0, MOST_KNOWN);
  const couldBe = (text: string): boolean => isLevel(text) || soundsLikeTitle(text) || isPlainOfAny(text, known);
  return known.length < FEWEST || 2 * texts.filter(couldBe).length < texts.length ? isLevel : couldBe;
};
/** Of levels that others are compared with. */
const MOST_KNOWN = 60;
