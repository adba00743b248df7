import { type Capacity, type Circumstance, FIELDS, grantsOf, withoutConflicts } from '@plumbline/access';
import { EXPECTED, type Expected, LETTERS, seenBy, stateOf } from './matrix-cells.js';

const CAPACITY: Readonly<Record<string, Capacity | Circumstance>> = {
  candidate: 'candidate',
  nominated: 'nominated',
  manager: 'line-manager',
  asked: 'reviewer-asked',
  missed: 'reviewer-missed',
  done: 'reviewer-done',
  member: 'member',
  chair: 'chair',
  admin: 'admin',
  auditor: 'auditor',
  recused: 'recused',
  eligible: 'eligible',
};

/** Where what the table of grants says differs from what the matrix says, each as who, state and field. */
export const differencesFor = (expected: Expected): readonly string[] => {
  const capacities = withoutConflicts(expected.who.flatMap((name) => CAPACITY[name] ?? []));
  return LETTERS.flatMap((letter) => {
    const grants = grantsOf(capacities, stateOf(letter));
    const seen = new Set(seenBy(expected, letter));
    return FIELDS.filter((field) => grants[field] !== seen.has(field)).map(
      (field) => `${expected.who.join(', ')} ${stateOf(letter)} ${field}`,
    );
  });
};

export const isAsWritten = (): boolean => EXPECTED.every((expected) => differencesFor(expected).length === 0);
