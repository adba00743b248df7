import { findingCases, type FindingEvent, type Findings, NO_FINDINGS } from '../finding/index.js';
import { dispatch, type Cases } from '../kernel/dispatch.js';
import type { Policy } from '../kernel/policy.js';
import { KEPT, type Retention } from '../kernel/retention.js';
import type { Timed } from '../kernel/recorded.js';
import type { CycleId, Instant, LevelKey, PersonId } from '../kernel/types.js';
import type { CycleEvent, CycleOpened, Deadlines, FrameworkRef, Phase } from './events.js';

export type CycleState = Readonly<{
  cycleId: CycleId;
  title: string;
  framework: FrameworkRef;
  track: string;
  levels: readonly LevelKey[];
  policy: Policy;
  deadlines: Deadlines;
  /** Empty before the committee is formed. */
  members: readonly PersonId[];
  /** Members once, so that removing somebody twice is recognised. */
  formerMembers: ReadonlySet<PersonId>;
  chair: PersonId | null;
  /** Chairs once. */
  formerChairs: ReadonlySet<PersonId>;
  phase: Phase;
  /** When it was recorded. */
  openedAt: Instant;
  /** When it was closed last; null while it is not. */
  closedAt: Instant | null;
  retention: Retention;
  /** Null where nothing was set. */
  retentionSetAt: Instant | null;
  /** True once none of its texts is kept any more. */
  textsExpired: boolean;
  findings: Findings;
}>;

export const initialState = (): CycleState | null => null;

/** Of a cycle told without times: every level that somebody ever had counts. */
const LONG_AGO = '0000-01-01T00:00:00.000Z';

const opened = ({ data, metadata }: Timed<CycleOpened>): CycleState => ({
  ...data,
  members: [],
  formerMembers: new Set(),
  chair: null,
  formerChairs: new Set(),
  phase: 'nominating',
  openedAt: metadata?.recordedAt ?? LONG_AGO,
  closedAt: null,
  retention: KEPT,
  retentionSetAt: null,
  textsExpired: false,
  findings: NO_FINDINGS,
});

const cases: Cases<Timed<Exclude<CycleEvent | FindingEvent, CycleOpened>>, [CycleState], CycleState> = {
  CommitteeFormed: ({ data }, state) => ({ ...state, members: data.members }),
  MemberAdded: ({ data }, state) => ({ ...state, members: [...state.members, data.personId] }),
  MemberRemoved: ({ data }, state) => ({
    ...state,
    members: state.members.filter((member) => member !== data.personId),
    formerMembers: new Set(state.formerMembers).add(data.personId),
  }),
  ChairNamed: ({ data }, state) => ({
    ...state,
    chair: data.personId,
    formerChairs: state.chair === null ? state.formerChairs : new Set(state.formerChairs).add(state.chair),
  }),
  DeadlineMoved: ({ data }, state) => ({ ...state, deadlines: { ...state.deadlines, [data.deadline]: data.to } }),
  PolicyAmended: ({ data }, state) => ({ ...state, policy: data.policy }),
  PhaseAdvanced: ({ data }, state) => ({ ...state, phase: data.to }),
  PhaseMovedBack: ({ data }, state) => ({ ...state, phase: data.to }),
  CycleClosed: ({ metadata }, state) => ({
    ...state,
    phase: 'closed',
    closedAt: metadata?.recordedAt ?? LONG_AGO,
  }),
  CycleReopened: (_, state) => ({ ...state, phase: 'releasing', closedAt: null }),
  RetentionSet: ({ data, metadata }, state) => ({
    ...state,
    retention: data.retention,
    retentionSetAt: metadata?.recordedAt ?? LONG_AGO,
  }),
  CycleTextsExpired: (_, state) => ({ ...state, textsExpired: true }),
  ...findingCases,
};
const applied = dispatch(cases);

export const evolve = (state: CycleState | null, event: Timed<CycleEvent | FindingEvent>): CycleState | null =>
  event.type === 'CycleOpened' ? opened(event) : state && applied(event, state);
