import type { CalendarDate, CaseNumber, Command, Instant, LevelKey, NominationId, PersonId } from '../kernel/types.js';
import type { ErasureGround, HoldGround, SubjectAccessItems } from './events.js';

type On<Data = object> = Data & { personId: PersonId };
/**
 * Facts about the manager named: whether that person is registered and still here, and the managers above that person,
 * nearest first, so that a loop in the reporting line is refused.
 */
export type ManagerFacts = Readonly<{ managerKnown: boolean; managersAbove: readonly PersonId[] }>;

/** Facts about who is registered already: under an id that differs by case only, or with the email. */
export type NamesakeFacts = Readonly<{ likeId: PersonId | null; emailOf: PersonId | null }>;

/**
 * Facts about source ids: whose the person's id is, and who has the source id that is sent, as theirs or as their own id. Null: nobody, or the
 * person themselves.
 */
export type SourceIdFacts = Readonly<{
  sourceIdIs: PersonId | null;
  /** Who had it before, and goes on being somebody. */
  sourceIdWas: PersonId | null;
}>;
export type IdFacts = SourceIdFacts & Readonly<{ idIsSourceIdOf: PersonId | null }>;

/** Whether the id of a person may contain part of their name or mail. */
export type PersonIdRule = Readonly<{ namedIds: 'refuse' | 'allow' }>;

export type RegisterPerson = Command<
  'RegisterPerson',
  On<{
    displayName: string;
    email: string | null;
    sourceId: string | null;
    orgUnit: string;
    level: LevelKey | null;
    managerId: PersonId | null;
    effectiveDate: CalendarDate;
  }>
> &
  Readonly<{ facts: ManagerFacts & NamesakeFacts & IdFacts & PersonIdRule }>;
export type ChangeManager = Command<'ChangeManager', On<{ managerId: PersonId | null; effectiveDate: CalendarDate }>> &
  Readonly<{ facts: ManagerFacts }>;
export type ChangeOrgUnit = Command<'ChangeOrgUnit', On<{ orgUnit: string; effectiveDate: CalendarDate }>>;
export type ChangeLevel = Command<
  'ChangeLevel',
  On<{ level: LevelKey; effectiveDate: CalendarDate; nominationId: NominationId | null }>
>;
export type RecordDeparture = Command<'RecordDeparture', On<{ effectiveDate: CalendarDate }>>;
export type ReturnPerson = Command<'ReturnPerson', On<{ effectiveDate: CalendarDate }>>;
/** Null: they never left. */
export type CorrectDeparture = Command<'CorrectDeparture', On<{ effectiveDate: CalendarDate | null }>>;
/** What is left out stays. */
export type CorrectPerson = Command<
  'CorrectPerson',
  On<{ displayName?: string; email?: string | null; sourceId?: string | null; effectiveDate?: CalendarDate }>
> &
  Readonly<{ facts: NamesakeFacts & SourceIdFacts & PersonIdRule }>;
/** Facts about the manager who holds on instead. */
export type CancelManagerChange = Command<'CancelManagerChange', On<{ effectiveDate: CalendarDate }>> &
  Readonly<{ facts: ManagerFacts }>;
/** Whether whoever sends the command is registered and here. */
export type AdminFacts = Readonly<{ actorKnown: boolean }>;
/** Of what one asks for and another confirms: whether whoever asked is, too. False where nobody asks. */
export type TwoAdminsFacts = AdminFacts & Readonly<{ askerKnown: boolean }>;
export type RequestErasure = Command<'RequestErasure', On<{ ground: ErasureGround; caseNumber: CaseNumber }>> &
  Readonly<{ facts: AdminFacts }>;
export type WithdrawErasureRequest = Command<'WithdrawErasureRequest', On>;
/** A nomination of the person that could be withdrawn now. `conflicted`: the actor has no power over its round. */
export type OpenNominationOfPerson = Readonly<{ nominationId: NominationId; conflicted: boolean }>;
export type ErasureFacts = TwoAdminsFacts & Readonly<{ openNominations: readonly OpenNominationOfPerson[] }>;
/** With `withdrawNominations`, whoever sends it records these withdrawals before the erasure. */
export type ConfirmErasure = Command<'ConfirmErasure', On<{ withdrawNominations: boolean }>> &
  Readonly<{ facts: ErasureFacts }>;
export type PlaceLegalHold = Command<
  'PlaceLegalHold',
  On<{ caseNumber: CaseNumber; ground: HoldGround; until: CalendarDate }>
>;
export type LiftLegalHold = Command<'LiftLegalHold', On<{ caseNumber: CaseNumber }>>;
export type ErasureCommand = RequestErasure | WithdrawErasureRequest | ConfirmErasure | PlaceLegalHold | LiftLegalHold;

export type RequestSubjectAccess = Command<'RequestSubjectAccess', On<{ caseNumber: CaseNumber }>> &
  Readonly<{ facts: AdminFacts }>;
export type WithdrawSubjectAccess = Command<'WithdrawSubjectAccess', On>;
/** Facts about what it would hold now. */
export type ReleaseSubjectAccess = Command<'ReleaseSubjectAccess', On> &
  Readonly<{ facts: TwoAdminsFacts & Readonly<{ items: SubjectAccessItems }> }>;
export type SubjectAccessCommand = RequestSubjectAccess | WithdrawSubjectAccess | ReleaseSubjectAccess;

/** Of a command that a source of people sends: when it said so first, and whether it was refused before and is sent again. */
export type Said = Readonly<{ at: Instant; isReplay: boolean }>;

export type PersonCommand = Readonly<{ said?: Said }> & AnyPersonCommand;
type AnyPersonCommand =
  | RegisterPerson
  | ChangeManager
  | ChangeOrgUnit
  | ChangeLevel
  | RecordDeparture
  | ReturnPerson
  | CorrectDeparture
  | CorrectPerson
  | CancelManagerChange
  | ErasureCommand
  | SubjectAccessCommand;
