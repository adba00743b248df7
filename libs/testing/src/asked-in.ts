import type { InspectedItem } from '@plumbline/blueprint-import';

/** What items of a document ask of each level: the level's key, the words of the area, null where there is none, and those of the item. */
export const askedIn = (items: readonly InspectedItem[]) => {
  const areas = new Map(items.flatMap((item) => (item.kind === 'area' ? [[item.key, item.text]] : [])));
  return items.flatMap((item) =>
    item.kind === 'responsibility' ? [[item.level, areas.get(item.group ?? '') ?? null, item.text]] : [],
  );
};
