import { headingWords } from '../reading/headings.js';
import { splitLabel } from '../reading/phrase.js';
import type { Passage } from '../../model/passage.js';
import type { Fact } from '../../model/inspection.js';
import { sectionAround } from './sections.js';

export const stated = (value: string | null | undefined): Fact | null =>
  value == null || value === '' ? null : { value, basis: 'stated' };
export const inferred = (value: string | null | undefined): Fact | null =>
  value == null || value === '' ? null : { value, basis: 'inferred' };

/** A fact, and the passage that it stands in. */
export type FoundFact = Readonly<{ fact: Fact; passage: Passage | null }>;
export const firstFact = (passages: readonly Passage[], tell: (passage: Passage) => Fact | null): FoundFact | null => {
  for (const passage of passages) {
    const fact = tell(passage);
    if (fact !== null) return { fact, passage };
  }
  return null;
};

export const inSections = (passages: readonly Passage[], ...names: string[]): Passage[] =>
  passages.filter(({ context }) => names.includes(sectionAround(context)?.name ?? ''));

/** "**Label:** words", "Label: words" or a row of two cells whose first is the label. */
export const valueOf = (passage: Passage, label: RegExp): string | null => {
  if (passage.form === 'row') {
    const [name, value] = passage.cells;
    return name !== undefined && label.test(headingWords(name.text)) ? (value?.text ?? null) : null;
  }
  const said = splitLabel(passage.head);
  return said.label !== null && label.test(headingWords(said.label)) ? said.text : null;
};
