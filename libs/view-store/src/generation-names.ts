/** Tables of a generation that is not served: one being built, or one that was replaced. No table is declared with `__`. */
export const generationTable = (table: string, generation: number): string => `${table}__g${String(generation)}`;
const GENERATION = /__g\d+$/;

/** What a crash during a rebuild, a removed view or a newer release left behind; all of it can be rebuilt. */
export const isLeftover = (table: string, declared: ReadonlySet<string>): boolean =>
  GENERATION.test(table) || !declared.has(table);
