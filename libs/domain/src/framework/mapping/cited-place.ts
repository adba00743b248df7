import type { CriterionSource } from '../../kernel/rubric.js';

/** One name for a place in a blueprint. The locator is part of it: another importer may give one item the key that another had. */
export const citedPlace = ({ blueprint, item, locator }: CriterionSource): string =>
  JSON.stringify([blueprint, item, locator]);
