import { extractItems } from '../reading/extract-items.js';
import { type Block, type Page, type Place, placeKey } from '../../model/page.js';
import type { Heading } from '../../model/passage.js';
import type { ItemRule } from '../reading/draft.js';
import { headingWords } from '../reading/headings.js';
import { withOutline } from '../reading/outline.js';
import { withLevelLists } from '../reading/level-lists.js';
import { phraseOf, splitLabel } from '../reading/phrase.js';
import type { Ambiguity, Fact, Role } from '../../model/inspection.js';
import type { InspectedItem } from '../../model/item.js';
import { uniqueKeys } from '../../text/keys.js';
import type { DocumentType, DocumentContent } from '../document-type.js';
import { levelIdentity, namesLevel, namesLevelForSure, namesProfession, statedLevel } from '../../words/level-names.js';
import { listKindOf } from '../../words/list-kinds.js';
import { inOrder } from '../../words/level-order.js';
import { withAppendices } from './appendices.js';
import { areOfPeople, isAboutWork, namesOf, titleOf } from './about-people.js';
import { writeOutLabelledLines } from './labelled-lines.js';
import { ladderRule } from './ladder-rule.js';
import { withLinesApart } from './lines.js';
import { isNoRequirement, isStructure } from './page-headings.js';
import { type IsMark, isMark, proseIn, writeOutAllParagraphs, writeOutParagraphs } from './paragraphs.js';
import { type Listed, listedIn, type Reading, readingOf } from './reading.js';

/** Areas have keys of their own before any item has: those that differ in a sign only, such as C++ and C#, are two. */
const keysOf = (areas: ReadonlySet<string>): Map<string, string> => {
  const keyOf = uniqueKeys();
  return new Map([...areas].map((area) => [area, keyOf(`area ${area}`, 'area')]));
};

const inferred = (value: string | null): Fact | null => (value === null ? null : { value, basis: 'inferred' });

const roleOf = (title: string, level: string | null): Role => ({
  title: title === '' ? null : { value: title, basis: 'stated' },
  level: inferred(level),
  track: null,
  department: null,
  horizon: null,
  reportsTo: null,
});

/** The value of a data file that says what it is called. */
const orTitle =
  (rule: ItemRule, title: string): ItemRule =>
  (passage) => {
    const found = rule(passage);
    return found === 'prose' && title !== '' && splitLabel(passage.head).text === title ? 'role' : found;
  };

/** What is to be said of the order of the levels. */
const orderOf = (items: readonly InspectedItem[]): Ambiguity[] => {
  const levels = items.filter(({ kind }) => kind === 'level');
  const { direction } = inOrder(levels.map(({ text, group }) => ({ title: text, track: group })));
  const [first] = levels;
  if (first === undefined || direction === 'ascending') return [];
  const { text, section, locator } = first;
  return [{ what: direction === 'descending' ? 'top-down' : 'unclear-order', text, section, locator }];
};

const readLadder = (reading: Reading, listed: readonly Listed[], isSeveral: boolean): DocumentContent | null => {
  const { page, passages } = reading;
  const areas = keysOf(namesOf(listed, 'area'));
  const levels = namesOf(listed, 'level');
  const rule = ladderRule({ ...reading, areas, levels, isSeveral });
  const title = titleOf(reading);
  const account = extractItems(passages, {
    rule: page.isData === true ? orTitle(rule, title) : rule,
    locate: page.locate,
  });
  const own = isSeveral ? null : statedOf(reading);
  const guess = { what: 'guessed-level' as const, text: title, section: '', locator: 'front matter' };
  const about = own?.isGuess === true ? [guess] : isSeveral ? orderOf(account.items) : [];
  return { role: roleOf(title, own?.level ?? null), ...account, ambiguities: [...account.ambiguities, ...about] };
};

/** One level is enough where it has several areas, and the page is not named by it. */
const isOneHeading = (reading: Reading, listed: readonly Listed[]): boolean => {
  const isOwn = reading.root !== null && reading.levelOf(reading.root) !== null;
  const isAmong = !isOwn && !namesLevel(titleOf(reading));
  return isAmong && namesOf(listed, 'area').size >= 2 && isAboutWork(listed);
};

/** Of all that a page lists. */
const MENTIONED = 1 / 3;
/** A page that is called by its level names others at the beginning of few lines: "Principal: leads teams", below "Principal vs Staff". */
const onlyMentionsLevels = (reading: Reading, listed: readonly Listed[]): boolean => {
  if (reading.page.isData === true || !namesLevel(titleOf(reading))) return false;
  const levels = listed.map(({ passage }) => passage.context.path.findLast((one) => reading.levelOf(one) !== null));
  const others = levels.filter((level) => level !== undefined && level !== reading.root);
  return (
    others.length > 0 &&
    others.length < MENTIONED * listed.length &&
    others.every((level) => level?.isBeginning === true)
  );
};

type Whole = Readonly<{ reading: Reading; listed: readonly Listed[] }>;

const several = (page: Page, blocks: readonly Block[], paragraphs?: ReadonlySet<Place>): Whole | null => {
  const reading = readingOf(page, blocks, paragraphs);
  const all = listedIn(reading);
  if (onlyMentionsLevels(reading, all)) return null;
  const listed = all.filter(({ where }) => where.level !== null);
  const { size } = namesOf(listed, 'level');
  const isWhole = size >= 2 ? areOfPeople(reading, listed) : size === 1 && isOneHeading(reading, listed);
  return isWhole ? { reading, listed } : null;
};

/** The headings that levels have whose lists are read. */
const headingsOf = ({ reading, listed }: Whole): readonly Heading[] =>
  listed.flatMap(({ passage }) => passage.context.path.findLast((heading) => reading.levelOf(heading) !== null) ?? []);

/** True of the headings at the rank of those, whatever their words, and of whatever names a level. */
const marksBeside = (headings: readonly Readonly<{ at: Place }>[], blocks: readonly Block[]): IsMark => {
  const places = new Set(headings.map(({ at }) => placeKey(at)));
  const path: { depth: number; key: string }[] = [];
  const ranks = new Map<Block, string>();
  for (const block of blocks) {
    if (block.type !== 'heading') continue;
    while ((path.at(-1)?.depth ?? -1) >= block.depth) path.pop();
    ranks.set(block, `${path.at(-1)?.key ?? ''} ${String(block.depth)}`);
    path.push({ depth: block.depth, key: placeKey(block.at) });
  }
  const known = new Set(
    [...ranks].flatMap(([block, rank]) => (block.type === 'heading' && places.has(placeKey(block.at)) ? [rank] : [])),
  );
  const isBeside = (block: Block): boolean => {
    if (block.type !== 'heading' || block.names !== undefined || !known.has(ranks.get(block) ?? '')) return false;
    const { text } = phraseOf(block.runs, block.at);
    return !isNoRequirement(text) && !isStructure(text) && listKindOf(text) === null;
  };
  return (block) => isMark(block) || isBeside(block);
};

/** What the lists of a page tell of its levels; nothing where it has none. */
const toldBy = (whole: Whole | null) => {
  const headings = whole === null ? [] : headingsOf(whole);
  return {
    identities: new Set(headings.map(({ text }) => levelIdentity(text))),
    depths: new Set(headings.map(({ depth }) => depth)),
    words: (whole?.listed ?? []).reduce((sum, { passage }) => sum + passage.text.split(' ').length, 0),
    areas: new Set(whole === null ? [] : [...namesOf(whole.listed, 'area')].map(headingWords)),
  };
};

/** What a page says in lists, and in paragraphs where a part of a level has none. */
const withProse = (page: Page, blocks: readonly Block[], whole: Whole | null): Whole | null => {
  const known = whole === null ? blocks.filter((block) => block.type === 'heading').filter(isMark) : headingsOf(whole);
  const isLevel = marksBeside(known, blocks);
  const prose = proseIn(blocks, isLevel, toldBy(whole));
  if (prose.asked.size + prose.short.size === 0) return whole;
  const written = new Set<Place>();
  return several(page, writeOutParagraphs(blocks, prose, written), written) ?? whole;
};

const readSeveral = (page: Page): DocumentContent | null => {
  if (page.isData === true) return readWhole(several(page, page.blocks));
  const blocks = writeOutLabelledLines(page.blocks);
  const whole = several(page, blocks);
  if (whole !== null) return readWhole(withProse(page, blocks, whole));
  const outline = withOutline(blocks);
  return outline === null ? null : readWhole(several(page, outline));
};
const readWhole = (whole: Whole | null): DocumentContent | null =>
  whole === null ? null : readLadder(whole.reading, whole.listed, true);

/** What a page says outside its title that its level is; a guess where it only stands among others of its kind. */
const statedOf = (reading: Reading): Readonly<{ level: string | null; isGuess: boolean }> => {
  const title = titleOf(reading);
  const stated = statedLevel(title, reading.page.level ?? null);
  const isGuess = stated === null && reading.page.isOrdered === true && title !== '';
  return { level: isGuess ? title : stated, isGuess };
};

/** A level, or a profession that leaves it open, over several areas. */
const isOneLevel = (reading: Reading, listed: readonly Listed[]): boolean => {
  const title = titleOf(reading);
  const { level } = statedOf(reading);
  if (namesOf(listed, 'area').size >= 2)
    if (namesProfession(title) || namesLevelForSure(title) || (level !== null && !namesLevel(title))) return true;
  return level !== null && (isNamedTwice(reading, listed) || isAboutWork(listed));
};
/** Its heading and its file name one level, over more than one thing: they need no areas to be believed. */
const isNamedTwice = ({ page, root }: Reading, listed: readonly Listed[]): boolean => {
  if (page.isNamedByFile !== true || root === null || listed.length < 2) return false;
  return namesLevel(root.text) && levelIdentity(root.text) === levelIdentity(page.title ?? '');
};

const readOne = (page: Page, blocks = page.blocks, paragraphs?: ReadonlySet<Place>): DocumentContent | null => {
  const reading = readingOf(page, blocks, paragraphs);
  const listed = listedIn(reading);
  return isOneLevel(reading, listed) ? readLadder(reading, listed, false) : null;
};

/** Where no list says what a level asks, its paragraphs do. */
const readProse = (page: Page): DocumentContent | null => {
  const blocks = writeOutLabelledLines(page.blocks);
  const read = readWhole(withProse(page, blocks, null));
  if (read !== null) return read;
  const all = new Set<Place>();
  const one = readOne(page, writeOutAllParagraphs(blocks, all), all);
  return one !== null && isOfSomebody(one) ? one : null;
};
/** Prose is about anything, unless it is about one level, or a profession that leaves it open, by several areas. */
const isOfSomebody = ({ items, role }: DocumentContent): boolean => {
  const areas = items.filter(({ kind }) => kind === 'area').length;
  return areas >= 2 && (role.level !== null || namesProfession(role.title?.value ?? ''));
};

const inParts = (page: Page): Page =>
  page.isData === true ? page : { ...page, blocks: withLevelLists(withLinesApart(withAppendices(page.blocks))) };

/** Asked before career-track pages: a list of responsibilities below each of several levels is about those levels. */
export const ladder: DocumentType = {
  name: 'ladder',
  supported: 'a ladder with a heading, a column or a file for each level, such as "Senior Engineer" or "L4"',
  importerVersion: 'ladder/10',
  read: ({ page }) => readSeveral(inParts(page)),
};

export const oneLevelPage: DocumentType = { ...ladder, read: ({ page }) => readOne(inParts(page)) };

/** Asked last: prose is read as nothing where a list says more. */
export const proseLadder: DocumentType = { ...ladder, read: ({ page }) => readProse(inParts(page)) };
