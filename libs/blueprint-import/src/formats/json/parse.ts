import { refuse } from '../../model/refused.js';
import { normalizeSpace } from '../../text/keys.js';
import { ensureParsable } from './bounds.js';

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The member, never one that every object has. */
export const member = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

/** The string below a path of members; null where there is none. */
export const textAt = (value: unknown, ...path: readonly string[]): string | null => {
  const found = path.reduce(member, value);
  return typeof found === 'string' ? found : null;
};

/** True of a document that begins like JSON, or begins and ends like a list; it may still not be sound. */
export const looksLikeJson = (text: string): boolean => {
  const start = text.trimStart();
  return start.startsWith('{') || start.startsWith('[{') || (start.startsWith('[') && start.trimEnd().endsWith(']'));
};

export const parseJson = (text: string): unknown => {
  ensureParsable(text);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return refuse('blueprint-json', `The JSON is not sound: ${normalizeSpace(why).slice(0, 200)}.`);
  }
};
