import type { Recorded } from '@plumbline/domain';
import { byType, known, type RecordedOf, type Rules } from '../kernel/by-type.js';
import { put } from '../kernel/changes.js';
import type { Change, OwnRows, View } from '@plumbline/view-store';
import { draftRules, partsOf } from '../rubric/parts.js';
import type { FrameworkBlueprintRow, FrameworkRow, FrameworkVersionRow } from '@plumbline/read-model';

type OfFramework = Recorded & Readonly<{ data: { frameworkId: string } }>;

const current = (own: OwnRows, frameworkId: string): FrameworkRow =>
  known(own.get<FrameworkRow>('framework', { frameworkId }), `framework ${frameworkId}`);

const touched = (event: OfFramework, own: OwnRows, change: Partial<FrameworkRow> = {}): Change =>
  put('framework', {
    ...current(own, event.data.frameworkId),
    ...change,
    updatedAt: event.metadata.recordedAt,
    revision: Number(event.revision),
  });

const drafted = ({ data, metadata, revision }: RecordedOf<'FrameworkDrafted'>): readonly Change[] => {
  const row: FrameworkRow = {
    ...data,
    mapping: null,
    newestVersion: 0,
    retired: 0,
    draftedAt: metadata.recordedAt,
    updatedAt: metadata.recordedAt,
    revision: Number(revision),
  };
  return [put('framework', row)];
};

const imported = (event: RecordedOf<'BlueprintImported'>, own: OwnRows): readonly Change[] => {
  const { source, ...reading } = event.data;
  const row: FrameworkBlueprintRow = {
    ...reading,
    ...source,
    ordinal: Number(event.revision),
    importedAt: event.metadata.recordedAt,
  };
  return [touched(event, own), put('frameworkBlueprint', row)];
};

const published = (event: RecordedOf<'FrameworkPublished'>, own: OwnRows): readonly Change[] => {
  const { frameworkId, version, semanticHash } = event.data;
  const { track, title, scale } = current(own, frameworkId);
  const row: FrameworkVersionRow = {
    frameworkId,
    version,
    semanticHash,
    publishedAt: event.metadata.recordedAt,
    publishedBy: event.metadata.actor,
    track,
    title,
    scale,
    ...partsOf(own, 'frameworkPart', frameworkId),
  };
  return [touched(event, own, { newestVersion: version }), put('frameworkVersion', row)];
};

const parts = draftRules('frameworkPart') as Readonly<
  Record<string, (event: OfFramework, own: OwnRows) => readonly Change[]>
>;
/** A change of the draft is one part more or less, and the framework's revision. */
const draft = Object.fromEntries(
  Object.entries(parts).map(([type, rule]) => [
    type,
    (event: OfFramework, own: OwnRows) => [touched(event, own), ...rule(event, own)],
  ]),
) as Rules;

/** Every framework: its draft, the blueprints laid into it, and its published versions, which never change. */
export const frameworks: View = {
  name: 'frameworks',
  version: 4,
  tables: ['framework', 'frameworkPart', 'frameworkVersion', 'frameworkBlueprint'],
  project: byType({
    ...draft,
    FrameworkDrafted: drafted,
    BlueprintImported: imported,
    MappingApplied: (event, own) => [touched(event, own, { mapping: event.data.mapping })],
    FrameworkPublished: published,
    FrameworkRetired: (event, own) => [touched(event, own, { retired: 1 })],
  }),
};
