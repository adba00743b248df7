export { BlueprintRefused, UnsupportedBlueprint } from './errors.js';
export type { ImportOptions, Proposal } from './formats/format.js';
export { inspectBlueprint } from './inspect-blueprint.js';
export { importBlueprint, type ImportedBlueprint } from './import-blueprint.js';
export { applyMapping, type Applied, type Mappable } from './mapping/apply.js';
export { mergeMappings, proposeMapping } from './mapping/propose.js';
export type * from './mapping/mapping.js';
export type * from './model/inspection.js';
export type * from './model/item.js';
