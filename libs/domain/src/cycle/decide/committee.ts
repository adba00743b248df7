import { ensure } from '../../kernel/domain-error.js';
import { same } from '../../kernel/same.js';
import { ensureReason } from '../../kernel/text.js';
import type { PersonId } from '../../kernel/types.js';
import type { AddMember, FormCommittee, NameChair, RemoveMember } from '../commands.js';
import type { CycleEvent } from '../events.js';
import type { CycleState } from '../state.js';

type Events = readonly CycleEvent[];

const ensureKnown = (unknown: readonly PersonId[], field: string): void => {
  ensure(unknown.length === 0, 'person-unknown', `Not registered, or no longer here: ${unknown.join(', ')}.`, field);
};

/** Members and chairs see the reviews of others, and votes: whoever appoints them gains nothing by it themselves. */
const ensureAppointsOthers = (actor: PersonId, appointed: readonly PersonId[], what: string): void => {
  ensure(
    !appointed.includes(actor),
    'self-appointment',
    `Nobody names themselves ${what}; another admin can name ${actor}.`,
  );
};

export const formCommittee = ({ data, facts, actor }: FormCommittee, state: CycleState): Events => {
  if (state.members.length > 0) {
    ensure(
      same([...state.members].sort(), [...data.members].sort()),
      'committee-formed',
      'The committee is formed with other members; add or remove members instead.',
    );
    return [];
  }
  ensure(data.members.length > 0, 'members-missing', 'A committee needs at least one member.');
  ensure(new Set(data.members).size === data.members.length, 'member-duplicate', 'Name each member once.');
  ensureAppointsOthers(actor, data.members, 'a member');
  ensureKnown(facts.unknownPeople, 'members');
  return [{ type: 'CommitteeFormed', data }];
};

export const addMember = ({ data, facts, actor }: AddMember, state: CycleState): Events => {
  if (state.members.includes(data.personId)) return [];
  ensure(state.members.length > 0, 'committee-missing', 'Form the committee before adding members to it.');
  ensureAppointsOthers(actor, [data.personId], 'a member');
  ensureKnown(facts.unknownPeople, 'member');
  return [{ type: 'MemberAdded', data }];
};

export const removeMember = ({ data }: RemoveMember, state: CycleState): Events => {
  const { personId, reason } = data;
  if (!state.members.includes(personId)) {
    ensure(state.formerMembers.has(personId), 'member-unknown', `${personId} was never a member of this committee.`);
    return [];
  }
  ensureReason(reason);
  ensure(state.members.length > 1, 'member-last', 'A committee keeps at least one member; add another one first.');
  return [{ type: 'MemberRemoved', data }];
};

/** The chair need not be a member: only members vote. */
export const nameChair = ({ data, facts, actor }: NameChair, state: CycleState): Events => {
  if (state.chair === data.personId) return [];
  ensureAppointsOthers(actor, [data.personId], 'the chair');
  ensureKnown(facts.unknownPeople, 'chair');
  return [{ type: 'ChairNamed', data }];
};
