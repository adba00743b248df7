import { type Block, type Place, placeKey } from '../../model/page.js';
import { phraseOf } from '../reading/phrase.js';
import { levelNameIn } from '../../words/seniority.js';
import { sectionNamed, isBoilerplateHeading } from './sections.js';
import { ROLE_BLUEPRINT } from '../../words/lists/sections.js';
import { matcher } from '../../words/phrases.js';

type Heading = Extract<Block, { type: 'heading' }>;
const isHeading = (block: Block): block is Heading => block.type === 'heading';
export const headingText = ({ runs, at }: Extract<Block, { type: 'heading' | 'paragraph' }>): string =>
  phraseOf(runs, at).text;

/** Sections that a page has to have at one depth to be taken for a role blueprint; fewer do where it calls itself one. */
export const MIN_SECTIONS = 4;
const MIN_WHERE_CALLED = 2;
/** Of a title or the first heading. */
const CALLED = matcher(ROLE_BLUEPRINT);
const TELLING = new Set(
  'responsibilities skills soft-skills kpis goals career decisions hiring risks experience stakeholders'.split(' '),
);

/** `sections`: the first heading of each. */
type KnownSections = Readonly<{ depth: number; sections: Map<string, string> }>;

const MAX_LEVEL_WORDS = 5;
const namesLevel = (text: string): boolean =>
  levelNameIn(text) !== null && text.trim().split(/\s+/u).length <= MAX_LEVEL_WORDS;

/** Sections below the names of several levels are those of a ladder. */
const isLadder = (headings: readonly Heading[], sections: number): boolean =>
  headings.filter((heading) => heading.depth < sections && namesLevel(headingText(heading))).length > 1;

/** The known sections by the depth of their headings. */
const knownIn = (headings: readonly Heading[]): KnownSections[] => {
  const byDepth = new Map<number, KnownSections>();
  for (const heading of headings) {
    const { depth } = heading;
    const text = headingText(heading);
    const family = sectionNamed(text);
    const { sections } = byDepth.get(depth) ?? { sections: new Map<string, string>() };
    if (family !== null && !sections.has(family.name))
      byDepth.set(depth, { depth, sections: sections.set(family.name, text) });
  }
  return [...byDepth.values()].sort((a, b) => b.sections.size - a.sections.size || a.depth - b.depth);
};

const isTelling = ({ sections }: KnownSections, least: number): boolean =>
  sections.size >= least && [...sections.keys()].some((name) => TELLING.has(name));

export type Entitled = Readonly<{ blocks: readonly Block[]; title: string | null }>;
const leastOf = ({ blocks, title }: Entitled): number => {
  const first = blocks.find(isHeading);
  return [title ?? '', first === undefined ? '' : headingText(first)].some((words) => CALLED.test(words))
    ? MIN_WHERE_CALLED
    : MIN_SECTIONS;
};

/** The depth of headings that begins the sections: the one with most known ones. Null where the page is no role blueprint. */
export const sectionDepth = (page: Entitled): number | null => {
  const headings = page.blocks.filter(isHeading);
  const [best] = knownIn(headings);
  return best !== undefined && isTelling(best, leastOf(page)) && !isLadder(headings, best.depth) ? best.depth : null;
};

const MAX_SHOWN = 60;
/** Which known sections a page has that is no role blueprint for want of others; null where it has none, or enough. */
export const lacking = (blocks: readonly Block[]): string | null => {
  const [best] = knownIn(blocks.filter(isHeading));
  if (best === undefined || isTelling(best, MIN_SECTIONS)) return null;
  const found = [...best.sections.values()]
    .map((text) => `"${text.slice(0, MAX_SHOWN).replace(/\p{Cc}/gu, '')}"`)
    .join(', ');
  return best.sections.size < MIN_SECTIONS
    ? `Of a role blueprint, it has the ${best.sections.size === 1 ? 'section' : 'sections'} ${found}: ${String(best.sections.size)} of at least ${String(MIN_SECTIONS)}.`
    : `Of a role blueprint, it has the sections ${found}, and none that says what the role asks for.`;
};

/** The blocks of a page, and which of its headings begin a section. */
export type Arranged = Readonly<{ blocks: readonly Block[]; isSection: (heading: Readonly<{ at: Place }>) => boolean }>;

const numberOf = (text: string): number | null => {
  const found = /^(\d{1,2})[.)]\s/u.exec(text);
  return found === null ? null : Number(found[1]);
};

const toldIn = (heading: Heading, before: number): Readonly<{ number: number; family: string }> => {
  const text = headingText(heading);
  return { number: numberOf(text) ?? before, family: sectionNamed(text)?.name ?? '' };
};

/**
 * Which headings begin a section: those of its depth and above, and one below that goes on with the number of the last, because
 * it was only set too deep.
 */
export const sectionsIn = (blocks: readonly Block[], depth: number): Arranged['isSection'] => {
  const sections = new Set<string>();
  let last = { number: 0, family: '' };
  for (const heading of blocks.filter(isHeading)) {
    const told = toldIn(heading, last.number);
    const goesOn = told.number === last.number + 1 && told.family !== '' && told.family !== last.family;
    if (heading.depth > depth && !goesOn) continue;
    sections.add(placeKey(heading.at));
    last = told;
  }
  return ({ at }) => sections.has(placeKey(at));
};

type SetApart = { blocks: Block[]; boilerplate: Block[] | null; seen: Set<string> };

const readHeading = (folded: SetApart, heading: Heading, depth: number): void => {
  const text = headingText(heading);
  if (isBoilerplateHeading(text)) folded.boilerplate ??= [];
  else if (heading.depth <= depth && sectionNamed(text) !== null && !folded.seen.has(text)) {
    closeBoilerplate(folded);
    folded.seen.add(text);
  }
};

const closeBoilerplate = (folded: SetApart): void => {
  if (folded.boilerplate !== null) folded.blocks.push({ type: 'boilerplate', blocks: folded.boilerplate });
  folded.boilerplate = null;
};

/** Sets apart what stands below a heading such as "Related posts", up to the next section that was not yet. */
export const setBoilerplateApart = (blocks: readonly Block[], depth: number): Block[] => {
  const folded: SetApart = { blocks: [], boilerplate: null, seen: new Set() };
  for (const block of blocks) {
    if (isHeading(block)) readHeading(folded, block, depth);
    (folded.boilerplate ?? folded.blocks).push(block);
  }
  closeBoilerplate(folded);
  return folded.blocks;
};
