import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Block } from '../../model/page.js';
import type { ContainedPage, ContainerFormat } from '../container-format.js';
import { refuse } from '../../model/refused.js';
import { looksLikeJson, parseJson } from '../json/parse.js';
import { normalizeSpace } from '../../text/keys.js';
import { ensureParsable } from './bounds.js';
import { unindentedIn } from './unindented.js';
import { yamlBlocks } from './blocks.js';
import { keyOf, textOf } from './keys.js';
import { TITLE_KEYS } from '../../words/lists/data-keys.js';

const MAX_DEPTH = 24;
const TITLES = Object.values(TITLE_KEYS).flat();

const KEY = /^(?:"[^"]{1,80}"|'[^']{1,80}'|[\p{L}\d_\p{Extended_Pictographic}][^:#"`{}[\]|]{0,80}):(?:\s|$)/u;
const ITEM = /^- /u;
/** How a line of YAML may begin that is not indented. */
const LINE = /^(?:[#\]}\s]|- |\.\.\.$)/u;

const HEADING = /^(?:##{1,5}|#(?= \p{L}[^:]*$)) \p{L}.*\n[ \t]*\n/gmu;
/** Comments over blank lines, of two signs, or several over lists, are the headings of a page in Markdown. */
const hasHeadings = (text: string, first: string): boolean => {
  const headings = text.match(HEADING) ?? [];
  return headings.some((one) => one.startsWith('##')) || (ITEM.test(first) && headings.length >= 2);
};

const beginsData = (line: string): boolean =>
  KEY.test(line) || (ITEM.test(line) && KEY.test(line.slice(2).trimStart()));

/** It begins with a key or an item that has one, and no line at the margin is prose. What stands between two lines of dashes is front matter instead. */
export const looksLikeYaml = (text: string): boolean => {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const body = lines[0]?.trim() === '---' ? lines.slice(1) : lines;
  const first = body.find((line) => !line.startsWith('#'));
  if (first === undefined || hasHeadings(text, first)) return false;
  return beginsData(first) && body.every((line) => KEY.test(line) || LINE.test(line));
};

const parsed = (text: string, lines: LineCounter): Node | null => {
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: true });
    const [first] = document.errors;
    if (first !== undefined) throw first;
    return document.contents;
  } catch (error) {
    const unindented = unindentedIn(text);
    if (unindented !== null) return refuse('blueprint-yaml', `The YAML is not sound: ${unindented}`);
    const why =
      error instanceof RangeError ? 'nested too deep' : error instanceof Error ? error.message : String(error);
    return refuse('blueprint-yaml', `The YAML is not sound: ${normalizeSpace(why).slice(0, 200)}.`);
  }
};

/** The one map of a list: what a program wrote that writes lists. */
const onlyOf = (node: Node | null): Node | null => {
  if (!isSeq(node) || node.items.length !== 1) return node;
  const [only] = node.items;
  return isMap(only) ? only : node;
};

export type Data = Readonly<{ blocks: readonly Block[]; title: string | null }>;

/** What YAML says, as the blocks of a page. Null where it is no map and no list. Aliases are refused. */
export const readYaml = (text: string): Data | null => {
  ensureParsable(text);
  const lines = new LineCounter();
  const contents = onlyOf(parsed(text, lines));
  if (!isMap(contents) && !isSeq(contents)) return null;
  const fields = isMap(contents) ? contents.items : [];
  const values = TITLES.map((name) => fields.find((pair) => keyOf(pair) === name)?.value);
  const titles = values.filter((node) => isScalar(node) && typeof node.value === 'string').map(textOf);
  return { blocks: yamlBlocks(contents, lines, MAX_DEPTH), title: titles[0] ?? null };
};

const pageOf = (data: Data | null): ContainedPage | null =>
  data === null
    ? null
    : { page: { ...data, isData: true, locate: ({ line }) => `line ${String(line)}` }, category: null };

/** A document that begins with a key. Aliases are refused: what they repeat has one place only. */
export const yamlFormat: ContainerFormat = {
  name: 'yaml',
  read: (text) => (looksLikeYaml(text) ? pageOf(readYaml(text)) : null),
};

/** JSON that is no page of a site: YAML can be written so, too, and is read with its places. */
export const jsonFormat: ContainerFormat = {
  name: 'json',
  read: (text) => {
    if (!looksLikeJson(text)) return null;
    parseJson(text);
    return pageOf(readYaml(text));
  },
};
