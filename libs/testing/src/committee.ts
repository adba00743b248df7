import { DomainError, type Decider, type MemberAdded, type MemberRemoved } from '@plumbline/domain';

export type CommitteeState = Readonly<{ members: readonly string[] }>;
export type CommitteeCommand = Readonly<{ type: 'Add' | 'Remove'; personId: string }>;
type CommitteeEvent = MemberAdded | MemberRemoved;

const decideOn = ({ type, personId }: CommitteeCommand, { members }: CommitteeState): readonly CommitteeEvent[] => {
  const has = members.includes(personId);
  if (type === 'Add') return has ? [] : [{ type: 'MemberAdded', data: { cycleId: 'spring', personId } }];
  if (!has) throw new DomainError('not-a-member', `${personId} is not on the committee.`);
  return [{ type: 'MemberRemoved', data: { cycleId: 'spring', personId, reason: 'moved' } }];
};

/** The smallest decider that can do all three: act, find it already so, and refuse. A stale state shows as a member twice. */
export const committee: Decider<CommitteeState, CommitteeCommand, CommitteeEvent> = {
  initialState: () => ({ members: [] }),
  decide: decideOn,
  evolve: ({ members }, { type, data }) => ({
    members: type === 'MemberAdded' ? [...members, data.personId] : members.filter((id) => id !== data.personId),
  }),
};
