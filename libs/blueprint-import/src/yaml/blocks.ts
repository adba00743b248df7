import { isAlias, isMap, isScalar, isSeq, type LineCounter, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Block, Entry, Place, Run } from '../document/block.js';
import { refuse } from '../errors.js';
import { namesLevel } from '../formats/seniority.js';

const NAMES = ['name', 'title', 'level', 'key', 'id'];

export type Reader = Readonly<{ blocksIn: (node: unknown, depth: number) => Block[] }>;

const textOf = (node: unknown): string => (isScalar(node) ? (node.source ?? '') : '');

/** Maps as headings, sequences as lists, other values as "key: value". `maxDepth` is refused where it is exceeded. */
export const yamlBlocks = (root: YAMLMap, lines: LineCounter, maxDepth: number): Block[] => {
  const placeOf = (node: unknown): Place => {
    const { line, col } = lines.linePos((node as Node).range?.[0] ?? 0);
    return { line, column: col };
  };
  const runsOf = (node: unknown, strong = false): Run[] => [{ text: textOf(node), strong, at: placeOf(node) }];
  const entryOf = (node: unknown, depth: number): Entry =>
    isScalar(node)
      ? { runs: runsOf(node), inner: [], at: placeOf(node) }
      : { runs: [], inner: blocksIn(node, depth + 1), at: placeOf(node) };

  const isName = ({ key, value }: Pair): boolean => NAMES.includes(textOf(key).toLowerCase()) && isScalar(value);

  const pairBlocks = ({ key, value }: Pair, depth: number): Block[] => {
    const heading: Block = { type: 'heading', depth, runs: runsOf(key), at: placeOf(key) };
    if (!isScalar(value)) return value === null ? [heading] : [heading, ...blocksIn(value, depth + 1)];
    if (namesLevel(textOf(key))) return [heading, { type: 'list', entries: [entryOf(value, depth)] }];
    const runs = [...runsOf(key, true), { text: ': ', strong: true, at: placeOf(key) }, ...runsOf(value)];
    return textOf(value) === '' ? [heading] : [{ type: 'paragraph', runs, at: placeOf(key) }];
  };

  /** A map in a sequence is headed by the value that names it. */
  const namedMap = (map: YAMLMap, depth: number): Block[] => {
    const name = map.items.find(isName);
    if (name === undefined) return map.items.flatMap((pair) => pairBlocks(pair, depth));
    const heading: Block = { type: 'heading', depth, runs: runsOf(name.value), at: placeOf(name.value) };
    return [heading, ...map.items.filter((pair) => pair !== name).flatMap((pair) => pairBlocks(pair, depth + 1))];
  };

  const sequence = (nodes: readonly unknown[], depth: number): Block[] => {
    const blocks: Block[] = [];
    for (const node of nodes) {
      const last = blocks.at(-1);
      if (isMap(node)) blocks.push(...namedMap(node, depth));
      else if (last?.type === 'list')
        blocks.splice(-1, 1, { type: 'list', entries: [...last.entries, entryOf(node, depth)] });
      else blocks.push({ type: 'list', entries: [entryOf(node, depth)] });
    }
    return blocks;
  };

  const blocksIn = (node: unknown, depth: number): Block[] => {
    const where = `Line ${String(placeOf(node).line)}`;
    if (depth > maxDepth)
      return refuse('blueprint-too-complex', `${where} is nested deeper than ${String(maxDepth)} levels of YAML.`);
    if (isAlias(node)) return refuse('blueprint-yaml', `${where} repeats another part by an alias; write it out.`);
    if (isMap(node)) return node.items.flatMap((pair) => pairBlocks(pair, depth));
    return isSeq(node) ? sequence(node.items, depth) : [{ type: 'paragraph', runs: runsOf(node), at: placeOf(node) }];
  };
  return blocksIn(root, 1);
};
