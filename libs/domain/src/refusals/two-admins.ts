import type { Refusal } from './refusal.js';

/** Of what one admin asks for and another confirms, and of what holds it up. */
export const TWO_ADMINS_REFUSALS = {
  'access-asker-unknown': {
    field: 'person',
    cause: 'is somebody for whom access is asked by nobody who is registered and here',
    way: 'WithdrawSubjectAccess',
    fix: 'Withdraw what is asked for, and have an admin who is registered ask again.',
  },
  'access-not-requested': {
    field: 'person',
    cause: 'is nobody for whom access is asked',
    way: 'RequestSubjectAccess',
    fix: 'One admin asks for access, another releases it.',
  },
  'access-of-one': {
    field: 'caller',
    cause: 'is whoever asked for access',
    way: 'another',
    fix: 'Another admin releases it. Where there is no other, give the role to a second person.',
  },
  'access-requested': {
    field: 'person',
    cause: 'is somebody for whom access is asked already, for another case',
    way: 'WithdrawSubjectAccess',
    fix: 'Release what is asked for, or withdraw it first.',
  },
  'caller-unknown': {
    field: 'caller',
    cause: 'is nobody who is registered',
    way: 'RegisterPerson',
    fix: 'Register yourself first, under the id that your token says, without level and manager; or have another admin register you with it as your source id.',
  },
  'erasure-asker-unknown': {
    field: 'person',
    cause: 'is asked to be erased by nobody who is registered and here',
    way: 'WithdrawErasureRequest',
    fix: 'Withdraw what is asked for, and have an admin who is registered ask again.',
  },
  'erasure-not-requested': {
    field: 'person',
    cause: 'is not asked to be erased',
    way: 'RequestErasure',
    fix: 'One admin asks for the erasure, another confirms it.',
  },
  'erasure-of-one': {
    field: 'caller',
    cause: 'is whoever asked for the erasure',
    way: 'another',
    fix: 'Another admin confirms it. Where there is no other, give the role to a second person.',
  },
  'erasure-requested': {
    field: 'person',
    cause: 'is asked to be erased already, for another ground or case',
    way: 'WithdrawErasureRequest',
    fix: 'Confirm what is asked for, or withdraw it first.',
  },
  'hold-not-found': {
    field: 'caseNumber',
    cause: 'is that of no legal hold on the person',
    way: 'corrected',
    fix: 'Send the case number of one, from GET /v1/erasures.',
  },
  'hold-over': {
    field: 'until',
    cause: 'is today or before',
    way: 'corrected',
    fix: 'Send a later day: the hold ends when it begins.',
  },
  'legal-hold': {
    field: 'person',
    cause: 'is under a legal hold',
    way: 'LiftLegalHold',
    fix: 'Wait until the day that the message names, or have the hold lifted.',
  },
  'nomination-open': {
    field: 'withdrawNominations',
    cause: 'is not set, and a nomination of the person is not decided',
    way: 'WithdrawNomination',
    fix: 'Have the nomination decided or withdrawn first, or send true: then it is withdrawn with the erasure.',
  },
  'withdrawal-conflicted': {
    field: 'caller',
    cause: 'is recused from a nomination that would be withdrawn, or might be nominated in its round',
    way: 'another',
    fix: 'Ask another admin to confirm, or have the nomination decided or withdrawn first.',
  },
} as const satisfies Readonly<Record<string, Refusal>>;
