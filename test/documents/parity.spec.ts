import { type Criticality, inspectBlueprint, type InspectedItem } from '@plumbline/blueprint-import';
import { describeWhere } from '../support/describe-where.js';
import type { DocumentSet } from '../support/documents/document-set.js';
import { OURS } from '../support/documents/ours.js';
import { GIVEN } from './given.js';

const criticalityOf = ({ first, conditional }: Criticality): string =>
  `${first ?? 'none of the words'}${conditional ? ' with a condition' : ''}`;

const anchorsOf = (labels: readonly string[]): string[] =>
  labels.map((label) => `anchor whole: ${String(label.endsWith('looks like'))}`);

/** What the fields of an item show of the structures that it was read from. */
const fieldsOf = (item: InspectedItem): string[] => {
  if (item.kind === 'kpi') return [`target: ${item.target?.kind ?? 'none'}`];
  if (item.kind === 'skill')
    return [`criticality: ${item.criticality === null ? 'none' : criticalityOf(item.criticality)}`];
  if (item.kind !== 'dimension') return [];
  return [`weight: ${String(item.weight !== null)}`, ...anchorsOf(Object.keys(item.anchors))];
};
const structuresOf = (item: InspectedItem): string[] => {
  const kind = item.kind === 'deliverable' || item.group === null ? item.kind : `${item.kind}/${item.group}`;
  return [kind, ...fieldsOf(item).map((field) => `${kind}, ${field}`)];
};

const structuresIn = ({ roles }: DocumentSet): Set<string> => {
  const read = roles.map(({ name, bytes }) => inspectBlueprint(name, bytes()));
  return new Set(
    read.flatMap(({ items, report }) => [
      ...items.flatMap(structuresOf),
      ...report.ambiguities.map(({ what }) => `ambiguity: ${what}`),
      ...report.unmapped.map(({ from, reason }) => `${from}, left as ${reason}`),
    ]),
  );
};

describeWhere('documents', 'the structures of the given role blueprints', () => {
  it('are all in ours', () => {
    const ours = structuresIn(OURS);
    expect([...structuresIn(GIVEN)].filter((structure) => !ours.has(structure))).toEqual([]);
  });
});
