import { headingWords } from '../reading/headings.js';
import { labelled } from '../reading/phrase.js';
import type { Unit } from '../../model/passage.js';
import type { Fact } from '../../model/inspection.js';
import { sectionFamily } from './sections.table.js';

export const stated = (value: string | null | undefined): Fact | null =>
  value == null || value === '' ? null : { value, basis: 'stated' };
export const inferred = (value: string | null | undefined): Fact | null =>
  value == null || value === '' ? null : { value, basis: 'inferred' };

/** A fact, and the unit that it stands in. */
export type Told = Readonly<{ fact: Fact; unit: Unit | null }>;
export const firstTold = (units: readonly Unit[], tell: (unit: Unit) => Fact | null): Told | null => {
  for (const unit of units) {
    const fact = tell(unit);
    if (fact !== null) return { fact, unit };
  }
  return null;
};

export const inFamily = (units: readonly Unit[], ...names: string[]): Unit[] =>
  units.filter(({ standing }) => names.includes(sectionFamily(standing)?.name ?? ''));

/** "**Label:** words", "Label: words" or a row of two cells whose first is the label. */
export const valueOf = (unit: Unit, label: RegExp): string | null => {
  if (unit.form === 'row') {
    const [name, value] = unit.cells;
    return name !== undefined && label.test(headingWords(name.text)) ? (value?.text ?? null) : null;
  }
  const said = labelled(unit.head);
  return said.label !== null && label.test(headingWords(said.label)) ? said.text : null;
};
