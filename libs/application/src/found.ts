import { NotFound } from './not-found.js';

/** @throws NotFound where the views hold nothing under that id */
export const found = <T>(value: T | undefined): T => {
  if (value === undefined) throw new NotFound('The views hold nothing under that id.');
  return value;
};
