import { normalizeSpace } from '../../text/keys.js';
import type { Run } from '../../model/page.js';

type Words = Exclude<Run, 'break'>;
const isWords = (run: Run): run is Words => run !== 'break' && run.text.trim() !== '';

/** The runs of a link to `target`: the last of them says so, and the others that they are in one. */
export const linkTo = (runs: readonly Run[], target: string): Run[] => {
  const last = runs.findLastIndex(isWords);
  return runs.map((run, index) => (run === 'break' ? run : { ...run, to: index === last ? target : '' }));
};

/** Addresses only: never a script, nor a place on the same page. */
const isShown = (target: string | undefined, text: string): target is string =>
  target !== undefined &&
  target !== '' &&
  target !== text.trim() &&
  !/^(?:#|(?:javascript|data|vbscript):)/iu.test(target);

const told = (run: Run): string => {
  if (run === 'break') return ' ';
  const text = run.text.trimEnd();
  return isShown(run.to, run.text) ? `${text} (${run.to})${run.text.slice(text.length)}` : run.text;
};

/** The words of the runs as plain text, each link with where it points. */
export const textWithLinkTargets = (runs: readonly Run[]): string => normalizeSpace(runs.map(told).join(''));

/** True where all that the runs say is links. */
export const isOnlyLinks = (runs: readonly Run[]): boolean => {
  const words = runs.filter(isWords);
  return words.length > 0 && words.every(({ to }) => to !== undefined);
};
