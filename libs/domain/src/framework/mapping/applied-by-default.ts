import type { Criterion, LevelRequirement } from '../../kernel/rubric.js';
import type { MappedParts } from './mapping.js';
import { citedPlace } from './cited-place.js';
import type { FrameworkState } from '../state.js';

/** What a default required of every criterion: the middle of the scale. */
const requirementOf = (
  { level }: LevelRequirement,
  { scale: { min, max } }: Pick<FrameworkState, 'scale'>,
): LevelRequirement => ({
  level,
  requiredRating: Math.ceil((min + max) / 2),
  weight: null,
  critical: false,
  minEvidence: 1,
});

type Texts = ReadonlyMap<string, string>;
const textsIn = ({ editions }: FrameworkState): Texts =>
  new Map(
    editions.flatMap(({ source: { sha256 }, items }) =>
      items.map(({ key, text, locator }) => [citedPlace({ blueprint: sha256, item: key, locator }), text] as const),
    ),
  );

/** As its document says it; undefined for what came from none. */
const asInDocument = <T extends Pick<Criterion, 'text' | 'source'>>(part: T, texts: Texts): readonly T[] => {
  const text = part.source === null ? undefined : texts.get(citedPlace(part.source));
  return text === undefined ? [] : [{ ...part, text }];
};

/**
 * What an import with its default added to a draft before defaults were mappings (0.1.0), so that later mappings can tell what was
 * edited since. Criteria and counter-signals alone: what was written into areas then cannot be told apart.
 */
export const appliedByDefault = (state: FrameworkState): MappedParts => {
  const texts = textsIn(state);
  return {
    areas: [],
    criteria: [...state.criteria.values()]
      .flatMap((criterion) => asInDocument(criterion, texts))
      .map((criterion) => ({
        ...criterion,
        requirements: criterion.requirements.map((requirement) => requirementOf(requirement, state)),
      })),
    counterSignals: [...state.counterSignals.values()].flatMap((signal) => asInDocument(signal, texts)),
  };
};
