import type { BlueprintItem, BlueprintSource } from '@plumbline/domain';
import type { ImportOptions, Proposal } from './formats/format.js';
import { careerTrack } from './formats/career-track/career-track.js';
import { inspectBlueprint } from './inspect-blueprint.js';
import { applyMapping } from './mapping/apply.js';
import type { Mapping } from './mapping/mapping.js';
import type { InspectedItem } from './model/item.js';
import { decode } from './source/decode.js';

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
  const page = source.format === careerTrack.name ? careerTrack.read(decode(content), options) : null;
  return { ...read, proposal: page?.proposal ?? NOTHING };
};
