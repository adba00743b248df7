import { dispatch, type Cases } from '../../kernel/dispatch.js';
import { DomainError, ensure } from '../../kernel/domain-error.js';
import type { Instant, PersonId } from '../../kernel/types.js';
import type { ConfirmErasure, ErasureCommand, RequestErasure, WithdrawErasureRequest } from '../commands.js';
import type { PersonEvent } from '../events.js';
import type { PersonState } from '../state.js';
import { ensureNotErased, ensureNotOwn } from './guards.js';
import { isInForce, liftLegalHold, placeLegalHold } from './legal-holds.js';
import { ensureActorKnown, ensureOfTwo } from './two-admins.js';

type Events = readonly PersonEvent[];

const ensureNoHold = ({ personId, holds }: PersonState, now: Instant): void => {
  const inForce = [...holds].filter(([, hold]) => isInForce(hold, now));
  const named = inForce.map(([caseNumber, { until }]) => `case ${caseNumber} until ${until}`).join(', ');
  ensure(
    inForce.length === 0,
    'legal-hold',
    `What is kept about ${personId} is under a legal hold: ${named}. Wait until then, or have it lifted with DELETE /v1/people/${personId}/legal-holds/:caseNumber.`,
  );
};

type Request = PersonState['erasureRequest'];
const isFor = (request: Request, { ground, caseNumber }: RequestErasure['data']): boolean =>
  request?.ground === ground && request.caseNumber === caseNumber;

const ensureNotRequested = (personId: PersonId, request: Request): void => {
  if (request === null) return;
  const { adminId, caseNumber } = request;
  throw new DomainError(
    'erasure-requested',
    `The erasure of ${personId} is asked for already, by ${adminId}, case ${caseNumber}. Confirm that, or withdraw it first.`,
  );
};

/** Possible at any time, also for somebody who has left. */
const request = ({ data, actor, now, facts }: RequestErasure, state: PersonState): Events => {
  ensureNotOwn(actor, state.personId, 'ask for your erasure');
  if (state.erased) return [];
  ensureActorKnown(actor, facts);
  ensureNoHold(state, now);
  const before = state.erasureRequest;
  if (isFor(before, data)) return [];
  ensureNotRequested(state.personId, before);
  return [{ type: 'ErasureRequested', data: { ...data, adminId: actor } }];
};

const withdraw = ({ data, actor }: WithdrawErasureRequest, state: PersonState): Events => {
  ensureNotOwn(actor, data.personId, 'withdraw what is asked for about you');
  ensureNotErased(state);
  return state.erasureRequest === null ? [] : [{ type: 'ErasureRequestWithdrawn', data }];
};

const ensureNoneOpen = ({ data, facts: { openNominations } }: ConfirmErasure): void => {
  const { personId, withdrawNominations } = data;
  ensure(
    withdrawNominations || openNominations.length === 0,
    'nomination-open',
    `${personId} is the candidate of a nomination that is not decided. Have it decided or withdrawn first, or confirm with "withdrawNominations": true.`,
  );
  ensure(
    !openNominations.some(({ conflicted }) => conflicted),
    'withdrawal-conflicted',
    `A nomination of ${personId} would be withdrawn with it, in a round over which you have no power: another admin has to confirm.`,
  );
};

/** Whoever asked for it does not confirm it, and nobody confirms their own. */
const confirm = (command: ConfirmErasure, state: PersonState): Events => {
  const { actor, now } = command;
  const { personId, erased, erasureRequest } = state;
  ensureNotOwn(actor, personId, 'confirm your erasure');
  if (erased) return [];
  if (erasureRequest === null)
    throw new DomainError(
      'erasure-not-requested',
      `Nobody asks for the erasure of ${personId}. One admin does, with POST /v1/people/${personId}/erasure, and another confirms.`,
    );
  const { adminId: askedBy, ground, caseNumber } = erasureRequest;
  ensureOfTwo(command, {
    ...{ askedBy, ofOne: 'erasure-of-one', askerUnknown: 'erasure-asker-unknown' },
    withdrawal: `/v1/people/${personId}/erasure/withdrawal`,
  });
  ensureNoHold(state, now);
  ensureNoneOpen(command);
  return [{ type: 'PersonErased', data: { personId, ground, caseNumber, reason: null } }];
};

const cases: Cases<ErasureCommand, [PersonState], Events> = {
  RequestErasure: request,
  WithdrawErasureRequest: withdraw,
  ConfirmErasure: confirm,
  PlaceLegalHold: placeLegalHold,
  LiftLegalHold: liftLegalHold,
};
export const ofErasure = dispatch(cases);

export const isOfErasure = (command: Readonly<{ type: string }>): command is ErasureCommand =>
  Object.hasOwn(cases, command.type);
