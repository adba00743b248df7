import { sha256 } from '@plumbline/canonical';
import { described, type Mutant } from './mutant.js';

/** A name for each mutant: its file, and what its lines say before and after, with a number where several say the same. */
export const namesOf = (
  mutants: readonly Mutant[],
  sourceOf: (file: string) => string,
): ReadonlyMap<Mutant, string> => {
  const times = new Map<string, number>();
  return new Map(
    mutants.map((mutant) => {
      const { before, after } = described(sourceOf(mutant.file), mutant);
      const said = `${mutant.file}\n${before}\n${after}`;
      const time = (times.get(said) ?? 0) + 1;
      times.set(said, time);
      return [mutant, sha256(`${said}\n${String(time)}`).slice(0, 32)];
    }),
  );
};
