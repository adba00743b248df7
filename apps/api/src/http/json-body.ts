import { badRequest, type FieldProblem } from './problems.js';

const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const utf8 = new TextDecoder('utf-8', { fatal: true });

const wrong = (problem: string, fix: string): Error =>
  badRequest([{ field: 'body', problem, fix } satisfies FieldProblem]);

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** By character code: 1 opens a level, -1 closes one. */
const STEPS = new Int8Array(0x10000);
for (const [bracket, step] of Object.entries({ '{': 1, '[': 1, '}': -1, ']': -1 })) STEPS[bracket.charCodeAt(0)] = step;

/** Depth is counted in the text, so that deep JSON is refused before it is parsed. */
const isDeeper = (text: string, most: number): boolean => {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length && depth <= most; at += 1) {
    const code = text.charCodeAt(at);
    if (quoted) {
      quoted = code !== QUOTE;
      if (code === BACKSLASH) at += 1;
    } else {
      quoted = code === QUOTE;
      depth += STEPS[code] ?? 0;
    }
  }
  return depth > most;
};

const refuseForbiddenKeys = (key: string, value: unknown): unknown => {
  if (FORBIDDEN.has(key)) throw wrong(`has a field named ${key}`, 'Leave it out.');
  return value;
};

const decode = (bytes: Uint8Array): string => {
  try {
    return utf8.decode(bytes);
  } catch {
    throw wrong('is not UTF-8', 'Send JSON encoded as UTF-8.');
  }
};

/** Throws a shape problem on anything that is not one plain JSON object of at most that depth. */
export const parseJson = (bytes: Uint8Array, maxDepth: number): object => {
  const text = decode(bytes);
  if (isDeeper(text, maxDepth)) {
    throw wrong('nests too deep', `Nest objects and lists at most ${maxDepth.toString()} deep.`);
  }
  const value = parsed(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw wrong('is not an object', 'Send one JSON object.');
};

const parsed = (text: string): unknown => {
  // Keys may be escaped, so the parsed value is searched if the text could hide one.
  const suspicious = /__proto__|constructor|prototype|\\u/.test(text);
  try {
    return JSON.parse(text, suspicious ? refuseForbiddenKeys : undefined) as unknown;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw wrong('is not JSON', 'Send one JSON object; check quotes, commas and brackets.');
  }
};
