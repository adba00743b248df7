import type { MappingFlaw } from '@plumbline/blueprint-import';

/** The mapping contradicts the imported documents or itself. Nothing was appended. */
export class MappingFlawed extends Error {
  override readonly name = 'MappingFlawed';
  constructor(readonly flaws: readonly MappingFlaw[]) {
    super(`${String(flaws.length)} fields of the mapping are not sound.`);
  }
}

/** A document of this kind has no default: somebody has to review what is proposed for it. */
export class NoDefaultMapping extends Error {
  override readonly name = 'NoDefaultMapping';
}
