import type { Heading, List, ListItem, Paragraph, RootContent } from 'mdast';
import { refuse } from '../../errors.js';
import type { Root } from '../../markdown/parse.js';
import { lineOf } from '../../markdown/parse.js';
import { everyText, innerTexts, ownText, plainText, type Text } from '../../markdown/plain-text.js';
import { kindOf, type ListKind } from './labels.js';

/** One list item. `area` is null for a resource, which belongs to the page. */
export type Entry = Text & Readonly<{ kind: ListKind; section: string; area: Text | null }>;
export type Page = Readonly<{ title: Text; entries: readonly Entry[]; unmapped: readonly Text[] }>;

type Walk = {
  title: Text | null;
  /** The heading that names the area of the lists to come: the last one that is neither a label nor about resources. */
  area: Text | null;
  /** The words that said what the next list holds; null where nothing did. */
  label: (Text & { kind: ListKind }) | null;
  /** Headings and labels that have to prove of use, or are reported. */
  pending: Text[];
  entries: Entry[];
  unmapped: Text[];
};

const sameWords = (a: Text, b: Text): boolean => a.text.toLowerCase() === b.text.toLowerCase();
/** As long as a criterion or area that is typed in may be. */
const MAX_ITEM = 2_000;
const MAX_HEADING = 200;
const ensureLength = ({ text, line }: Text, max: number): void => {
  if (text.length > max)
    refuse(
      'blueprint-text-too-long',
      `Line ${String(line)} begins a text of ${String(text.length)} characters; ${String(max)} are taken there.`,
    );
};

const use = (walk: Walk, text: Text | null): void => {
  walk.pending = walk.pending.filter((other) => other !== text);
};

const onLabel = (walk: Walk, text: Text, kind: ListKind): void => {
  walk.label = { ...text, kind };
  walk.pending.push(walk.label);
};

/** Depth says nothing: pages use any for anything. The first heading names the page, unless the front matter does. */
const onHeading = (walk: Walk, node: Heading): void => {
  const heading: Text = { text: plainText(node), line: lineOf(node) };
  if (heading.text === '') return;
  const kind = kindOf(heading.text);
  if (kind !== null) {
    onLabel(walk, heading, kind);
    return;
  }
  ensureLength(heading, MAX_HEADING);
  walk.title ??= heading;
  walk.area = heading;
  walk.label = null;
  if (!sameWords(heading, walk.title)) walk.pending.push(heading);
};

const onParagraph = (walk: Walk, node: Paragraph): void => {
  const text = plainText(node);
  const kind = kindOf(text);
  if (kind === null) {
    walk.label = null;
    walk.unmapped.push(...everyText(node));
  } else onLabel(walk, { text, line: lineOf(node) }, kind);
};

const place = (walk: Walk, { kind, ...label }: Text & { kind: ListKind }): Pick<Entry, 'kind' | 'section' | 'area'> => {
  if (kind === 'resource') return { kind, section: label.text, area: null };
  const area =
    walk.area ??
    refuse(
      'blueprint-untitled',
      `The list under line ${String(label.line)} belongs to no heading; give the page a title in its front matter, or a heading above.`,
    );
  use(walk, area);
  return { kind, section: area.text, area };
};

const onItem = (walk: Walk, item: ListItem, where: Pick<Entry, 'kind' | 'section' | 'area'>): void => {
  const own: Text = { text: ownText(item), line: lineOf(item) };
  ensureLength(own, MAX_ITEM);
  if (own.text !== '') walk.entries.push({ ...where, ...own });
  walk.unmapped.push(...innerTexts(item));
};

const onList = (walk: Walk, node: List): void => {
  if (walk.label === null) {
    walk.unmapped.push(...everyText(node));
    return;
  }
  use(walk, walk.label);
  const where = place(walk, walk.label);
  for (const item of node.children) onItem(walk, item, where);
};

const onNode = (walk: Walk, node: RootContent): void => {
  if (node.type === 'heading') onHeading(walk, node);
  else if (node.type === 'paragraph') onParagraph(walk, node);
  else if (node.type === 'list') onList(walk, node);
  else if (node.type !== 'yaml') walk.unmapped.push(...everyText(node));
};

/**
 * Sorts everything that the page says into entries and what was not understood; nothing is in both or in neither.
 * Null where the page lists no responsibility.
 */
export const readPage = (tree: Root, stated: Text | null): Page | null => {
  if (stated !== null) ensureLength(stated, MAX_HEADING);
  const walk: Walk = { title: stated, area: stated, label: null, pending: [], entries: [], unmapped: [] };
  for (const node of tree.children) onNode(walk, node);
  const { title, entries } = walk;
  if (title === null || !entries.some((entry) => entry.kind === 'responsibility')) return null;
  const unmapped = [...walk.unmapped, ...walk.pending].sort((a, b) => a.line - b.line);
  return { title, entries, unmapped };
};
