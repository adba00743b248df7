import type { Page, Place } from '../../model/page.js';
import type { Heading, Passage } from '../../model/passage.js';
import { inferHeadings } from '../reading/infer-headings.js';
import { passagesOf, withChildren } from '../reading/passages.js';
import { writeOutMatrices } from '../tables/matrix.js';
import { AREA_DEPTH } from '../tables/written-out.js';
import { announcementsIn } from './announcements.js';
import { aloneInAreas, areasByRank, labelsByRank } from './areas-by-rank.js';
import { headingsOverLevels } from './headings-over-levels.js';
import { isOfLadder } from './ladder-rule.js';
import { type Levels, levelsIn } from './levels.js';
import { type ListContext, listContextOf, type Outline } from './list-context.js';
import { writeOutListLabels } from './list-labels.js';
import { type Besides, besidesIn } from './no-requirement.js';
import { subtitlesIn } from './subtitles.js';

/** The heading above all others, if it is the only one of its depth, or what the page is called: it names the page. */
const rootOf = (passages: readonly Passage[], title: string | null): Heading | null => {
  const headings = passages.flatMap(({ form, context }) => (form === 'heading' ? context.path.slice(-1) : []));
  const top = Math.min(...headings.map(({ depth }) => depth));
  const [first, ...others] = headings.filter(({ depth }) => depth === top);
  if (first === undefined || first !== headings[0]) return null;
  return others.length === 0 || first.text === title ? first : null;
};

export type Reading = Outline &
  Levels &
  Readonly<{
    page: Page;
    passages: readonly Passage[];
    merged: ReadonlySet<Place>;
    paragraphs: ReadonlySet<Place>;
    root: Heading | null;
    besides: Besides;
  }>;
export type Listed = Readonly<{ passage: Passage; where: ListContext }>;

export const listedIn = ({ passages, besides, ...outline }: Reading): Listed[] =>
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
  const subtitles = subtitlesIn(listedIn(without));
  const above = passages.flatMap(({ context }) => context.path.filter(({ text }) => subtitles.has(text)));
  return { ...without, subtitles, structure: new Set([...structure, ...above]) };
};

/** Without the one column that all tables of levels have, where they stand below several areas: it divides none of these. */
const withOnlyColumn = (reading: Reading): Reading => {
  const listed = listedIn(reading);
  const [only, ...others] = new Set(listed.map(({ where }) => where.area));
  if (only == null || others.length > 0) return reading;
  const isColumn = ({ names, depth, text }: Heading): boolean =>
    names === 'area' && depth === AREA_DEPTH && text === only;
  const columns = listed.flatMap(({ passage }) => passage.context.path.filter(isColumn));
  const without = { ...reading, onlyColumns: new Set(columns) };
  const areas = listed.map(({ passage }) => listContextOf(passage, without).area);
  return areas.includes(null) || new Set(areas).size < FEWEST_AREAS ? reading : without;
};
const FEWEST_AREAS = 2;

const NONE: ReadonlySet<string> = new Set();

/** A word over whole levels is no name of their lists where nothing else is known of them; and where no level asks for anything, it says nothing. */
const withRequirements = (reading: Reading): Reading => {
  if (!listedIn(reading).some(({ where }) => where.level !== null)) return { ...reading, isDeaf: true };
  const byLevel = Map.groupBy(listedIn(reading), ({ where }) => where.level);
  const examples = [...byLevel].filter(([, all]) => all.every(({ where }) => where.kind === 'example'));
  return { ...reading, notExamples: new Set(examples.map(([level]) => level)) };
};

export const readingOf = (page: Page, blocks = page.blocks, paragraphs: ReadonlySet<Place> = new Set()): Reading => {
  const merged = new Set<Place>();
  const matrices = writeOutMatrices(inferHeadings(blocks, page.isData), merged);
  const passages = passagesOf(writeOutListLabels(matrices), () => true);
  const root = rootOf(passages, page.title);
  const levels = levelsIn(passages, page.title ?? root?.text ?? '');
  const over = headingsOverLevels(passages, levels.levelOf);
  const structure = new Set([...over, ...levels.tracks, ...(root === null ? [] : [root])]);
  const named = {
    structure,
    levelOf: levels.levelOf,
    alsoAreas: new Set<Heading>(),
    alsoLabels: NONE,
    announcements: announcementsIn(passages, levels.levelOf),
    subtitles: NONE,
    onlyColumns: new Set<Heading>(),
    notExamples: NONE,
    isDeaf: false,
  };
  const outline = {
    ...named,
    alsoAreas: areasByRank(passages, named),
    alsoLabels: labelsByRank(passages, named),
  };
  const besides = besidesIn(passages);
  const reading = { page, passages, merged, paragraphs, root, besides, ...levels, ...outline };
  return withRequirements(page.isData === true ? reading : withSubtitles(withOnlyColumn(reading)));
};
