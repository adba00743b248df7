import type { BlueprintItem, BlueprintSource } from '@plumbline/domain';
import type { ImportOptions, Proposal } from './formats/format.js';
import { levelOf } from './formats/career-track/level.js';
import { propose } from './formats/career-track/propose.js';
import { isCareerTrack } from './formats/detect.js';
import { inspectBlueprint } from './inspect-blueprint.js';
import { applyMapping } from './mapping/apply.js';
import type { Mapping } from './mapping/mapping.js';
import type { InspectedItem } from './model/item.js';

export type ImportedBlueprint = Readonly<{
  /** `sha256` is that of the bytes as they came, in hex. */
  source: BlueprintSource;
  importerVersion: string;
  items: readonly BlueprintItem[];
  unmapped: readonly string[];
  proposal: Proposal;
}>;

const plain = ({ kind, key, text, section, group, ordinal, locator }: InspectedItem): BlueprintItem => ({
  kind,
  key,
  text,
  section,
  group,
  ordinal,
  locator,
});

const NOTHING: Proposal = { levels: [], areas: [], criteria: [] };

/**
 * A document as `inspectBlueprint` reads it and refuses it, with what it brings into a draft: of a career-track page, its
 * responsibilities; of any other document, nothing but what `mapping` says.
 */
export const importBlueprint = (
  name: string,
  content: Uint8Array | string,
  options: ImportOptions & Readonly<{ mapping?: Mapping }> = {},
): ImportedBlueprint => {
  const inspection = inspectBlueprint(name, content);
  const { source, importerVersion, items, report } = inspection;
  const read = { source, importerVersion, items: items.map(plain), unmapped: report.unmapped.map(({ text }) => text) };
  if (options.mapping !== undefined) {
    const { levels, areas, criteria } = applyMapping([inspection], options.mapping);
    return { ...read, proposal: { levels, areas, criteria } };
  }
  if (!isCareerTrack(source.format)) return { ...read, proposal: NOTHING };
  const level = levelOf(inspection.role.title?.value ?? '', options.ordinal ?? 1);
  return { ...read, proposal: propose(read.items, level, { blueprint: source.sha256, options }) };
};
