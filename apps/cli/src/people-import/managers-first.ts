type Reporting = Readonly<{ id: string; manager: string | null | undefined }>;

/** Everybody after their manager where the file holds both; a loop stays in some order, and the server names it. */
export const managersFirst = <R extends Reporting>(rows: readonly R[]): readonly R[] => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const placed = new Set<string>();
  const ordered: R[] = [];
  for (const row of rows) {
    const chain: R[] = [];
    let next: R | undefined = row;
    while (next !== undefined && !placed.has(next.id)) {
      placed.add(next.id);
      chain.push(next);
      next = byId.get(next.manager ?? '');
    }
    ordered.push(...chain.reverse());
  }
  return ordered;
};
