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

const reportUnmapped = (page: PageState, passage: Passage, reason: UnmappedReason): void => {
  page.leftovers.push({ passage, reason });
  for (const child of passage.children) reportUnmapped(page, child, reason);
};

const markUsed = (page: PageState, text: Text | null): void => {
  if (text !== null) page.used.set(text.at, (page.used.get(text.at) ?? new Set()).add(text.text));
};

const readHeading = (page: PageState, passage: Passage): void => {
  if (passage.text === '') return;
  const kind = listKindOf(passage.text);
  if (kind === null) ensureLength(textOf(passage), MAX_HEADING);
  openHeading(page, passage, kind);
};

const readParagraph = (page: PageState, passage: Passage): void => {
  const kind = listKindOf(passage.text);
  if (kind === null) {
    page.isOpen &&= page.label !== null;
    page.label = null;
    reportUnmapped(page, passage, 'prose');
    return;
  }
  page.label = { ...textOf(passage), kind };
  page.pending.push(passage);
};

const untitled = (line: number): never =>
  refuse(
    'blueprint-untitled',
    `The list under line ${String(line)} belongs to no heading; give the page a title in its front matter, or a heading above.`,
  );

type Label = NonNullable<PageState['label']>;

const addItem = (
  page: PageState,
  passage: Passage,
  { label, above }: Readonly<{ label: Label; above: Text | null }>,
): void => {
  if (passage.text === '') return;
  const { kind } = label;
  const area = kind === 'resource' ? null : (above ?? untitled(label.at.line));
  markUsed(page, label);
  markUsed(page, area);
  const text = kind === 'resource' ? passage.textWithLinks : passage.text;
  ensureCount(page.items.length);
  page.items.push({ kind, text, at: passage.at, section: (area ?? label).text, area });
};

const readListItem = (page: PageState, passage: Passage): void => {
  const { area, label } = headingsOfCell(passage) ?? page;
  if (label === null) {
    page.isOpen = false;
    reportUnmapped(page, passage, 'unknown-heading');
    return;
  }
  ensureLength(textOf(passage), MAX_ITEM);
  addItem(page, passage, { label, above: area });
  if (passage.children.length > 0) page.ambiguous.push({ what: 'nested-list', passage });
  for (const child of passage.children)
    if (isListed(child) && !child.context.boilerplate) readListItem(page, child);
    else reportUnmapped(page, child, child.context.boilerplate ? 'boilerplate' : 'unknown-heading');
};

const readPassage = (page: PageState, passage: Passage): void => {
  ensureNoControls(passage.text, passage.at.line);
  if (passage.context.boilerplate) reportUnmapped(page, passage, 'boilerplate');
  else if (passage.form === 'heading') readHeading(page, passage);
  else if (passage.form === 'paragraph') readParagraph(page, passage);
  else if (isListed(passage)) readListItem(page, passage);
  else reportUnmapped(page, passage, 'unknown-heading');
};

/** Sorts every passage of the page into items and leftovers; each is in exactly one of them. */
export const readPage = (passages: readonly Passage[], title: Text | null): PageState => {
  const page: PageState = {
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
    if (announcesFlattenedList(passage, passages[index + 1])) page.ambiguous.push({ what: 'flattened-list', passage });
    readPassage(page, passage);
  }
  return page;
};
