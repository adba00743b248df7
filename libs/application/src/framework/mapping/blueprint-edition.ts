import type { Inspection, InspectedItem } from '@plumbline/blueprint-import';
import type { BlueprintEdition, ImportedItem } from '@plumbline/domain';

const toItem = (item: InspectedItem): ImportedItem => {
  const { kind, key, text, section, group, ordinal, locator, ...fields } = item;
  return { kind, key, text, section, group, ordinal, locator, fields };
};

/** An inspected document as its event holds it, but for what tells it from others. */
export const toEdition = ({
  source,
  importerVersion,
  role,
  items,
  report,
}: Inspection): Omit<BlueprintEdition, 'document'> => ({
  source,
  importerVersion,
  role,
  items: items.map(toItem),
  unmapped: report.unmapped,
  ambiguities: report.ambiguities,
});

const countsOf = (items: readonly ImportedItem[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { kind, group } of items)
    for (const name of group === null ? [kind] : [kind, `${kind}/${group}`]) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};

/** The reverse. The cast is sound for what `toEdition` wrote: kinds and their fields are those of the importer that wrote them. */
export const toInspection = ({ source, importerVersion, role, items, ...rest }: BlueprintEdition): Inspection =>
  ({
    source,
    importerVersion,
    role,
    items: items.map(({ fields, ...item }) => ({ ...item, ...fields })),
    report: { counts: countsOf(items), unmapped: rest.unmapped, ambiguities: rest.ambiguities },
  }) as unknown as Inspection;
