import type { Area, CounterSignal, Criterion, Level, LevelRequirement } from '../kernel/rubric.js';
import type { FrameworkState } from './state.js';
import { normalizeText } from './text.js';

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const sorted = (texts: readonly string[]): string[] => texts.map(normalizeText).sort(byCodeUnits);
const byKey = <T extends { key: string }>(items: Iterable<T>): T[] =>
  [...items].sort((a, b) => byCodeUnits(a.key, b.key));

/** Only the rank of a level means anything: ordinals 1, 2, 3 and 10, 20, 30 say the same. */
const levelForm = ({ key, title, summary }: Level): unknown[] => [key, normalizeText(title), normalizeText(summary)];
const areaForm = ({ key, title, examples, antiPatterns }: Area): unknown[] => [
  key,
  normalizeText(title),
  sorted(examples),
  sorted(antiPatterns),
];
const requirementForm = (asked: LevelRequirement): unknown[] => [
  asked.level,
  asked.requiredRating,
  asked.weight,
  asked.critical,
  asked.minEvidence,
];
const criterionForm = ({ key, area, text, requirements }: Criterion): unknown[] => [
  key,
  area,
  normalizeText(text),
  [...requirements].sort((a, b) => byCodeUnits(a.level, b.level)).map(requirementForm),
];

const signalForm = ({ key, area, text }: CounterSignal): unknown[] => [key, area, normalizeText(text)];

/**
 * What the draft means, as one deterministic text: drafts that mean the same give the same text. It leaves out where things
 * came from (source, locator), the order of criteria, runs of white space, and Unicode composition.
 * A weight that nobody stated differs from a stated 1. Without counter-signals and entry levels the form is what it was
 * before there were any, so that hashes of earlier versions hold. The application hashes it.
 */
export const semanticForm = (state: FrameworkState): string =>
  JSON.stringify({
    scale: [state.scale.min, state.scale.max, state.scale.labels.map(normalizeText)],
    levels: byKey(state.levels.values())
      .sort((a, b) => a.ordinal - b.ordinal)
      .map(levelForm),
    areas: byKey(state.areas.values()).map(areaForm),
    criteria: byKey(state.criteria.values()).map(criterionForm),
    ...(state.entryLevels.length > 0 && { entryLevels: [...state.entryLevels].sort(byCodeUnits) }),
    ...(state.counterSignals.size > 0 && { counterSignals: byKey(state.counterSignals.values()).map(signalForm) }),
  });
