import { parseDocument } from 'yaml';
import { refuse } from '../errors.js';
import { ensureNoControls } from '../source/decode.js';
import { fold } from '../source/text.js';
import { lineOf, type Root } from './parse.js';
import type { Text } from './plain-text.js';

const MAX_CHARACTERS = 4_096;

const parsed = (yaml: string): unknown => {
  if (yaml.length > MAX_CHARACTERS)
    refuse('blueprint-front-matter', `The front matter may have ${String(MAX_CHARACTERS)} characters.`);
  try {
    const document = parseDocument(yaml, { prettyErrors: false });
    const [first] = document.errors;
    if (first !== undefined) throw first;
    return document.toJS({ maxAliasCount: 20 }) as unknown;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return refuse('blueprint-front-matter', `The front matter is not sound YAML: ${fold(why)}.`);
  }
};

const titleIn = (fields: unknown): string => {
  if (typeof fields !== 'object' || fields === null || !Object.hasOwn(fields, 'title')) return '';
  const { title } = fields as { title: unknown };
  return typeof title === 'string' || typeof title === 'number' ? fold(String(title)) : '';
};

/** The title that the front matter states; null where it states none. */
export const statedTitle = (tree: Root): Text | null => {
  const [first] = tree.children;
  const text = first?.type === 'yaml' ? titleIn(parsed(first.value)) : '';
  if (first === undefined || text === '') return null;
  ensureNoControls(text, lineOf(first));
  return { text, line: lineOf(first) };
};
