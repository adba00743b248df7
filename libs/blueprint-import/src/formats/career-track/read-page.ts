import { announcesFlattenedList } from '../reading/flattened-list.js';
import { isListed } from '../reading/headings.js';
import type { Passage } from '../../model/passage.js';
import { refuse } from '../../model/refused.js';
import type { UnmappedReason } from '../../model/inspection.js';
import { ensureCount } from '../ensure-sound.js';
import { ensureNoControls } from '../decode.js';
import { listKindOf } from '../../words/list-kinds.js';
import { headingsOfCell, openHeading, type Text, textOf, type PageState } from './page-state.js';

export type { ListedItem, Leftover, AmbiguousPassage, Text } from './page-state.js';

/** As long as a criterion or area that is typed in may be. */
const MAX_ITEM = 2_000;
export const MAX_HEADING = 200;
export const ensureLength = ({ text, at }: Text, max: number): void => {
  if (text.length > max)
    refuse(
      'blueprint-text-too-long',
      `Line ${String(at.line)} begins a text of ${String(text.length)} characters; ${String(max)} are taken there.`,
    );
};

const reportUnmapped = (walk: PageState, passage: Passage, reason: UnmappedReason): void => {
  walk.leftovers.push({ passage, reason });
  for (const child of passage.children) reportUnmapped(walk, child, reason);
};

const markUsed = (walk: PageState, text: Text | null): void => {
  if (text !== null) walk.used.set(text.at, (walk.used.get(text.at) ?? new Set()).add(text.text));
};

const readHeading = (walk: PageState, passage: Passage): void => {
  if (passage.text === '') return;
  const kind = listKindOf(passage.text);
  if (kind === null) ensureLength(textOf(passage), MAX_HEADING);
  openHeading(walk, passage, kind);
};

const readParagraph = (walk: PageState, passage: Passage): void => {
  const kind = listKindOf(passage.text);
  if (kind === null) {
    walk.isOpen &&= walk.label !== null;
    walk.label = null;
    reportUnmapped(walk, passage, 'prose');
    return;
  }
  walk.label = { ...textOf(passage), kind };
  walk.pending.push(passage);
};

const untitled = (line: number): never =>
  refuse(
    'blueprint-untitled',
    `The list under line ${String(line)} belongs to no heading; give the page a title in its front matter, or a heading above.`,
  );

type Label = NonNullable<PageState['label']>;

const addItem = (
  walk: PageState,
  passage: Passage,
  { label, above }: Readonly<{ label: Label; above: Text | null }>,
): void => {
  if (passage.text === '') return;
  const { kind } = label;
  const area = kind === 'resource' ? null : (above ?? untitled(label.at.line));
  markUsed(walk, label);
  markUsed(walk, area);
  const text = kind === 'resource' ? passage.textWithLinks : passage.text;
  ensureCount(walk.items);
  walk.items.push({ kind, text, at: passage.at, section: (area ?? label).text, area });
};

const readListItem = (walk: PageState, passage: Passage): void => {
  const { area, label } = headingsOfCell(passage) ?? walk;
  if (label === null) {
    walk.isOpen = false;
    reportUnmapped(walk, passage, 'unknown-heading');
    return;
  }
  ensureLength(textOf(passage), MAX_ITEM);
  addItem(walk, passage, { label, above: area });
  if (passage.children.length > 0) walk.ambiguous.push({ what: 'nested-list', passage });
  for (const child of passage.children)
    if (isListed(child) && !child.context.boilerplate) readListItem(walk, child);
    else reportUnmapped(walk, child, child.context.boilerplate ? 'furniture' : 'unknown-heading');
};

const readPassage = (walk: PageState, passage: Passage): void => {
  ensureNoControls(passage.text, passage.at.line);
  if (passage.context.boilerplate) reportUnmapped(walk, passage, 'furniture');
  else if (passage.form === 'heading') readHeading(walk, passage);
  else if (passage.form === 'paragraph') readParagraph(walk, passage);
  else if (isListed(passage)) readListItem(walk, passage);
  else reportUnmapped(walk, passage, 'unknown-heading');
};

/** Sorts everything that the page says into entries and what was not understood; nothing is in both or in neither. */
export const readPage = (passages: readonly Passage[], title: Text | null): PageState => {
  const walk: PageState = {
    title,
    area: title,
    isOpen: true,
    label: null,
    pending: [],
    used: new Map(),
    items: [],
    leftovers: [],
    ambiguous: [],
  };
  for (const [index, passage] of passages.entries()) {
    if (announcesFlattenedList(passage, passages[index + 1])) walk.ambiguous.push({ what: 'flattened-list', passage });
    readPassage(walk, passage);
  }
  return walk;
};
