import {
  ChangeManager,
  type CommandContext,
  CorrectPerson,
  ExecutePerson,
  RegisterPerson,
} from '@plumbline/application';
import type { PersonId } from '@plumbline/domain';
import type { ChangeKind, PersonChange } from '@plumbline/messaging';

/** Ids as they are here of whom the change names. */
export type Named = Readonly<{ personId: PersonId; managerId: PersonId | null }>;
export type PersonMessage = RegisterPerson | ExecutePerson | ChangeManager | CorrectPerson;
type Translate<K extends ChangeKind> = (
  change: PersonChange<K>['data'],
  named: Named,
  context: CommandContext,
) => PersonMessage;

const texts = ({ name, email }: Readonly<{ name: string; email?: string | null }>) => ({
  displayName: name,
  ...(email !== undefined && { email }),
});

const TABLE: Readonly<{ [K in ChangeKind]: Translate<K> }> = {
  joined: (data, { personId, managerId }, context) => {
    const { person, opaqueId = false, name, email = null, orgUnit, level = null, effectiveDate } = data;
    const ids = opaqueId ? { personId: null, sourceId: person } : { personId, sourceId: null };
    const rest = { displayName: name, email, orgUnit, level, managerId, effectiveDate };
    return new RegisterPerson({ type: 'RegisterPerson', data: { ...ids, ...rest } }, context);
  },
  left: ({ effectiveDate }, { personId }, context) =>
    new ExecutePerson({ type: 'RecordDeparture', data: { personId, effectiveDate } }, context),
  returned: ({ effectiveDate }, { personId }, context) =>
    new ExecutePerson({ type: 'ReturnPerson', data: { personId, effectiveDate } }, context),
  'manager-changed': ({ effectiveDate }, { personId, managerId }, context) =>
    new ChangeManager({ type: 'ChangeManager', data: { personId, managerId, effectiveDate } }, context),
  'level-changed': ({ effectiveDate, level }, { personId }, context) =>
    new ExecutePerson({ type: 'ChangeLevel', data: { personId, level, nominationId: null, effectiveDate } }, context),
  'org-unit-changed': ({ effectiveDate, orgUnit }, { personId }, context) =>
    new ExecutePerson({ type: 'ChangeOrgUnit', data: { personId, orgUnit, effectiveDate } }, context),
  'name-changed': (data, { personId }, context) =>
    new CorrectPerson(
      { type: 'CorrectPerson', data: { personId, ...texts(data), effectiveDate: data.effectiveDate } },
      context,
    ),
};

/** The change as a command for whom it names. */
export const toCommand = ({ kind, data }: PersonChange, named: Named, context: CommandContext): PersonMessage =>
  // Sound: each kind has its own line.
  (TABLE[kind] as Translate<ChangeKind>)(data, named, context);
