import type { InspectedItem } from '../model/item.js';

/** The items of one document that one rule is about. */
export type Batch = Readonly<{ kind: InspectedItem['kind']; group: string | null; itemLevel: string | null }>;
export type CountedBatch = Batch & Readonly<{ count: number }>;

/** What names the parts of a document is not mapped itself. */
const STRUCTURE: readonly InspectedItem['kind'][] = ['area', 'level'];

export const itemLevelOf = (item: InspectedItem): string | null => ('level' in item ? item.level : null);

/** Equal for the same items. */
export const batchKey = ({ kind, group, itemLevel }: Readonly<Record<keyof Batch, string | null>>): string =>
  JSON.stringify([kind, group, itemLevel]);

/** Every batch of a document by its key, in the order of the document. */
export const batchesOf = (items: readonly InspectedItem[]): ReadonlyMap<string, CountedBatch> => {
  const batches = new Map<string, CountedBatch>();
  for (const item of items) {
    if (STRUCTURE.includes(item.kind)) continue;
    const batch = { kind: item.kind, group: item.group, itemLevel: itemLevelOf(item) };
    const key = batchKey(batch);
    batches.set(key, { ...batch, count: (batches.get(key)?.count ?? 0) + 1 });
  }
  return batches;
};

/** As people name it: "skill/must-have at Senior". */
export const batchName = ({ kind, group, itemLevel }: Readonly<Record<keyof Batch, string | null>>): string =>
  `${kind ?? ''}${group === null ? '' : `/${group}`}${itemLevel === null ? '' : ` at ${itemLevel}`}`;
