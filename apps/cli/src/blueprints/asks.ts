import { type Inspection, unclearLevels } from '@plumbline/blueprint-import';
import type { ReadDocument } from './read-document.js';

const guesses = ({ report: { ambiguities } }: Inspection): readonly string[] =>
  ambiguities.flatMap(({ what, text }) => (what === 'guessed-level' ? [`"${text}"`] : []));

const isLevelOpen = ({ source, role, items }: Inspection): boolean =>
  !source.format.startsWith('role-blueprint') && role.level === null && !items.some(({ kind }) => kind === 'level');

/** What the document leaves to whoever imports it, one sentence each. */
export const asksOf = ({ name, inspection }: Pick<ReadDocument, 'name' | 'inspection'>): readonly string[] => {
  const has = (what: string): boolean => inspection.report.ambiguities.some((one) => one.what === what);
  const guessed = guesses(inspection);
  return [
    ...(isLevelOpen(inspection)
      ? [
          `Which level is ${name} about? It names none: fill in "level" of its rules in the mapping, a new level into "levels" first.`,
        ]
      : []),
    ...(guessed.length > 0
      ? [`Read as levels by where they stand in ${name}, not by their words: ${guessed.join(', ')}.`]
      : []),
    ...(has('guessed-columns')
      ? [`A table of ${name} could be read the other way round, too: look at its levels in the mapping.`]
      : []),
    ...(has('paragraph-as-item')
      ? [`Paragraphs of ${name} are read as what its levels ask: check them in the mapping.`]
      : []),
    ...(has('title-from-file-name') ? [`What ${name} is about is told by its name alone: it has no title.`] : []),
    ...(has('top-down')
      ? [`The levels of ${name} run from the highest down; the mapping has them the other way.`]
      : []),
    ...(has('unclear-order')
      ? [`Which level of ${name} is higher? Nothing in it says so: check the ordinals in the mapping.`]
      : []),
  ];
};

/** What several documents leave open together. */
export const asksOfAll = (documents: readonly Pick<ReadDocument, 'inspection'>[]): readonly string[] => {
  const unclear = unclearLevels(documents.map(({ inspection }) => inspection));
  return unclear.length === 0
    ? []
    : [
        `Which of ${unclear.join(', ')} is higher? Nothing in the documents says so: check the ordinals in the mapping.`,
      ];
};
