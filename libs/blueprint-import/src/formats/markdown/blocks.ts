import type { Code, ListItem, Nodes, RootContent, Table } from 'mdast';
import type { Block, Entry, Place, Run } from '../../model/page.js';
import { linkTo, withoutPermalinks } from '../reading/links.js';
import { quoted } from '../reading/quoted.js';
import { hasList, listCell } from './cell.js';
import { blocksOfHtml } from './raw-html.js';
import { isTemplate } from './template-tags.js';

const placeOf = (node: Nodes): Place => ({
  line: node.position?.start.line ?? 1,
  column: node.position?.start.column ?? 1,
});

/** Tags within a line, and one at a time, that part the words on both sides. */
const BREAKS = /^<\/?(?:br|li|p|div|ul|ol)\b/iu;

/** On a line of their own behind a paragraph or list. */
const ATTRIBUTES_BEHIND = /\n[ \t]*\{:[^{}]*\}[ \t]*$/u;

/** "**Scope:**owns": no markup, where a letter follows the mark, and the label that its author has seen. */
const UNMARKED_LABEL = /(?<=^|\n)[ \t]*(\*{1,2})([^*\n]{1,40}[:：])\1(?=[\p{L}\p{N}])/gu;
const textRuns = (text: string, strong: boolean, at: Place): Run[] => {
  const found = strong ? [] : [...text.matchAll(UNMARKED_LABEL)];
  if (found.length === 0) return [{ text, strong, at }];
  const placeAt = (index: number): Place => {
    const lines = text.slice(0, index).split('\n');
    const column = (lines.at(-1)?.length ?? 0) + (lines.length === 1 ? at.column : 1);
    return { line: at.line + lines.length - 1, column };
  };
  const ends = found.map(({ index, 0: all }) => index + all.length);
  const begin: Run = { text: text.slice(0, found[0]?.index), strong, at };
  const rest = found.flatMap(({ index, 2: label = '' }, number): Run[] => {
    const end = ends[number] ?? text.length;
    return [
      { text: label, strong: true, at: placeAt(index) },
      { text: ` ${text.slice(end, found[number + 1]?.index)}`, strong, at: placeAt(end) },
    ];
  });
  return begin.text === '' ? rest : [begin, ...rest];
};

const leaf = (node: Nodes, strong: boolean): Run[] => {
  if (node.type === 'break') return ['break'];
  if (node.type === 'html') return BREAKS.test(node.value) ? ['break'] : [];
  if (node.type === 'footnoteReference') return [];
  if ('value' in node) return textRuns(node.value.replace(ATTRIBUTES_BEHIND, ''), strong, placeOf(node));
  return 'alt' in node ? [{ text: node.alt ?? '', strong, at: placeOf(node) }] : [];
};

const SCRIPT = /^<(script|style)\b/iu;
/** Without what stands in a line between the tags of a script: its source is no text. */
const spoken = (nodes: readonly Nodes[]): Nodes[] => {
  let silent: string | null = null;
  return nodes.filter((node) => {
    const tag = node.type === 'html' ? node.value.toLowerCase() : '';
    if (silent !== null && tag.startsWith(`</${silent}`)) silent = null;
    silent ??= SCRIPT.exec(tag)?.[1] ?? null;
    return silent === null;
  });
};

/** A mark such as [^1] is a link where the note below is an address; it stays as it is written. */
const isMark = (node: Nodes): boolean => node.type === 'linkReference' && (node.label ?? '').startsWith('^');

const wordsIn = (node: Nodes): string =>
  'value' in node ? node.value : 'children' in node ? node.children.map(wordsIn).join('') : '';
const beginsLine = (before: Nodes | undefined): boolean =>
  before === undefined || before.type === 'break' || (before.type === 'text' && /\n[ \t]*$/u.test(before.value));

/** "*Delivery*" on the first line of a paragraph that goes on is a label, as it would be in bold; so is "*Delivery:*" at the beginning of any line. */
const isLabelLine = (node: Nodes, children: readonly Nodes[], child: Nodes): boolean => {
  if (node.type !== 'paragraph' || child.type !== 'emphasis') return false;
  const at = children.indexOf(child);
  if (/[:：]$/u.test(wordsIn(child)) && beginsLine(children[at - 1])) return true;
  return at === 0 && isLineEnd(children[1]);
};
const isLineEnd = (next: Nodes | undefined): boolean =>
  next?.type === 'break' || (next?.type === 'text' && /^[ \t]*\n/u.test(next.value));

const runs = (node: Nodes, strong: boolean): Run[] => {
  if (!('children' in node)) return leaf(node, strong);
  const isStrong = strong || node.type === 'strong';
  const children = spoken(node.children);
  const inner = children.flatMap((child) => runs(child, isStrong || isLabelLine(node, children, child)));
  if (isMark(node))
    return [{ text: `[${node.type === 'linkReference' ? (node.label ?? '') : ''}]`, strong, at: placeOf(node) }];
  return node.type === 'link' ? linkTo(inner, node.url) : inner;
};
const runsIn = (node: Nodes): Run[] => runs(node, false);

/** What a generator reads behind a heading, and nobody who reads the page: "{#senior}", "{: .no_toc}". */
const ATTRIBUTES = /\s*\{(?:[#.:]|\/\*)[^{}]*\}\s*$/u;
/** A heading without its attributes and without a link to itself. */
const withoutMarks = (some: readonly Run[]): Run[] => {
  const shown = withoutPermalinks(some);
  const last = shown.at(-1);
  if (last === undefined || last === 'break') return shown;
  return [...shown.slice(0, -1), { ...last, text: last.text.replace(ATTRIBUTES, '') }];
};

const BOX = /^\[[ xX]\]\s+/u;
/** The box of a task list is no word of it. */
const withoutBox = (some: readonly Run[]): Run[] => {
  const [first, ...others] = some;
  return first === undefined || first === 'break'
    ? [...some]
    : [{ ...first, text: first.text.replace(BOX, '') }, ...others];
};

const itemOf = (node: ListItem): Entry => {
  const runs: Run[] = [];
  const inner: Block[] = [];
  for (const child of node.children) {
    if (child.type === 'paragraph' || child.type === 'heading' || (child.type === 'code' && !isFenced(child)))
      runs.push(...(runs.length === 0 ? [] : ['break' as const, 'break' as const]), ...runsIn(child));
    else inner.push(...blockOf(child));
  }
  return { runs: withoutBox(runs), inner, at: placeOf(node) };
};

const tableOf = ({ children }: Table): Block => {
  const [head, ...rows] = children.map((row) =>
    row.children.map((cell): Entry => {
      const at = placeOf(cell);
      return hasList(cell) ? listCell(cell, at, blocksOfHtml) : { runs: runsIn(cell), inner: [], at };
    }),
  );
  return { type: 'table', head: head ?? [], rows };
};

/** Between two fences stands what is no list, whatever its lines begin with; what is only indented may be one. */
const isFenced = ({ value, position }: Code): boolean =>
  position !== undefined && position.end.line - position.start.line >= value.split('\n').length;

/** On a line of their own over a paragraph, or below a heading. */
const ATTRIBUTES_BEFORE = /^[ \t]*\{:[^{}]*\}[ \t]*(?:\n|$)/u;
const withoutAttributes = (some: readonly Run[]): readonly Run[] => {
  const [first, ...others] = some;
  if (first === undefined || first === 'break') return some;
  const text = first.text.replace(ATTRIBUTES_BEFORE, '');
  if (text === first.text || (text === '' && others.length === 0)) return some;
  return [{ ...first, text, at: { line: first.at.line + 1, column: 1 } }, ...others];
};

const paragraph = (node: Nodes, written: readonly Run[]): Block[] => {
  const some = withoutAttributes(written);
  if (some.length === 0) return [];
  const [first] = some;
  const at = first === undefined || first === 'break' ? placeOf(node) : first.at;
  const block: Block = { type: 'paragraph', runs: some, at };
  const text = some.map((run) => (run === 'break' ? '\n' : run.text)).join('');
  const isBoilerplate = node.type === 'code' ? isFenced(node) : node.type === 'paragraph' && isTemplate(text);
  return [isBoilerplate ? { type: 'boilerplate', blocks: [block] } : block];
};

const IGNORED = ['yaml', 'toml', 'thematicBreak'];
const wordsOf = (node: RootContent): Run[] =>
  node.type === 'definition'
    ? [{ text: `${node.label ?? node.identifier}: ${node.url}`, strong: false, at: placeOf(node) }]
    : runsIn(node);

const blockOf = (node: RootContent): Block[] => {
  if (IGNORED.includes(node.type)) return [];
  if (node.type === 'heading')
    return [{ type: 'heading', depth: node.depth, runs: withoutMarks(runsIn(node)), at: placeOf(node) }];
  if (node.type === 'list') return [{ type: 'list', entries: node.children.map(itemOf) }];
  if (node.type === 'table') return [tableOf(node)];
  if (node.type === 'blockquote') return quoted(node.children.flatMap(blockOf));
  return node.type === 'html' ? blocksOfHtml(node.value, placeOf(node)) : paragraph(node, wordsOf(node));
};

/** A blank line ends HTML in Markdown, and nothing in HTML: a table may stand in several pieces, and is one. */
const joined = (nodes: readonly RootContent[]): RootContent[] => {
  const all: RootContent[] = [];
  for (const node of nodes) {
    const last = all.at(-1);
    if (last?.type !== 'html' || node.type !== 'html' || last.position === undefined || node.position === undefined) {
      all.push(node);
      continue;
    }
    const gap = '\n'.repeat(Math.max(1, node.position.start.line - last.position.end.line));
    const position = { start: last.position.start, end: node.position.end };
    all.splice(-1, 1, { type: 'html', value: last.value + gap + node.value, position });
  }
  return all;
};

const LONGEST_LABEL = 60;
/** A few words in italics that are all of a paragraph, and no sentence. */
const isItalicLine = (node: RootContent): boolean => {
  if (node.type !== 'paragraph' || node.children.length !== 1 || node.children[0]?.type !== 'emphasis') return false;
  const text = runsIn(node)
    .map((run) => (run === 'break' ? ' ' : run.text))
    .join('');
  return text.length <= LONGEST_LABEL && !/[.!?;,]$/u.test(text);
};
/** Such lines over lists, where a page has several, are labels as they would be in bold. */
const withItalicLabels = (nodes: readonly RootContent[]): readonly RootContent[] => {
  const labels = new Set(nodes.filter((node, at) => isItalicLine(node) && nodes[at + 1]?.type === 'list'));
  if (labels.size < 2) return nodes;
  return nodes.map((node) => {
    if (node.type !== 'paragraph' || !labels.has(node)) return node;
    return { ...node, children: [{ type: 'strong', children: node.children }] };
  });
};

/** The blocks of a page without its front matter; HTML in it is read as HTML. */
export const markdownBlocks = (nodes: readonly RootContent[]): Block[] =>
  joined(withItalicLabels(nodes)).flatMap(blockOf);
