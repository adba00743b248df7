import type { Policy } from '../kernel/policy.js';
import type { CycleId, LevelKey, PersonId } from '../kernel/types.js';
import type { Deadlines, FrameworkRef, Phase } from './events.js';

export type CycleState = Readonly<{
  cycleId: CycleId;
  title: string;
  framework: FrameworkRef;
  track: string;
  levels: readonly LevelKey[];
  policy: Policy;
  deadlines: Deadlines;
  members: readonly PersonId[];
  chair: PersonId | null;
  phase: Phase;
}>;
