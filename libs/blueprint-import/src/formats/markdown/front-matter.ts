import type { Root } from 'mdast';
import { parseDocument } from 'yaml';
import { refuse } from '../../model/refused.js';
import { ensureNoControls } from '../decode.js';
import { normalizeSpace } from '../../text/keys.js';
import { ensureParsable } from '../yaml/bounds.js';

const FENCE = /^(?:---|\+\+\+)$/u;
/** A line of front matter; another begins a text. */
const FIELD = /^["']?[\p{L}\d_][\p{L}\d_ .-]{0,60}["']?\s?[:=]/u;

/** The line that opens the front matter: the first that says something, or the one after it where it is doubled. 0 where none does. */
const opening = (lines: readonly string[]): number => {
  const first = lines.findIndex((line) => line !== '');
  if (!FENCE.test(lines[first] ?? '')) return 0;
  return lines[first] === lines[first + 1] ? first + 1 : first;
};

/**
 * Front matter counts at the very top alone. Blank lines before it, and an empty one before it, change places with it, so that
 * every line of the text keeps its number.
 */
export const atTheTop = (text: string): string => {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const start = opening(lines);
  if (start <= 0 || !FIELD.test(lines[start + 1] ?? '')) return text;
  const end = lines.indexOf(lines[start] ?? '', start + 1);
  if (end === -1) return text;
  const whole = text.split('\n');
  return [...whole.slice(start, end + 1), ...whole.slice(0, start).map(() => ''), ...whole.slice(end + 1)].join('\n');
};

const parsed = (yaml: string): unknown => {
  ensureParsable(yaml, (what) => refuse('blueprint-front-matter', `The front matter: ${what}`));
  try {
    const document = parseDocument(yaml, { prettyErrors: false });
    const [first] = document.errors;
    if (first !== undefined) throw first;
    return document.toJS({ maxAliasCount: 20 }) as unknown;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return refuse('blueprint-front-matter', `The front matter is not sound YAML: ${normalizeSpace(why)}.`);
  }
};

const titleIn = (fields: unknown): string => {
  if (typeof fields !== 'object' || fields === null || !Object.hasOwn(fields, 'title')) return '';
  const { title } = fields as { title: unknown };
  return typeof title === 'string' || typeof title === 'number' ? normalizeSpace(String(title)) : '';
};

/** Of TOML, the one line that says the title, above all tables; nothing else of it is read. */
const tomlTitle = (toml: string): string => {
  const [above = ''] = toml.split(/^\s*\[/mu);
  const found = /^\s*title\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)')\s*(?:#.*)?$/mu.exec(above);
  if (found?.[1] === undefined) return normalizeSpace(found?.[2] ?? '');
  return normalizeSpace(found[1].replace(/\\(["\\])/gu, '$1'));
};

/** The title that the front matter states; null where it states none. */
export const statedTitle = (tree: Root): string | null => {
  const [first] = tree.children;
  if (first === undefined || !('value' in first)) return null;
  const isToml = (first.type as string) === 'toml';
  const text = isToml ? tomlTitle(first.value) : first.type === 'yaml' ? titleIn(parsed(first.value)) : '';
  ensureNoControls(text);
  return text === '' ? null : text;
};
