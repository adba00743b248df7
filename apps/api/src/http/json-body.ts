import { flawOf, type JsonLimits } from './json-scan.js';
import { badRequest, type FieldProblem } from './problems.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

const wrong = (problem: string, fix: string): Error =>
  badRequest([{ field: 'body', problem, fix } satisfies FieldProblem]);

const decode = (bytes: Uint8Array): string => {
  try {
    return utf8.decode(bytes);
  } catch {
    throw wrong('is not UTF-8', 'Send JSON encoded as UTF-8.');
  }
};

/** Throws a shape problem on anything that is not one plain JSON object within the limits, which are checked before it is parsed. */
export const parseJson = (bytes: Uint8Array, limits: JsonLimits): object => {
  const text = decode(bytes);
  const flaw = flawOf(text, limits);
  if (flaw !== undefined) throw wrong(flaw.problem, flaw.fix);
  const value = parsed(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw wrong('is not an object', 'Send one JSON object.');
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw wrong('is not JSON', 'Send one JSON object; check quotes, commas and brackets.');
  }
};
