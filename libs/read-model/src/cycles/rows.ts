import type { Deadlines, Policy } from '@plumbline/domain';

export type CycleRow = Readonly<{
  cycleId: string;
  title: string;
  track: string;
  frameworkId: string;
  frameworkVersion: number;
  levels: readonly string[];
  policy: Policy;
  deadlines: Deadlines;
  phase: string;
  chairId: string | null;
  openedAt: string;
  revision: number;
}>;
export type CycleMemberRow = Readonly<{ cycleId: string; personId: string }>;
