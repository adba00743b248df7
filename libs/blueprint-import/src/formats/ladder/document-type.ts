import { extractItems } from '../reading/extract-items.js';
import type { Block, Page, Place } from '../../model/page.js';
import type { Heading, Passage } from '../../model/passage.js';
import type { ItemRule } from '../reading/draft.js';
import { splitLabel } from '../reading/phrase.js';
import { passagesOf, withChildren } from '../reading/passages.js';
import type { Ambiguity, Fact, Role } from '../../model/inspection.js';
import type { InspectedItem } from '../../model/item.js';
import { uniqueKeys } from '../../text/keys.js';
import type { DocumentType, DocumentContent } from '../document-type.js';
import { levelIdentity, levelInTitle, namesLevel, namesProfession, statedLevel } from '../../words/level-names.js';
import { inOrder } from '../../words/level-order.js';
import { inferHeadings } from '../reading/infer-headings.js';
import { aloneInAreas, areasByRank } from './areas-by-rank.js';
import { isAboutCareers, isKnownArea } from './areas.js';
import { writeOutLabelledLines } from './labelled-lines.js';
import { type Levels, levelsIn } from './levels.js';
import { writeOutMatrices } from '../tables/matrix.js';
import { headingsOverAllLevels } from './headings-over-levels.js';
import { writeOutListLabels } from './list-labels.js';
import { subtitlesIn } from './subtitles.js';
import { isOfLadder, ladderRule } from './ladder-rule.js';
import { type Besides, besidesIn } from './no-requirement.js';
import {
  type LevelPart,
  proseAreasIn,
  proseLevelsIn,
  writeOutAllParagraphs,
  writeOutParagraphs,
} from './paragraphs.js';
import { type Outline, saysKind, type ListContext, listContextOf } from './list-context.js';

/** The heading above all others, if it is the only one of its depth, or what the page is called: it names the page. */
const rootOf = (passages: readonly Passage[], title: string | null): Heading | null => {
  const headings = passages.flatMap(({ form, context }) => (form === 'heading' ? context.path.slice(-1) : []));
  const top = Math.min(...headings.map(({ depth }) => depth));
  const [first, ...others] = headings.filter(({ depth }) => depth === top);
  if (first === undefined || first !== headings[0]) return null;
  return others.length === 0 || first.text === title ? first : null;
};

type Reading = Outline &
  Levels &
  Readonly<{
    page: Page;
    passages: readonly Passage[];
    merged: ReadonlySet<Place>;
    paragraphs: ReadonlySet<Place>;
    root: Heading | null;
    besides: Besides;
  }>;
type Listed = Readonly<{ passage: Passage; where: ListContext }>;

const listedIn = ({ passages, besides, ...outline }: Reading): Listed[] =>
  passages
    .filter(({ context }) => !context.boilerplate)
    .flatMap(withChildren)
    .map((passage) => ({ passage, where: listContextOf(passage, outline) }))
    .filter(({ passage, where }) => isOfLadder(passage, where, besides));

/** Without the areas that only say more of a level or of another area. */
const withSubtitles = (reading: Reading): Reading => {
  const passages = listedIn(reading).map(({ passage }) => passage);
  const structure = new Set([...reading.structure, ...aloneInAreas(passages, reading)]);
  const without = { ...reading, structure };
  return { ...without, subtitles: subtitlesIn(listedIn(without)) };
};

const readingOf = (page: Page, blocks = page.blocks, paragraphs: ReadonlySet<Place> = new Set()): Reading => {
  const merged = new Set<Place>();
  const matrices = writeOutMatrices(inferHeadings(blocks, page.isData), merged);
  const passages = passagesOf(writeOutListLabels(matrices), () => true);
  const root = rootOf(passages, page.title);
  const levels = levelsIn(passages, page.title ?? root?.text ?? '');
  const over = headingsOverAllLevels(passages, levels.levelOf);
  const structure = new Set([...over, ...levels.tracks, ...(root === null ? [] : [root])]);
  const named = { structure, levelOf: levels.levelOf, alsoAreas: new Set<Heading>(), subtitles: new Set<string>() };
  const outline = { ...named, alsoAreas: areasByRank(passages, named) };
  const besides = besidesIn(passages);
  const reading = { page, passages, merged, paragraphs, root, besides, ...levels, ...outline };
  return page.isData === true ? reading : withSubtitles(reading);
};

const namesOf = (listed: readonly Listed[], part: 'level' | 'area'): Set<string> =>
  new Set(listed.flatMap(({ where }) => where[part] ?? []));

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

const titleOf = ({ page, root }: Reading): string => page.title ?? (page.isData === true ? '' : (root?.text ?? ''));

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
  const ambiguities = [...account.ambiguities, ...(isSeveral ? orderOf(account.items) : [])];
  return { role: roleOf(title, isSeveral ? null : statedLevel(title, page.level ?? null)), ...account, ambiguities };
};

/** The page says by the names of its areas or lists that it is about what people do. */
const isAboutWork = (listed: readonly Listed[]): boolean =>
  [...namesOf(listed, 'area')].some(isKnownArea) || listed.some(({ passage }) => saysKind(passage));

const MIN_SENTENCE = 12;
/** Data with a sentence for most of the codes of levels, such as "L1" and "IC2". */
const isSaidOfCodes = ({ page }: Reading, listed: readonly Listed[]): boolean => {
  const levels = [...Map.groupBy(listed, ({ where }) => where.level ?? '')];
  const said = levels.filter(([, some]) => some.some(({ passage }) => passage.text.length >= MIN_SENTENCE));
  const areCodes = levels.every(([level]) => /^\p{Lu}{1,3}-?\d{1,2}$/u.test(level));
  return page.isData === true && areCodes && 2 * said.length > levels.length;
};

/** Levels that are nothing but numbers are those of people only where other words of the page say so. */
const areOfPeople = (reading: Reading, listed: readonly Listed[]): boolean => {
  const isNumbered = [...namesOf(listed, 'level')].every((level) => /^(?:\p{L}+:?[ -]?)?\d{1,2}$/u.test(level));
  const headings = reading.passages.flatMap(({ form, text }) => (form === 'heading' ? [text] : []));
  return (
    !isNumbered ||
    isAboutWork(listed) ||
    isSaidOfCodes(reading, listed) ||
    [titleOf(reading), ...headings].some((words) => isAboutCareers(words) || isKnownArea(words))
  );
};

/** One level is enough where it has several areas, and the page is not named by it. */
const isOneHeading = (reading: Reading, listed: readonly Listed[]): boolean => {
  const isOwn = reading.root !== null && reading.levelOf(reading.root) !== null;
  const isAmong = !isOwn && !namesLevel(titleOf(reading));
  return isAmong && namesOf(listed, 'area').size >= 2 && isAboutWork(listed);
};

type Whole = Readonly<{ reading: Reading; listed: readonly Listed[] }>;

const several = (page: Page, blocks: readonly Block[], paragraphs?: ReadonlySet<Place>): Whole | null => {
  const reading = readingOf(page, blocks, paragraphs);
  const listed = listedIn(reading).filter(({ where }) => where.level !== null);
  const { size } = namesOf(listed, 'level');
  const isWhole = size >= 2 ? areOfPeople(reading, listed) : size === 1 && isOneHeading(reading, listed);
  return isWhole ? { reading, listed } : null;
};

/** The headings that levels have whose lists are read. */
const headingsOf = ({ reading, listed }: Whole): readonly Heading[] =>
  listed.flatMap(({ passage }) => passage.context.path.findLast((heading) => reading.levelOf(heading) !== null) ?? []);

/** Levels that say in paragraphs what others say in lists, beside those. */
const proseBeside = (whole: Whole, blocks: readonly Block[]): readonly LevelPart[] => {
  const headings = headingsOf(whole);
  const depths = new Set(headings.map(({ depth }) => depth));
  const known = new Set(headings.map(({ text }) => levelIdentity(text)));
  return proseLevelsIn(blocks).filter(({ identity, depth }) => depths.has(depth) && !known.has(identity));
};

const readSeveral = (page: Page): DocumentContent | null => {
  if (page.isData === true) return readWhole(several(page, page.blocks));
  const blocks = writeOutLabelledLines(page.blocks);
  const whole = several(page, blocks);
  const beside = whole === null ? [] : [...proseBeside(whole, blocks), ...proseAreasIn(blocks)];
  const written = new Set<Place>();
  return readWhole(beside.length === 0 ? whole : several(page, writeOutParagraphs(blocks, beside, written), written));
};
const readWhole = (whole: Whole | null): DocumentContent | null =>
  whole === null ? null : readLadder(whole.reading, whole.listed, true);

/** A level with a number or a profession in its name, or a profession that leaves the level open, over several areas. */
const isOneLevel = (title: string, listed: readonly Listed[], areas: ReadonlySet<string>): boolean => {
  const isTelling = namesProfession(title) || /\d|(?:^|\s)[IVX]+$/u.test(levelInTitle(title) ?? '');
  if (namesLevel(title) && isAboutWork(listed)) return true;
  return areas.size >= 2 && isTelling;
};

const readOne = (page: Page, blocks = page.blocks, paragraphs?: ReadonlySet<Place>): DocumentContent | null => {
  const reading = readingOf(page, blocks, paragraphs);
  const listed = listedIn(reading);
  const stated = statedLevel(titleOf(reading), page.level ?? null);
  const title = stated === null || namesLevel(titleOf(reading)) ? titleOf(reading) : stated;
  return isOneLevel(title, listed, namesOf(listed, 'area')) ? readLadder(reading, listed, false) : null;
};

/** Where no list says what a level asks, its paragraphs do. */
const readProse = (page: Page): DocumentContent | null => {
  const written = new Set<Place>();
  const blocks = writeOutLabelledLines(page.blocks);
  const levels = proseLevelsIn(blocks);
  const read = readWhole(several(page, writeOutParagraphs(blocks, levels, written), written));
  if (read !== null) return read;
  const all = new Set<Place>();
  const one = readOne(page, writeOutAllParagraphs(blocks, all), all);
  const areas = one?.items.filter(({ kind }) => kind === 'area').length ?? 0;
  return areas >= 2 && one?.role.level != null ? one : null;
};

/** Asked before career-track pages: a list of responsibilities below each of several levels is about those levels. */
export const ladder: DocumentType = {
  name: 'ladder',
  supported: 'a ladder with a heading, a column or a file for each level, such as "Senior Engineer" or "L4"',
  importerVersion: 'ladder/6',
  read: ({ page }) => readSeveral(page),
};

export const oneLevelPage: DocumentType = { ...ladder, read: ({ page }) => readOne(page) };

/** Asked last: prose is read as nothing where a list says more. */
export const proseLadder: DocumentType = { ...ladder, read: ({ page }) => readProse(page) };
