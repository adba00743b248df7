export { BlueprintRefused, UnsupportedBlueprint } from './errors.js';
export type { ImportOptions, Proposal } from './formats/format.js';
export { importBlueprint, type ImportedBlueprint } from './import-blueprint.js';
