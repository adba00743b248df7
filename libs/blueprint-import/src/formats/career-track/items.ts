import type { Place } from '../../model/page.js';
import type { InspectedItem } from '../../model/item.js';
import { uniqueKeys } from '../../text/keys.js';
import type { ListedItem, Text } from './read-page.js';

type Located = Readonly<{ at: Place; item: InspectedItem }>;

/** Areas of one name are one area: the first place where it is named counts. */
const areasOf = (entries: readonly ListedItem[]): Text[] => {
  const named = new Map<string, Text>();
  for (const { area } of entries) if (area !== null && !named.has(area.text)) named.set(area.text, area);
  return [...named.values()];
};

/** Counts from 1 within each kind and group. */
const counter = (): ((kind: string, group: string | null) => number) => {
  const counts = new Map<string, number>();
  return (kind, group) => {
    const at = `${kind}\n${group ?? ''}`;
    const next = (counts.get(at) ?? 0) + 1;
    counts.set(at, next);
    return next;
  };
};

const inOrder = (a: Located, b: Located): number => a.at.line - b.at.line || a.at.column - b.at.column;

/** In the order of the document. Areas get their keys first, so that no list item ever moves the key of an area. */
export const itemsOf = (
  entries: readonly ListedItem[],
  title: string,
  locate: (at: Place) => string,
): InspectedItem[] => {
  const keyOf = uniqueKeys();
  const ordinalOf = counter();
  const areas = areasOf(entries);
  const groups = new Map(areas.map((area) => [area.text, keyOf(area.text, 'area')]));
  const areaItem = ({ text, at }: Text): InspectedItem => ({
    kind: 'area',
    key: groups.get(text) ?? '',
    text,
    section: title,
    group: null,
    ordinal: ordinalOf('area', null),
    locator: locate(at),
  });
  const entryItem = ({ kind, text, section, area, at }: ListedItem): InspectedItem => {
    const group = (area && groups.get(area.text)) ?? null;
    const key = keyOf(text, `${kind}\n${group ?? ''}`);
    const item = { key, text, section, group, ordinal: ordinalOf(kind, group), locator: locate(at) };
    return kind === 'resource' ? { kind, ...item } : { kind, ...item, level: null };
  };
  return [
    ...areas.map((area) => ({ at: area.at, item: areaItem(area) })),
    ...entries.map((entry) => ({ at: entry.at, item: entryItem(entry) })),
  ]
    .sort(inOrder)
    .map(({ item }) => item);
};
