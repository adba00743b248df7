import type { Refusal } from './refusal.js';
import { TWO_ADMINS_REFUSALS } from './two-admins.js';

export const PERSON_REFUSALS = {
  ...TWO_ADMINS_REFUSALS,
  'date-future': {
    field: 'effectiveDate',
    cause: 'is after today',
    way: 'corrected',
    fix: 'Send today or an earlier date; only reporting lines can be changed in advance.',
  },
  'date-invalid': {
    field: 'effectiveDate',
    cause: 'is no date of the calendar',
    way: 'corrected',
    fix: 'Send a date such as 2027-03-01.',
  },
  'date-order': {
    field: 'effectiveDate',
    cause: 'is before the current entry',
    way: 'corrected',
    fix: 'Send the date of the current entry or a later one.',
  },
  'email-taken': {
    field: 'email',
    cause: 'is that of somebody who is registered',
    way: 'corrected',
    fix: 'Leave the email out, or send another; register nobody twice.',
  },
  'level-missing': {
    field: 'level',
    cause: 'is empty, or shows nothing',
    way: 'corrected',
    fix: 'Send the key of a level.',
  },
  'manager-loop': {
    field: 'manager',
    cause: 'reports to the person, directly or through others',
    way: 'ChangeManager',
    fix: 'Move one of the two first, or name another manager.',
  },
  'manager-unknown': {
    field: 'manager',
    cause: 'is not registered, or no longer here',
    way: 'RegisterPerson',
    fix: 'Register the manager first, or name another.',
  },
  'name-missing': {
    field: 'name',
    cause: 'is empty, or shows nothing',
    way: 'corrected',
    fix: 'Send a name that says something.',
  },
  'org-unit-missing': {
    field: 'orgUnit',
    cause: 'is empty, or shows nothing',
    way: 'corrected',
    fix: 'Send the org unit.',
  },
  'own-manager': {
    field: 'manager',
    cause: 'is the person themselves',
    way: 'corrected',
    fix: 'Name another manager, or null at the top of a line.',
  },
  'own-record': {
    field: 'caller',
    cause: 'is the person whose record it is about',
    way: 'another',
    fix: 'Ask another admin.',
  },
  'person-erased': {
    field: 'person',
    cause: 'was erased',
    way: 'none',
    fix: 'Nothing more is recorded about somebody who was erased. Whoever comes back is registered under a new id.',
  },
  'person-exists': {
    field: 'id',
    cause: 'is registered with other content',
    way: 'ChangeManager',
    fix: 'Change the manager, org unit or level of the person instead.',
  },
  'person-id-named': {
    field: 'id',
    cause: 'contains part of the name, the email or the source id of the person',
    way: 'corrected',
    fix: 'Send an id that says nothing about the person, or none beside a sourceId: then one is made. Or allow such ids on the server with PLUMBLINE_NAMED_IDS=allow.',
  },
  'person-id-taken': {
    field: 'id',
    cause: 'differs by case only from an id that is registered, or is or was the source id of somebody',
    way: 'corrected',
    fix: 'Send the id that is registered, or another one.',
  },
  'person-left': {
    field: 'person',
    cause: 'has left',
    way: 'ReturnPerson',
    fix: 'Record that they came back, or correct the departure.',
  },
  'person-here': {
    field: 'person',
    cause: 'has not left',
    way: 'RecordDeparture',
    fix: 'Nothing has to be corrected. If they leave, record the departure.',
  },
  'manager-change-unknown': {
    field: 'date',
    cause: 'is that of no change of manager that can be cancelled',
    way: 'corrected',
    fix: 'Send the date of a change that is ahead, from GET /v1/people/:id.',
  },
  'manager-change-begun': {
    field: 'date',
    cause: 'has come: the change holds',
    way: 'none',
    fix: 'Change the manager from today on.',
  },
  'person-not-found': {
    field: 'person',
    cause: 'is not registered',
    way: 'RegisterPerson',
    fix: 'Register the person first.',
  },
  'source-id-taken': {
    field: 'sourceId',
    cause: 'is the source id of somebody else, the id of somebody, or tells the id of the person',
    way: 'corrected',
    fix: 'Leave the source id out, or send another; register nobody twice.',
  },
} as const satisfies Readonly<Record<string, Refusal>>;
