import {
  type BlueprintEdition,
  type FrameworkMapping,
  type FrameworkState,
  type ImportBlueprint,
  type Level,
  documentOf,
} from '@plumbline/domain';
import { NoDefaultMapping } from './mapping-errors.js';
import { partsOf } from './parts.js';
import { decision, proposeFor } from './propose.js';

type Applied = NonNullable<ImportBlueprint['data']['applied']>;
type Draft = Pick<FrameworkState, 'scale' | 'levels' | 'entryLevels' | 'editions' | 'applied'>;

/** Levels that the draft lacks come after those that it has. */
const levelsAfter = (proposed: readonly Level[], held: Draft['levels']): readonly Level[] => {
  const next = 1 + Math.max(0, ...[...held.values()].map(({ ordinal }) => ordinal));
  const fresh = proposed.filter(({ key }) => !held.has(key));
  return [...held.values(), ...fresh.map((level, at) => ({ ...level, ordinal: next + at }))];
};

/** What was decided on other documents stays as it was decided. */
const decidedOnOthers = (edition: BlueprintEdition, { applied, editions }: Draft): FrameworkMapping['rules'] =>
  (applied?.mapping.rules ?? []).filter(({ blueprint }) => {
    const other = editions.findLast(({ source }) => source.sha256 === blueprint);
    return other !== undefined && documentOf(other) !== documentOf(edition);
  });

/**
 * The default mapping of a career-track page: what was decided for the edition before, else the mapping that is proposed. A role
 * blueprint holds too many kinds of items for a default that nobody has reviewed.
 *
 * @throws NoDefaultMapping
 */
export const defaultMapping = (edition: BlueprintEdition, draft: Draft): Applied => {
  const { sha256, format } = edition.source;
  if (!format.startsWith('career-track')) throw new NoDefaultMapping('Only a career-track page has a default.');
  const editions = [...draft.editions, edition];
  const { scale, entryLevels, applied } = draft;
  const held = { scale, entryLevels, levels: [...draft.levels.values()], mapping: applied?.mapping ?? null };
  const { levels, rules } = proposeFor({ ...held, editions });
  const itsRules = rules.filter(({ blueprint }) => blueprint === sha256).map(decision);
  const mapping = {
    levels: levelsAfter(
      levels.filter(({ key }) => itsRules.some((rule) => rule.level === key)),
      draft.levels,
    ),
    rules: [...decidedOnOthers(edition, draft), ...itsRules],
  };
  return { mapping, parts: partsOf(mapping, editions) };
};
