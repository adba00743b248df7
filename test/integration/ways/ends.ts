import { readFileSync } from 'node:fs';
import type { CycleState, NominationState } from '@plumbline/domain';

/** Where nothing has to go on, each with the guide that says so and its words. */
export const ENDS = {
  withdrawn: ['manager', 'A withdrawn nomination (`nomination-withdrawn`) is not taken up again in its cycle.'],
  released: ['committee', 'Feedback that is out is not taken back'],
  'left behind': ['committee', 'is left behind: it can be withdrawn, and nothing else.'],
  erased: ['people-ops', 'Somebody who was erased (`person-erased`) has no further record'],
  closed: ['committee', 'Closing a cycle\nends everything in it, finished or not'],
  retired: ['people-ops', 'A retired framework (`framework-retired`) stays as it is'],
} as const satisfies Readonly<Record<string, readonly [guide: string, words: string]>>;
export type End = keyof typeof ENDS;

const unwrapped = (text: string): string => text.replaceAll(/\s+/gu, ' ');
/** Ends that their guides do not call one. */
export const unnamedEnds = (): readonly string[] =>
  Object.entries(ENDS).flatMap(([end, [guide, words]]) => {
    const text = readFileSync(`docs/guides/${guide}.md`, 'utf8');
    return unwrapped(text).includes(unwrapped(words)) ? [] : [end];
  });

/** Phases of which something exists in a nomination of the cycle, now or once: they are not left backwards. */
const begunIn = (all: readonly NominationState[]) => ({
  reviewing: all.some(({ reviewers }) => [...reviewers.values()].some(({ status }) => status === 'submitted')),
  calibrating: all.some(({ round }) => round > 0),
  releasing: all.some(({ told }) => told),
});

const PHASES = ['nominating', 'reviewing', 'calibrating', 'releasing', 'closed'] as const;
type Phase = (typeof PHASES)[number];
/** The last phase in which a nomination in such a state is taken up, where a reopening has not opened it. */
const lastFor = ({ status, round, opens }: NominationState): Phase | null => {
  if (status === 'draft') return 'nominating';
  if (status === 'returned') return opens === 'packet' ? null : 'reviewing';
  return status === 'submitted' && round === 0 ? 'calibrating' : null;
};

/** Its cycle has gone on without it, and does not come back. */
export const isLeftBehind = (
  nomination: NominationState,
  { phase }: Pick<CycleState, 'phase'>,
  all: readonly NominationState[],
): boolean => {
  const last = lastFor(nomination);
  if (last === null) return false;
  const begun = begunIn(all);
  const passed = PHASES.slice(PHASES.indexOf(last) + 1, PHASES.indexOf(phase) + 1);
  return passed.some((each) => each !== 'nominating' && each !== 'closed' && begun[each]);
};
