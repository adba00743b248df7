import { readFileSync } from 'node:fs';
import type { Edit, Step } from './steps.js';

const edited = (text: string, edit: Edit): string => {
  const anchor = 'before' in edit ? edit.before : edit.after;
  const [head, tail, ...more] = text.split(anchor);
  if (head === undefined || tail === undefined || more.length > 0)
    throw new Error(`This must stand in the file once: ${anchor}`);
  return 'before' in edit ? head + edit.text + anchor + tail : head + anchor + edit.text + tail;
};

/** The files of the steps as they read in this tree, and the text of each once its step was taken. */
export const original = ({ file }: Step): string => readFileSync(file, 'utf8');
export const taken = (step: Step): string => step.edits.reduce(edited, original(step));
