import { normalizeSpace } from '../../text/keys.js';
import type { Run } from '../../model/page.js';

type Words = Exclude<Run, 'break'>;
const isWords = (run: Run): run is Words => run !== 'break' && run.text.trim() !== '';

/** The runs of a link to `target`: the last of them says so, and the others that they are in one. */
export const linkTo = (runs: readonly Run[], target: string): Run[] => {
  const last = runs.findLastIndex(isWords);
  return runs.map((run, index) => (run === 'break' ? run : { ...run, to: index === last ? target : '' }));
};

/** What stands for a link to a heading, and is no word of it: a sign, or nothing but words about the link. */
const PERMALINK =
  /^(?:[#¶§\u{1f517}\u{26d3}\u{fe0f}\s\u{200b}]|\p{Cf})+$|^(?:permalink|anchor|direct link|link) ?(?:to (?:this )?(?:heading|section).*|to .*|link|this)?$/iu;

/** A heading without the links to itself that sites put into it. */
export const withoutPermalinks = (runs: readonly Run[]): Run[] => {
  const words = runs.filter(isWords);
  const isPermalink = (run: Run): boolean =>
    isWords(run) &&
    run.to !== undefined &&
    (run.to === '' || run.to.startsWith('#')) &&
    PERMALINK.test(run.text.trim());
  return words.every(isPermalink) ? [...runs] : runs.filter((run) => !isPermalink(run));
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

/** True where all that the runs say is links to other places of the page, as in a table of contents. */
export const isNavigation = (runs: readonly Run[]): boolean => {
  const words = runs.filter(isWords);
  return words.length > 0 && words.every(({ to }) => to !== undefined && (to === '' || to.startsWith('#')));
};

/** True where all that the runs say is links, to whatever place. */
export const isLink = (runs: readonly Run[]): boolean => {
  const words = runs.filter(isWords);
  return words.length > 0 && words.every(({ to }) => to !== undefined);
};
