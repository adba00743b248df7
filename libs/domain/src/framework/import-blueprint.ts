import { applyMapping } from './apply-mapping.js';
import type { ImportBlueprint } from './commands.js';
import type { BlueprintReading, FrameworkEvent } from './events.js';
import type { FrameworkState } from './state.js';

const withReading = (state: FrameworkState, reading: BlueprintReading): FrameworkState => ({
  ...state,
  blueprints: new Map(state.blueprints).set(reading.source.sha256, reading),
});

/** A digest that is known is not recorded again. What the caller applies is applied all the same, as any other mapping is. */
export const importBlueprint = (
  { data: { frameworkId, reading, applied }, actor, now }: ImportBlueprint,
  state: FrameworkState,
): readonly FrameworkEvent[] => {
  const isKnown = state.blueprints.has(reading.source.sha256);
  const laid =
    applied === null
      ? []
      : applyMapping(
          { type: 'ApplyMapping', data: { frameworkId, ...applied }, actor, now },
          isKnown ? state : withReading(state, reading),
        );
  return isKnown ? laid : [{ type: 'BlueprintImported', data: { frameworkId, ...reading } }, ...laid];
};
