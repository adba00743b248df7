import type { BlueprintItem } from '@plumbline/domain';
import type { Text } from '../../markdown/plain-text.js';
import { keyGiver } from '../../source/text.js';
import type { Entry, Page } from './read-page.js';

const locator = ({ line }: Text): string => `line ${String(line)}`;

/** Areas of one name are one area: the first place where it is named counts. */
const areasOf = (entries: readonly Entry[]): Text[] => {
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

/** In the order of the document. Areas get their keys first, so that no list item ever moves the key of an area. */
export const itemsOf = (page: Page): BlueprintItem[] => {
  const keyOf = keyGiver();
  const ordinalOf = counter();
  const areas = areasOf(page.entries);
  const groups = new Map(areas.map((area) => [area.text, keyOf(area.text, 'area')]));
  const areaItem = (area: Text): BlueprintItem => ({
    kind: 'area',
    key: groups.get(area.text) ?? '',
    text: area.text,
    section: page.title.text,
    group: null,
    ordinal: ordinalOf('area', null),
    locator: locator(area),
  });
  const entryItem = (entry: Entry): BlueprintItem => {
    const { kind, text, section, area } = entry;
    const group = (area && groups.get(area.text)) ?? null;
    const key = keyOf(text, `${kind}\n${group ?? ''}`);
    return { kind, key, text, section, group, ordinal: ordinalOf(kind, group), locator: locator(entry) };
  };
  return [
    ...areas.map((area) => ({ line: area.line, item: areaItem(area) })),
    ...page.entries.map((entry) => ({ line: entry.line, item: entryItem(entry) })),
  ]
    .sort((a, b) => a.line - b.line)
    .map(({ item }) => item);
};
