import { readFileSync } from 'node:fs';
import type { GATES } from '../../tools/bootstrap/check.mjs';

/** A text that is put before or after the one place where `anchor` stands. */
export type Edit = Readonly<{ before: string; text: string } | { after: string; text: string }>;

/** A gate of `npm run check`, or a spec. */
export type Gate = keyof typeof GATES | `${string}.spec.ts`;

/** What sees that a step was left out, and what it says then: the compiler in one file, and everything else anywhere. */
export type Seen =
  | Readonly<{ gate: 'types'; in: string; says: string }>
  | Readonly<{ gate: Exclude<Gate, 'types'>; says: string }>;

export type Step = Readonly<{ file: string; what: string; edits: readonly Edit[] }> & Seen;

/** What is written by a command from the steps. The gate says which file is not as it must be. */
export type Generated = Readonly<{ command: string; files: readonly string[]; gate: Exclude<Gate, 'types'> }>;

const edited = (text: string, edit: Edit): string => {
  const anchor = 'before' in edit ? edit.before : edit.after;
  const [head, tail, ...more] = text.split(anchor);
  if (head === undefined || tail === undefined || more.length > 0)
    throw new Error(`This must stand in the file once: ${anchor}`);
  return 'before' in edit ? head + edit.text + anchor + tail : head + anchor + edit.text + tail;
};

/** The file of a step as it reads in this tree, and its text once the step was taken. */
export const original = ({ file }: Step): string => readFileSync(file, 'utf8');
export const taken = (step: Step): string => step.edits.reduce(edited, original(step));
