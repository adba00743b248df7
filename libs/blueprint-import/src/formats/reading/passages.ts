import type { Block, Entry, Place } from '../../model/page.js';
import { isLink, isNavigation, textWithLinkTargets } from './links.js';
import { phraseOf } from './phrase.js';
import type { Cell, Heading, HeadingContext, Line, Passage } from '../../model/passage.js';

const NO_HEADINGS: HeadingContext = { section: null, part: null, label: null, path: [], boilerplate: false };

const linePassage = (
  form: 'pseudo-list-item' | 'paragraph',
  line: Line,
  context: HeadingContext,
  from: 'cell' | null = null,
): Passage => ({
  form,
  text: line.text,
  textWithLinks: line.text,
  isNavigation: false,
  isLink: false,
  from,
  isQuoted: false,
  head: line,
  points: [],
  children: [],
  context,
  at: line.at,
});

const entryPassage = (
  form: 'list-item' | 'heading' | 'column-heading',
  entry: Entry,
  context: HeadingContext,
): Passage => {
  const { text, head, points } = phraseOf(entry.runs, entry.at);
  const links = {
    textWithLinks: textWithLinkTargets(entry.runs),
    isNavigation: isNavigation(entry.runs),
    isLink: isLink(entry.runs),
    from: entry.from ?? null,
    isQuoted: entry.isQuoted === true,
  };
  return { form, text, ...links, head, points, children: childrenOf(entry, context), context, at: entry.at };
};
const childrenOf = (entry: Entry, context: HeadingContext): Passage[] =>
  passagesOfBlocks(entry.inner, context).passages;

const rowPassage = (cells: readonly Entry[], columns: readonly string[], context: HeadingContext): Passage => {
  const said = cells.map(({ runs, at }, index): Cell => ({
    column: columns[index] ?? '',
    text: phraseOf(runs, at).text,
    at,
  }));
  const [first] = cells;
  const at: Place = first?.at ?? { line: 1, column: 1 };
  const head = phraseOf(first?.runs ?? [], at).head;
  const children = cells.flatMap((cell) => childrenOf(cell, context));
  const text = said[0]?.text ?? '';
  const links = { textWithLinks: text, isNavigation: false, isLink: false, from: null, isQuoted: false };
  return { form: 'row', text, ...links, head, points: [], children, context, at, cells: said };
};

/** Every row says again what its columns are called. */
export const MAX_COLUMN = 300;

type Table = Extract<Block, { type: 'table' }>;
const tablePassages = ({ head, rows }: Table, context: HeadingContext): Passage[] => {
  const columns = head.map(({ runs, at }) => phraseOf(runs, at).text.slice(0, MAX_COLUMN));
  const headings = head.map((cell) => entryPassage('column-heading', cell, context));
  return [...headings, ...rows.map((cells) => rowPassage(cells, columns, context))];
};

/** Words that announce what follows: they end with a colon, or are bold and nothing else. */
const announces = ({ text, lead, rest }: Line): boolean => text.endsWith(':') || (lead !== null && rest === '');

type Paragraph = Extract<Block, { type: 'paragraph' }>;
/** The typed bullets of a paragraph are announced by its other words. */
const paragraphPassages = ({ runs, at, from }: Paragraph, context: HeadingContext): Passage[] => {
  const { head, points } = phraseOf(runs, at);
  const said = head.text === '' ? null : linePassage('paragraph', head, context, from);
  const below = { ...context, label: said ?? context.label };
  return [
    ...(said === null ? [] : [said]),
    ...points.map((point) => linePassage('pseudo-list-item', point, below, from)),
  ];
};

/** True of a line in bold: it stands over what follows, also over a paragraph before the list. */
const isTitle = (label: Passage | null): boolean =>
  label !== null && label.head.lead !== null && label.head.rest === '';

/** What announces the next block: the paragraph, if it does; what was announced before goes on through typed lists. */
const labelAfter = (passages: readonly Passage[], { label }: HeadingContext): Passage | null => {
  const [first, ...points] = passages;
  if (first?.form === 'pseudo-list-item') return label;
  if (first !== undefined && points.length === 0 && announces(first.head)) return first;
  return points.length === 0 && isTitle(label) ? label : null;
};

type PassagesThenContext = Readonly<{ passages: Passage[]; context: HeadingContext }>;
/** Which headings begin a section; the others are parts of one. Of a document with none, all are parts. */
export type IsSection = (heading: Heading) => boolean;

const contextUnder = (context: HeadingContext, heading: Heading, begins: boolean): HeadingContext => {
  const path = [...context.path.filter(({ depth }) => depth < heading.depth), heading];
  const within = begins ? { section: heading, part: null } : { section: context.section, part: heading };
  return { ...within, label: null, path, boilerplate: context.boilerplate };
};

const listPassages = ({ entries }: Extract<Block, { type: 'list' }>, context: HeadingContext): Passage[] =>
  entries.map((entry) => entryPassage('list-item', entry, context));

const passagesOfBlock = (block: Block, context: HeadingContext, isSection: IsSection): PassagesThenContext => {
  if (block.type === 'heading') {
    const { text } = phraseOf(block.runs, block.at);
    const { depth, at, names, guess, isBeginning } = block;
    const heading = { text, depth, at, names, guess, isBeginning };
    const next = contextUnder(context, heading, isSection(heading));
    const passages = block.repeated === true ? [] : [entryPassage('heading', { ...block, inner: [] }, next)];
    return { passages, context: next };
  }
  if (block.type === 'paragraph') {
    const passages = paragraphPassages(block, context);
    return { passages, context: { ...context, label: labelAfter(passages, context) } };
  }
  if (block.type === 'scope')
    return { passages: passagesOfBlocks(block.blocks, context).passages, context: { ...context, label: null } };
  if (block.type === 'boilerplate')
    return { passages: passagesOfBlocks(block.blocks, { ...NO_HEADINGS, boilerplate: true }).passages, context };
  return {
    passages: block.type === 'list' ? listPassages(block, context) : tablePassages(block, context),
    context: { ...context, label: null },
  };
};

const passagesOfBlocks = (
  blocks: readonly Block[],
  from: HeadingContext,
  isSection: IsSection = () => false,
): PassagesThenContext => {
  const passages: Passage[] = [];
  let context = from;
  for (const block of blocks) {
    const stepped = passagesOfBlock(block, context, isSection);
    for (const passage of stepped.passages) passages.push(passage);
    ({ context } = stepped);
  }
  return { passages, context };
};

/** Everything that the page says, in its order, each with where it stands. */
export const passagesOf = (blocks: readonly Block[], isSection: IsSection): Passage[] =>
  passagesOfBlocks(blocks, NO_HEADINGS, isSection).passages;

/** A passage and what stands inside it. */
export const withChildren = (passage: Passage): Passage[] => [passage, ...passage.children.flatMap(withChildren)];
