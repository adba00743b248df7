import type { Root } from 'mdast';
import { parseDocument } from 'yaml';
import { refuse } from '../../model/refused.js';
import { ensureNoControls } from '../decode.js';
import { normalizeSpace } from '../../text/keys.js';
import { LEVEL_KEYS, ORDER_KEYS } from '../../words/lists/data-keys.js';
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

const fieldIn = (fields: unknown, names: readonly string[]): string => {
  if (typeof fields !== 'object' || fields === null) return '';
  const [found] = names.filter((name) => Object.hasOwn(fields, name));
  const value = found === undefined ? undefined : (fields as Readonly<Record<string, unknown>>)[found];
  return typeof value === 'string' || typeof value === 'number' ? normalizeSpace(String(value)) : '';
};
const LEVEL: readonly string[] = Object.values(LEVEL_KEYS).flat();
const ORDER = Object.values(ORDER_KEYS).flat();

/** Of TOML, the one line that says the title, above all tables; nothing else of it is read. */
const tomlTitle = (toml: string): string => {
  const [above = ''] = toml.split(/^\s*\[/mu);
  const found = /^\s*title\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)')\s*(?:#.*)?$/mu.exec(above);
  if (found?.[1] === undefined) return normalizeSpace(found?.[2] ?? '');
  return normalizeSpace(found[1].replace(/\\(["\\])/gu, '$1'));
};

/** `name`: one for people, with a capital letter. `isOrdered`: it has a place among others of its kind. */
export type FrontMatter = Readonly<{
  title: string | null;
  name: string | null;
  level: string | null;
  isOrdered: boolean;
}>;
const NOTHING: FrontMatter = { title: null, name: null, level: null, isOrdered: false };

const orNull = (text: string): string | null => {
  ensureNoControls(text);
  return text === '' ? null : text;
};

/** What the front matter states; null where it states nothing. */
export const frontMatterOf = (tree: Root): FrontMatter => {
  const [first] = tree.children;
  if (first === undefined || !('value' in first)) return NOTHING;
  if ((first.type as string) === 'toml') return { ...NOTHING, title: orNull(tomlTitle(first.value)) };
  const fields = first.type === 'yaml' ? parsed(first.value) : null;
  const name = orNull(fieldIn(fields, ['name']));
  return {
    title: orNull(fieldIn(fields, ['title'])),
    name: name !== null && /\p{Lu}|\p{Lo}/u.test(name) ? name : null,
    level: orNull(fieldIn(fields, LEVEL)),
    isOrdered: ORDER.some((key) => /^\d{1,3}(?:\.\d)?$/u.test(fieldIn(fields, [key]))),
  };
};
