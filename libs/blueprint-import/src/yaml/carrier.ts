import { type Document, isMap, LineCounter, parseDocument } from 'yaml';
import type { Carried, Carrier } from '../formats/carriers.js';
import { refuse } from '../errors.js';
import { fold } from '../source/text.js';
import { ensureParsable } from './bounds.js';
import { yamlBlocks } from './blocks.js';

const MAX_DEPTH = 24;
const TITLES = ['title', 'role', 'name', 'level', 'track'];

const KEY = /^["']?[\p{L}\d_][\p{L}\d_ -]{0,60}["']?:(?:\s|$)/u;
/** How a line of YAML may begin that is not indented. */
const LINE = /^(?:[#\]}\s]|- |\.\.\.$)/u;

/** It begins with a key, and no line at the margin is prose. What stands between two lines of dashes is front matter instead. */
const looksLikeYaml = (text: string): boolean => {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const body = lines[0]?.trim() === '---' ? lines.slice(1) : lines;
  const first = body.find((line) => !line.startsWith('#'));
  return first !== undefined && KEY.test(first) && body.every((line) => KEY.test(line) || LINE.test(line));
};

const parsed = (text: string, lines: LineCounter): Document => {
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: true });
    const [first] = document.errors;
    if (first !== undefined) throw first;
    return document;
  } catch (error) {
    const why =
      error instanceof RangeError ? 'nested too deep' : error instanceof Error ? error.message : String(error);
    return refuse('blueprint-yaml', `The YAML is not sound: ${fold(why).slice(0, 200)}.`);
  }
};

const read = (text: string): Carried | null => {
  if (!looksLikeYaml(text)) return null;
  ensureParsable(text);
  const lines = new LineCounter();
  const { contents } = parsed(text, lines);
  if (!isMap(contents)) return null;
  const titles = TITLES.map((name) => contents.get(name)).filter((value) => typeof value === 'string');
  const blocks = yamlBlocks(contents, lines, MAX_DEPTH);
  return { page: { blocks, title: titles[0] ?? null, locate: ({ line }) => `line ${String(line)}` }, category: null };
};

/** A document that begins with a key. Aliases are refused: what they repeat has one place only. */
export const yamlCarrier: Carrier = { name: 'yaml', read };
