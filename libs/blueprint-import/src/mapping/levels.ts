import { freeKey, type Level } from '@plumbline/domain';
import { levelOfPage } from './level-of-page.js';
import { namesProfession } from '../words/level-names.js';
import { targetOf } from '../words/level-parts.js';
import { inOrder } from '../words/level-order.js';
import { levelNameIn, senioritiesIn } from '../words/seniority.js';
import type { Inspection } from '../model/inspection.js';
import { slug } from '../text/keys.js';

/** Ordinals of other levels start after those with an order. */
const UNRANKED = 100;
/** Of a title that is nothing but a profession. */
const PLAIN = 4;

/** "4" of "L4", "2" of "Engineer II"; 0 where a name has no number. */
const numberIn = (title: string): number => {
  const digits = /(?<!\d)\d{1,2}(?!\d)/u.exec(title)?.[0];
  if (digits !== undefined) return Number(digits);
  return ROMAN.indexOf(/\b(?:I{1,3}|IV|VI{0,3})$/u.exec(title)?.[0] ?? '') + 1;
};
const ROMAN: readonly string[] = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII'];

const levelOf = (title: string, fallback: number): Level => {
  const [seniority] = senioritiesIn(title);
  const behind = UNRANKED + (numberIn(title) || fallback);
  const ordinal = seniority?.rank ?? (namesProfession(title) ? PLAIN : behind);
  return { key: slug(title), title, ordinal, summary: '' };
};

/** "Principal+" and "Principal" are two. */
const keyFor = (title: string): string => slug(title.replace(/\+/gu, ' plus '));

type Titled = Readonly<{ title: string; track: string | null }>;

/**
 * The levels of a ladder by their titles, in their order; keyed by the level alone ("senior" of "Senior Engineer") where that tells them
 * apart.
 */
const levelsNamed = (named: readonly Titled[]): Map<string, Level> => {
  const { titles, direction } = inOrder(named);
  const names = titles
    .map(targetOf)
    .map((title) => (senioritiesIn(title).length > 1 ? title : (levelNameIn(title) ?? title)));
  const isTelling = new Set(names.map(keyFor)).size === names.length && !titles.some((title) => title.includes('+'));
  const isRanked = isTelling && direction !== 'unclear' && titles.every((title) => senioritiesIn(title).length === 1);
  const taken = new Set<string>();
  return new Map(
    titles.map((title, index) => {
      const level = levelOf(title, index);
      const key = freeKey(keyFor(isTelling ? (names[index] ?? title) : title), taken);
      taken.add(key);
      return [title, { ...level, key, ordinal: isRanked ? level.ordinal : index + 1 }];
    }),
  );
};

export type Levels = Readonly<{
  own: Level | null;
  next: Level | null;
  /** What the document calls the next level, where its words name several. */
  nextOfSeveral: string | null;
  byText: ReadonlyMap<string, Level>;
}>;
type Next = Pick<Levels, 'next' | 'nextOfSeveral'>;

/** The first level that the words name, so that "Staff/Principal" is read as Staff: the nearer of both. */
const nextOf = (items: Inspection['items']): Next => {
  for (const item of items) {
    if (item.kind !== 'promotion' || item.to === null) continue;
    const [first, ...others] = senioritiesIn(item.to);
    const next = levelOf(first?.title ?? item.to, items.length);
    return { next, nextOfSeveral: others.length === 0 ? null : item.to };
  }
  return { next: null, nextOfSeveral: null };
};

/** A career-track page is about a level, whatever words its title has for it. */
const ownOf = ({ source, role }: Inspection): Level | null => {
  if (role.level !== null) return levelOf(role.level.value, 0);
  const isPage = source.format.startsWith('career-track');
  if (!isPage || role.title === null) return null;
  return levelOfPage(role.title.value, UNRANKED + numberIn(role.title.value));
};

/** The levels that a document is about, that it names next, and, of a ladder, all of its own in its order. */
export const levelsOf = (inspection: Inspection): Levels => {
  const { items } = inspection;
  const own = ownOf(inspection);
  const named = items.filter((item) => item.kind === 'level').map(({ text, group }) => ({ title: text, track: group }));
  return { own, ...nextOf(items), byText: levelsNamed(named) };
};
