import type { Entry, Place, Run } from '../../model/page.js';
import { phraseOf } from '../reading/phrase.js';
import { statementsIn } from '../reading/statements.js';

const pointsOf = (runs: readonly Run[], fallback: Place): Entry[] => {
  const at = runs.find((run) => run !== 'break')?.at ?? fallback;
  const { head, points } = phraseOf(runs, at);
  if (points.length === 0) return [{ runs, inner: [], at }];
  return [head, ...points]
    .filter(({ text }) => text !== '')
    .map((line) => ({ runs: [{ text: line.text, strong: false, at: line.at }], inner: [], at: line.at }));
};

/** A value as an entry for each of its paragraphs, and of the points that are typed into it. */
export const entriesOf = (runs: readonly Run[], at: Place): Entry[] => {
  const parts = statementsIn(runs);
  return (parts.length < 2 ? [runs] : parts).flatMap((part) => pointsOf(part, at));
};
