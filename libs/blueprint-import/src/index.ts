export { BlueprintRefused, UnsupportedBlueprint } from './errors.js';
export type { ImportOptions, Proposal } from './formats/format.js';
export { inspectBlueprint } from './inspect-blueprint.js';
export { importBlueprint, type ImportedBlueprint } from './import-blueprint.js';
export type * from './mapping/mapping.js';
export type * from './model/inspection.js';
export type * from './model/item.js';
