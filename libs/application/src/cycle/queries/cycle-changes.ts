import type { CycleEvent, PersonId, Policy, Recorded } from '@plumbline/domain';
import type { CycleChange, CycleChangeKind } from '@plumbline/responses';
import { isDeepStrictEqual } from 'node:util';

type Of<Type extends CycleEvent['type']> = Extract<CycleEvent, { type: Type }>['data'];
type Told = Partial<Pick<CycleChange, 'from' | 'to' | 'deadline' | 'reason'>> &
  Readonly<{ kind: CycleChangeKind; people?: readonly PersonId[]; policy?: Policy }>;

/** Does not compile where an event is missing. Which nominations a phase left behind is for those who see them. */
const TELLING: { readonly [Type in CycleEvent['type']]: (data: Of<Type>) => Told } = {
  CycleOpened: ({ policy }) => ({ kind: 'opened', policy }),
  CommitteeFormed: ({ members }) => ({ kind: 'committee-formed', people: members }),
  MemberAdded: ({ personId }) => ({ kind: 'member-added', people: [personId] }),
  MemberRemoved: ({ personId }) => ({ kind: 'member-removed', people: [personId] }),
  ChairNamed: ({ personId }) => ({ kind: 'chair-named', people: [personId] }),
  DeadlineMoved: ({ deadline, from, to, reason }) => ({ kind: 'deadline-moved', deadline, from, to, reason }),
  PolicyAmended: ({ policy, reason }) => ({ kind: 'policy-amended', policy, reason }),
  PhaseAdvanced: ({ from, to }) => ({ kind: 'phase-advanced', from, to }),
  PhaseMovedBack: ({ from, to, reason }) => ({ kind: 'phase-moved-back', from, to, reason }),
  CycleClosed: () => ({ kind: 'closed', to: 'closed' }),
  CycleReopened: ({ reason }) => ({ kind: 'reopened', to: 'releasing', reason }),
  RetentionSet: ({ reason }) => ({ kind: 'retention-set', reason }),
  CycleTextsExpired: () => ({ kind: 'texts-expired' }),
};

const settingsIn = (policy: Policy | undefined, before: Policy | undefined): readonly string[] =>
  policy === undefined || before === undefined
    ? []
    : (Object.keys(policy) as (keyof Policy)[]).filter(
        (name) => name !== 'version' && !isDeepStrictEqual(policy[name], before[name]),
      );

/** A change before people have names. */
export type Change = Omit<CycleChange, 'hidden' | 'by' | 'people' | 'reason'> &
  Readonly<{ by: PersonId; people: readonly PersonId[]; reason: string | null }>;

/** What happened to a cycle, oldest first. */
export const changesIn = (events: readonly Recorded<CycleEvent>[]): readonly Change[] => {
  let before: Policy | undefined;
  return events.map(({ type, data, metadata }) => {
    const { kind, people = [], policy, ...told } = (TELLING[type] as (data: CycleEvent['data']) => Told)(data);
    const settings = settingsIn(policy, before);
    before = policy ?? before;
    const { from = null, to = null, deadline = null, reason = null } = told;
    const { recordedAt, actor: by } = metadata;
    return { kind, recordedAt, from, to, deadline, settings, by, people, reason };
  });
};
