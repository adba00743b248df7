import { ensureNoControls } from '../decode.js';
import { slug, uniqueKeys } from '../../text/keys.js';
import { ensureCount, isCounted } from '../ensure-sound.js';
import type { Ambiguity, Unmapped, UnmappedReason } from '../../model/inspection.js';
import type { InspectedItem } from '../../model/item.js';
import type { Place } from '../../model/page.js';
import type { ItemDraft, ItemRule } from './draft.js';
import { announcesFlattenedList } from './flattened-list.js';
import type { Heading, Passage } from '../../model/passage.js';
import { MAX_COLUMN } from './passages.js';

/** As long as a criterion that is typed in may be. */
const MAX_ITEM = 2_000;

export type Extraction = Readonly<{
  items: readonly InspectedItem[];
  unmapped: readonly Unmapped[];
  ambiguities: readonly Ambiguity[];
}>;

type Extractor = Readonly<{ rule: ItemRule; locate: (at: Place) => string }>;
type Work = {
  items: InspectedItem[];
  /** Of the items, those that a draft has to hold. */
  count: number;
  unmapped: (Unmapped & { passage: Passage | null })[];
  ambiguities: Ambiguity[];
  /** Headings, labels and columns that some item stands under. */
  used: Set<Heading | Passage | string>;
  keyOf: (text: string, group: string) => string;
  ordinals: Map<string, number>;
};

const wordsOf = (heading: Heading | null): string => heading?.text.slice(0, MAX_COLUMN) ?? '';
const columnKey = ({ context }: Passage, column: string): string =>
  `${wordsOf(context.section)}\n${wordsOf(context.part)}\n${column}`;
const sectionOf = ({ context }: Passage): string => (context.section ?? context.part)?.text ?? '';

const reportUnmapped = (work: Work, passage: Passage, reason: UnmappedReason, { locate }: Extractor): void => {
  const section = sectionOf(passage);
  if (passage.form !== 'row') {
    if (passage.text !== '')
      work.unmapped.push({
        text: passage.text,
        from: passage.from ?? passage.form,
        section,
        locator: locate(passage.at),
        reason,
        passage,
      });
    return;
  }
  for (const { text, at } of passage.cells)
    if (text !== '') work.unmapped.push({ text, from: 'cell', section, locator: locate(at), reason, passage: null });
};

/** Cells of a row that is an item, in columns that no item has a field for. */
const reportUnreadCells = (work: Work, passage: Passage, { cells }: ItemDraft, { locate }: Extractor): void => {
  if (passage.form !== 'row') return;
  for (const cell of passage.cells) {
    const { column, text, at } = cell;
    if (cells?.has(cell) === true) work.used.add(columnKey(passage, column));
    else if (text !== '')
      work.unmapped.push({
        text,
        from: 'cell',
        section: sectionOf(passage),
        locator: locate(at),
        reason: 'unknown-column',
        passage: null,
      });
  }
};

const itemAt = (
  work: Work,
  { item, name, key }: ItemDraft,
  place: Readonly<{ section: string; locator: string }>,
): InspectedItem => {
  const counter = `${item.kind}\n${item.group ?? ''}`;
  const ordinal = (work.ordinals.get(counter) ?? 0) + 1;
  work.ordinals.set(counter, ordinal);
  return { ...item, key: key ?? work.keyOf(`${item.kind} ${name}`, counter), ordinal, ...place };
};

const reportAmbiguity = (work: Work, what: Ambiguity['what'], passage: Passage, { locate }: Extractor): void => {
  work.ambiguities.push({ what, text: passage.text, section: sectionOf(passage), locator: locate(passage.at) });
};

const addItem = (work: Work, passage: Passage, draft: ItemDraft, extractor: Extractor): void => {
  const { context } = passage;
  for (const heading of context.path) work.used.add(heading);
  if (draft.withLabel === true && context.label !== null) work.used.add(context.label);
  if (draft.ambiguity != null) reportAmbiguity(work, draft.ambiguity, passage, extractor);
  const at = { section: sectionOf(passage), locator: extractor.locate(passage.at) };
  work.items.push(itemAt(work, draft, at));
  if (isCounted(draft.item)) ensureCount((work.count += 1));
  reportUnreadCells(work, passage, draft, extractor);
};

/** A list item that an editor left empty is none, and one with all that stands inside it may be a page of its own. */
const whyNoItem = ({ item: { text } }: ItemDraft): UnmappedReason | null => {
  if (text === '') return 'no-kind';
  return text.length > MAX_ITEM ? 'too-long' : null;
};

const draftOf = (passage: Passage, { rule }: Extractor): ItemDraft | UnmappedReason => {
  if (passage.context.boilerplate) return 'boilerplate';
  if (passage.text.length > MAX_ITEM) return 'too-long';
  const draft = rule(passage);
  return typeof draft === 'string' ? draft : (whyNoItem(draft) ?? draft);
};

const extract = (work: Work, passage: Passage, extractor: Extractor): void => {
  ensureNoControls(passage.text, passage.at.line);
  const draft = draftOf(passage, extractor);
  if (typeof draft === 'string') reportUnmapped(work, passage, draft, extractor);
  else addItem(work, passage, draft, extractor);
  if (typeof draft !== 'string' && draft.withChildren === true) return;
  if (typeof draft !== 'string' && passage.children.length > 0)
    reportAmbiguity(work, 'nested-list', passage, extractor);
  for (const child of passage.children) extract(work, child, extractor);
};

/** True of a group of columns that a level is said to be in. */
const isTrack = ({ items }: Work, text: string): boolean =>
  items.some(({ kind, group }) => kind === 'level' && group === slug(text));

const isUsed = (work: Work, passage: Passage): boolean => {
  const { used } = work;
  if (passage.form === 'column-heading') return used.has(columnKey(passage, passage.text.slice(0, MAX_COLUMN)));
  if (passage.form !== 'heading') return used.has(passage);
  const nearestHeading = passage.context.path.at(-1);
  if (nearestHeading === undefined || !used.has(nearestHeading)) return false;
  if (passage.from !== 'cell' || nearestHeading.names === undefined) return true;
  return nearestHeading.names === 'group' && isTrack(work, passage.text);
};

/** Sorts the passages into items and what is left; every passage is in one of both, or heads an item. Refuses control characters. */
export const extractItems = (passages: readonly Passage[], extractor: Extractor): Extraction => {
  const work: Work = {
    items: [],
    count: 0,
    unmapped: [],
    ambiguities: [],
    used: new Set(),
    keyOf: uniqueKeys(),
    ordinals: new Map(),
  };
  for (const [index, passage] of passages.entries()) {
    if (announcesFlattenedList(passage, passages[index + 1]))
      reportAmbiguity(work, 'flattened-list', passage, extractor);
    extract(work, passage, extractor);
  }
  const unmapped = work.unmapped
    .filter(({ passage }) => passage === null || !isUsed(work, passage))
    .map(({ text, from, section, locator, reason }) => ({ text, from, section, locator, reason }));
  return { items: work.items, unmapped, ambiguities: work.ambiguities };
};
