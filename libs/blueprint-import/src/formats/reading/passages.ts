import type { Block, Entry, Place } from '../../model/page.js';
import { isLinked, withTargets } from './links.js';
import { type Line, phraseOf } from './phrase.js';
import type { Cell, Heading, Standing, Unit } from '../../model/passage.js';

const TOP: Standing = { section: null, part: null, label: null, path: [], furniture: false };

const lineUnit = (form: 'pseudo-list-item' | 'paragraph', line: Line, standing: Standing): Unit => ({
  form,
  text: line.text,
  linked: line.text,
  isLink: false,
  from: null,
  head: line,
  points: [],
  children: [],
  standing,
  at: line.at,
});

const entryUnit = (form: 'list-item' | 'heading' | 'column-heading', entry: Entry, standing: Standing): Unit => {
  const { text, head, points } = phraseOf(entry.runs, entry.at);
  const links = { linked: withTargets(entry.runs), isLink: isLinked(entry.runs), from: entry.from ?? null };
  return { form, text, ...links, head, points, children: innerOf(entry, standing), standing, at: entry.at };
};
const innerOf = (entry: Entry, standing: Standing): Unit[] => walk(entry.inner, standing).units;

const rowUnit = (cells: readonly Entry[], columns: readonly string[], standing: Standing): Unit => {
  const said = cells.map(({ runs, at }, index): Cell => ({
    column: columns[index] ?? '',
    text: phraseOf(runs, at).text,
    at,
  }));
  const [first] = cells;
  const at: Place = first?.at ?? { line: 1, column: 1 };
  const head = phraseOf(first?.runs ?? [], at).head;
  const children = cells.flatMap((cell) => innerOf(cell, standing));
  const text = said[0]?.text ?? '';
  const links = { linked: text, isLink: false, from: null };
  return { form: 'row', text, ...links, head, points: [], children, standing, at, cells: said };
};

/** Every row says again what its columns are called. */
export const MAX_COLUMN = 300;

type Table = Extract<Block, { type: 'table' }>;
const tableUnits = ({ head, rows }: Table, standing: Standing): Unit[] => {
  const columns = head.map(({ runs, at }) => phraseOf(runs, at).text.slice(0, MAX_COLUMN));
  const headings = head.map((cell) => entryUnit('column-heading', cell, standing));
  return [...headings, ...rows.map((cells) => rowUnit(cells, columns, standing))];
};

/** Words that announce what follows: they end with a colon, or are bold and nothing else. */
const announces = ({ text, lead, rest }: Line): boolean => text.endsWith(':') || (lead !== null && rest === '');

type Paragraph = Extract<Block, { type: 'paragraph' }>;
/** The typed bullets of a paragraph are announced by its other words. */
const paragraphUnits = ({ runs, at }: Paragraph, standing: Standing): Unit[] => {
  const { head, points } = phraseOf(runs, at);
  const said = head.text === '' ? null : lineUnit('paragraph', head, standing);
  const below = { ...standing, label: said ?? standing.label };
  return [...(said === null ? [] : [said]), ...points.map((point) => lineUnit('pseudo-list-item', point, below))];
};

/** What announces the next block: the paragraph, if it does; what was announced before goes on through typed lists. */
const labelAfter = (units: readonly Unit[], { label }: Standing): Unit | null => {
  const [first, ...points] = units;
  if (first?.form === 'pseudo-list-item') return label;
  return first !== undefined && points.length === 0 && announces(first.head) ? first : null;
};

type Walked = Readonly<{ units: Unit[]; standing: Standing }>;
/** Which headings begin a section; the others are parts of one. Of a document with none, all are parts. */
export type IsSection = (heading: Heading) => boolean;

const under = (standing: Standing, heading: Heading, begins: boolean): Standing => {
  const path = [...standing.path.filter(({ depth }) => depth < heading.depth), heading];
  const within = begins ? { section: heading, part: null } : { section: standing.section, part: heading };
  return { ...within, label: null, path, furniture: standing.furniture };
};

const listUnits = ({ entries }: Extract<Block, { type: 'list' }>, standing: Standing): Unit[] =>
  entries.map((entry) => entryUnit('list-item', entry, standing));

const step = (block: Block, standing: Standing, isSection: IsSection): Walked => {
  if (block.type === 'heading') {
    const { text } = phraseOf(block.runs, block.at);
    const heading = { text, depth: block.depth, at: block.at, names: block.names };
    const next = under(standing, heading, isSection(heading));
    const units = block.again === true ? [] : [entryUnit('heading', { ...block, inner: [] }, next)];
    return { units, standing: next };
  }
  if (block.type === 'paragraph') {
    const units = paragraphUnits(block, standing);
    return { units, standing: { ...standing, label: labelAfter(units, standing) } };
  }
  if (block.type === 'scope')
    return { units: walk(block.blocks, standing).units, standing: { ...standing, label: null } };
  if (block.type === 'furniture') return { units: walk(block.blocks, { ...TOP, furniture: true }).units, standing };
  return {
    units: block.type === 'list' ? listUnits(block, standing) : tableUnits(block, standing),
    standing: { ...standing, label: null },
  };
};

const walk = (blocks: readonly Block[], from: Standing, isSection: IsSection = () => false): Walked => {
  const units: Unit[] = [];
  let standing = from;
  for (const block of blocks) {
    const stepped = step(block, standing, isSection);
    for (const unit of stepped.units) units.push(unit);
    ({ standing } = stepped);
  }
  return { units, standing };
};

/** Everything that the page says, in its order, each with where it stands. */
export const unitsOf = (blocks: readonly Block[], isSection: IsSection): Unit[] => walk(blocks, TOP, isSection).units;

/** A unit and what stands inside it. */
export const withChildren = (unit: Unit): Unit[] => [unit, ...unit.children.flatMap(withChildren)];
