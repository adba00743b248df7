import { dispatch, type Cases } from '../../kernel/dispatch.js';
import { DomainError, ensure } from '../../kernel/domain-error.js';
import { dayOf, daysAfter } from '../../kernel/time.js';
import type { Instant } from '../../kernel/types.js';
import type { ReleaseSubjectAccess, RequestSubjectAccess, SubjectAccessCommand } from '../commands.js';
import type { PersonEvent } from '../events.js';
import type { PersonState } from '../state.js';
import { ensureNotErased, ensureNotOwn } from './guards.js';
import { ensureActorKnown, ensureOfTwo } from './two-admins.js';

type Events = readonly PersonEvent[];

/** How many days two admins have to hand over what was released. */
const DAYS = 30;

/** What was released and can still be read; null where nothing is. */
export const accessInForce = ({ access }: PersonState, now: Instant): PersonState['access'] =>
  access !== null && dayOf(now) < access.until ? access : null;

/** Possible at any time, also for somebody who has left. */
const request = ({ data, actor, facts }: RequestSubjectAccess, state: PersonState): Events => {
  ensureNotErased(state);
  ensureNotOwn(actor, state.personId, 'ask for what is kept about you');
  ensureActorKnown(actor, facts);
  const before = state.accessRequest;
  if (before?.caseNumber === data.caseNumber) return [];
  ensure(
    before === null,
    'access-requested',
    `Access for ${state.personId} is asked for already, by ${before?.adminId ?? ''}, case ${before?.caseNumber ?? ''}. Release that, or withdraw it first.`,
  );
  return [{ type: 'SubjectAccessRequested', data: { ...data, adminId: actor } }];
};

/** Whoever asked for it does not release it, and nobody releases what is kept about themselves. */
const release = (command: ReleaseSubjectAccess, state: PersonState): Events => {
  const { data, actor, now, facts } = command;
  const { personId, accessRequest } = state;
  ensureNotErased(state);
  ensureNotOwn(actor, personId, 'release what is kept about you');
  if (accessRequest === null) {
    if (accessInForce(state, now)?.releasedBy === actor) return [];
    throw new DomainError(
      'access-not-requested',
      `Nobody asks for access for ${personId}. One admin does, with POST /v1/people/${personId}/subject-access, and another releases it.`,
    );
  }
  const { adminId: requestedBy, caseNumber } = accessRequest;
  ensureOfTwo(command, {
    ...{ askedBy: requestedBy, ofOne: 'access-of-one', askerUnknown: 'access-asker-unknown' },
    withdrawal: `/v1/people/${personId}/subject-access/withdrawal`,
  });
  const released = { ...data, requestedBy, releasedBy: actor, caseNumber, until: daysAfter(dayOf(now), DAYS) };
  return [{ type: 'SubjectAccessReleased', data: { ...released, items: facts.items } }];
};

const cases: Cases<SubjectAccessCommand, [PersonState], Events> = {
  RequestSubjectAccess: request,
  WithdrawSubjectAccess: ({ data, actor, now }, state) => {
    ensureNotErased(state);
    ensureNotOwn(actor, data.personId, 'withdraw what is asked for about you');
    const isOver = state.accessRequest === null && accessInForce(state, now) === null;
    return isOver ? [] : [{ type: 'SubjectAccessWithdrawn', data }];
  },
  ReleaseSubjectAccess: release,
};
export const ofSubjectAccess = dispatch(cases);

export const isOfSubjectAccess = (command: Readonly<{ type: string }>): command is SubjectAccessCommand =>
  Object.hasOwn(cases, command.type);
