import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '@plumbline/canonical';
import { earlierVersions } from './history.js';

/** Schema file -> SHA-256 of its bytes, for every event schema that stored events may already carry. */
export type Released = Readonly<Record<string, string>>;
/** What was found, and how far the look back could reach. */
export type ReleasedVerdict = Readonly<{ problems: readonly string[]; compared: string }>;

export const RELEASED = 'contracts/events/released.json';

const parse = (text: string): Released => JSON.parse(text) as Released;

export const readReleased = (root: string): Released => {
  const file = join(root, RELEASED);
  return existsSync(file) ? parse(readFileSync(file, 'utf8')) : {};
};

export const digestOf = (root: string, schema: string): string | undefined => {
  const file = join(root, 'contracts/events', schema);
  return existsSync(file) ? sha256(readFileSync(file)) : undefined;
};

const edited = (root: string, released: Released): string[] =>
  Object.entries(released).flatMap(([schema, expected]) => {
    const found = digestOf(root, schema);
    if (found === expected) return [];
    const what = found === undefined ? 'is gone' : 'was edited';
    return [`${schema} is released and ${what}: put it back, and give the event a new version instead.`];
  });

const rewritten = (now: Released, before: Released): string[] =>
  Object.entries(before).flatMap(([schema, digestBefore]) => {
    if (now[schema] === digestBefore) return [];
    const what = now[schema] === undefined ? 'was removed' : 'was changed';
    return [`The line of ${schema} in ${RELEASED} ${what}: lines are only ever added.`];
  });

/**
 * A released schema describes bytes that are stored for ever. Refuses an edited or missing one, and any line of the list
 * itself that an earlier commit had otherwise. Without the history (no git, a shallow clone) it compares with what there
 * is, and `compared` says so.
 */
export const releasedVerdict = (root: string): ReleasedVerdict => {
  const now = readReleased(root);
  const { versions, compared } = earlierVersions(root, RELEASED);
  const problems = [...edited(root, now), ...versions.flatMap((text) => rewritten(now, parse(text)))];
  return { problems: [...new Set(problems)], compared };
};
