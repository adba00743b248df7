import type { FrameworkDraft, Receipt } from '@plumbline/responses';
import { type Changes, changeLines, changeSummary, followsLine } from '../blueprints/changes.js';
import { asksOf, asksOfAll } from '../blueprints/asks.js';
import { type ReadDocument, type Refused, supportedLines, whyRefused } from '../blueprints/read-document.js';

export type Draft = Pick<FrameworkDraft, 'levels' | 'areas' | 'criteria'>;
export type Imported = Readonly<{ document: ReadDocument; receipt: Receipt; changes: Changes | null }>;
/** `last` is the receipt of the last document. */
export type Outcome = Readonly<{
  each: readonly (Imported | Refused)[];
  last: Receipt;
  draft: Draft;
  applied: boolean;
}>;

const count = (list: readonly unknown[], one: string, many: string): string =>
  `${list.length.toString()} ${list.length === 1 ? one : many}`;

const unmappedOf = ({ inspection }: ReadDocument): readonly string[] =>
  inspection.report.unmapped.map(({ text }) => text);

/** Few texts are listed; of many, the command that lists them. */
const FEW = 12;
const leftOut = (document: ReadDocument): string[] => {
  const unmapped = unmappedOf(document);
  if (unmapped.length <= FEW) return unmapped.map((text) => `Not understood, and left out: ${text}`);
  const { length } = unmapped;
  return [
    `  ${length.toString()} texts became no item; "plumbline blueprint inspect ${document.name} --json" lists them.`,
  ];
};

/** A role with another title is another document, which this says. */
const firstLine = ({ name, inspection }: ReadDocument): string =>
  `The first edition of "${inspection.role.title?.value ?? name}" in this framework.`;

const linesOf = ({ document, receipt, changes }: Imported): string[] => {
  const { name, inspection } = document;
  if (receipt.appended === 0) return [`${name} is the latest edition already; nothing changed.`];
  return [
    `Imported ${name} into framework ${receipt.id}: ${count(inspection.items, 'item', 'items')}.`,
    ...(changes === null
      ? [firstLine(document)]
      : [followsLine(changes), changeSummary(changes), ...changeLines(changes)]),
    ...asksOf(document).map((ask) => `  ${ask}`),
    ...leftOut(document),
  ];
};

const summaryOf = ({ document: { name, inspection }, receipt, changes }: Imported): object => ({
  ...{ ...inspection.source, name, title: inspection.role.title?.value ?? null, appended: receipt.appended },
  ...{ items: inspection.items.length, counts: inspection.report.counts },
  asks: asksOf({ name, inspection }),
  ...{ unmapped: inspection.report.unmapped, ambiguities: inspection.report.ambiguities, changes },
});

export const valueOf = ({ each, last, draft: { levels, areas, criteria } }: Outcome): object => {
  const imported = each.filter((one) => 'receipt' in one);
  const appended = imported.reduce((sum, { receipt }) => sum + receipt.appended, 0);
  const unmapped = imported.flatMap(({ document }) => unmappedOf(document));
  const refused = each.filter((one) => 'refused' in one);
  const asks = asksOfAll(imported.map(({ document }) => document));
  return { ...last, appended, levels, areas, criteria, asks, unmapped, documents: imported.map(summaryOf), refused };
};

const refusedIn = (each: Outcome['each']): string[] => {
  const refused = each.filter((one) => 'refused' in one);
  if (refused.length === 0) return [];
  return [
    ...supportedLines(refused),
    `${refused.length.toString()} of ${each.length.toString()} files were not imported.`,
  ];
};

export const textOf = ({ each, last, draft: { levels, areas, criteria }, applied }: Outcome): string =>
  [
    ...each.flatMap((one) => ('refused' in one ? [`Not imported: ${whyRefused(one)}`] : linesOf(one))),
    ...refusedIn(each),
    ...asksOfAll(each.flatMap((one) => ('receipt' in one ? [one.document] : []))),
    `The draft has ${count(levels, 'level', 'levels')}, ${count(areas, 'area', 'areas')} and ` +
      `${count(criteria, 'criterion', 'criteria')}, at revision ${last.revision ?? '0'}.`,
    applied
      ? 'Read it before you publish: the import proposes, you decide.'
      : `No mapping was applied. Review "plumbline framework mapping --framework ${last.id}".`,
  ].join('\n');
