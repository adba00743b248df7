import { decideFinding, type FindingCommand, type FindingEvent, isOfFinding } from '../../finding/index.js';
import { dispatch, type Cases } from '../../kernel/dispatch.js';
import { DomainError, ensure } from '../../kernel/domain-error.js';
import { same } from '../../kernel/same.js';
import { ensureText, ERASED } from '../../kernel/text.js';
import type { PersonId } from '../../kernel/types.js';
import type {
  ChangeLevel,
  ChangeOrgUnit,
  CorrectPerson,
  ErasureCommand,
  PersonCommand,
  RegisterPerson,
  SourceIdFacts,
  SubjectAccessCommand,
} from '../commands.js';
import type { PersonEvent } from '../events.js';
import { nameInId, tellEachOther } from '../named-ids.js';
import { ensureManager, newestManager } from '../reporting-line.js';
import { ensureNewest, saysAnew } from '../said.js';
import type { PersonState } from '../state.js';
import { ofDeparture, type OfDepartures, recordDeparture } from './departures.js';
import { isOfErasure, ofErasure } from './erasure.js';
import { ensureBegun, ensureDate, ensureHere, ensureNotErased, ensureNotOwn } from './guards.js';
import { cancelManagerChange, changeManager } from './reporting-lines.js';
import { isOfSubjectAccess, ofSubjectAccess } from './subject-access.js';

type Events = readonly PersonEvent[];
/** As anybody sends it, or a source. */
type Sent<C> = C & Pick<PersonCommand, 'said'>;

/** The effective date is not compared: a file of people without dates, imported again next week, changes nothing. */
const isSame = ({ data }: RegisterPerson, state: PersonState): boolean =>
  same(
    [data.displayName, data.email, data.sourceId, data.orgUnit, data.level, data.managerId],
    [state.displayName, state.email, state.sourceId, state.orgUnit, state.level, newestManager(state).managerId],
  );

const ensureOwnEmail = (emailOf: PersonId | null): void => {
  ensure(
    emailOf === null,
    'email-taken',
    `The email is that of ${emailOf ?? ''}. Register nobody twice; or leave the email out.`,
  );
};

const ensureOwnSourceId = (sourceId: string | null | undefined, { sourceIdIs }: SourceIdFacts): void => {
  ensure(
    sourceIdIs === null,
    'source-id-taken',
    `The source id ${sourceId ?? ''} is that of ${sourceIdIs ?? ''}, or is their id. Register nobody twice; or leave the source id out.`,
  );
};

/** Ids are told apart by case everywhere; that people cannot is why no two may differ by nothing else. */
const ensureNoNamesake = ({ data, facts }: RegisterPerson): void => {
  const { likeId, emailOf, idIsSourceIdOf } = facts;
  ensure(
    likeId === null,
    'person-id-taken',
    `${likeId ?? ''} is registered, and ${data.personId} differs from it by case only. Send that id, or one that differs by more.`,
  );
  ensure(
    idIsSourceIdOf === null,
    'person-id-taken',
    `${data.personId} is, or was, the source id of ${idIsSourceIdOf ?? ''}, who is registered. Send that id, or another one.`,
  );
  ensureOwnSourceId(data.sourceId, facts);
  ensureOwnEmail(emailOf);
};

const ensureNoName = ({ data, facts: { namedIds } }: RegisterPerson): void => {
  ensure(
    namedIds === 'allow' || nameInId(data.personId, data) === undefined,
    'person-id-named',
    'The id contains part of the name, the email or the source id, and ids stay when somebody is erased. Send one that says nothing; or none, with what the source calls the person as sourceId; or allow such ids on this server with PLUMBLINE_NAMED_IDS=allow.',
  );
};

const register = (command: RegisterPerson, state: PersonState | null): Events => {
  const { data, facts } = command;
  if (state !== null) {
    ensureHere(state);
    ensure(
      isSame(command, state),
      'person-exists',
      `${data.personId} is registered with other content; use the changes of manager, org unit or level.`,
    );
    return [];
  }
  ensureNoNamesake(command);
  ensureNoName(command);
  ensureText(data.displayName, 'name-missing', 'The display name');
  ensureText(data.orgUnit, 'org-unit-missing', 'The org unit');
  ensureDate(data.effectiveDate);
  // Who is signed in by a source id would get another id by it.
  ensureNotOwn(command.actor, data.sourceId, 'register you with your source id');
  ensureNotOwn(command.actor, facts.sourceIdWas, GIVES_AWAY);
  if (data.level !== null || data.managerId !== null)
    ensureNotOwn(command.actor, data.personId, 'register you with them');
  ensureManager(data.personId, data.managerId, facts);
  return [{ type: 'PersonRegistered', data }];
};

const changeLevel = (command: Sent<ChangeLevel>, state: PersonState): Events => {
  const { data, actor, now } = command;
  ensureText(data.level, 'level-missing', 'The level');
  ensureBegun(data.effectiveDate, state.levelFrom, now);
  if (state.level === data.level && !saysAnew(command, data.effectiveDate, state.levelFrom)) return [];
  ensureNotOwn(actor, data.personId, 'change your level');
  return [{ type: 'LevelChanged', data }];
};

const changeOrgUnit = (command: Sent<ChangeOrgUnit>, state: PersonState): Events => {
  const { data, now } = command;
  ensureText(data.orgUnit, 'org-unit-missing', 'The org unit');
  ensureBegun(data.effectiveDate, state.orgUnitFrom, now);
  const isSaid = state.orgUnit === data.orgUnit && !saysAnew(command, data.effectiveDate, state.orgUnitFrom);
  return isSaid ? [] : [{ type: 'OrgUnitChanged', data }];
};

const cases: Cases<
  Exclude<PersonCommand, RegisterPerson | ErasureCommand | SubjectAccessCommand | OfDepartures | CorrectPerson>,
  [PersonState],
  Events
> = {
  ChangeManager: changeManager,
  ChangeOrgUnit: changeOrgUnit,
  ChangeLevel: changeLevel,
  RecordDeparture: recordDeparture,
  CancelManagerChange: cancelManagerChange,
};
const decideOn = dispatch(cases);

/** With a token from before they would be somebody else by it, too. */
const GIVES_AWAY = 'give somebody else a source id that you had';

/** A source id says who somebody is that signs in with it. */
const ensureCorrectable = (sourceId: string | null, { data, actor, facts }: CorrectPerson): void => {
  ensureNotOwn(actor, data.personId, 'change your source id');
  ensureNotOwn(actor, sourceId, 'change your source id');
  ensureNotOwn(actor, facts.sourceIdWas, GIVES_AWAY);
  ensureOwnSourceId(sourceId, facts);
  ensure(
    facts.namedIds === 'allow' || sourceId === null || !tellEachOther(data.personId, sourceId),
    'source-id-taken',
    `The source id ${sourceId ?? ''} is or holds the id ${data.personId}, or stands in it, and ids stay when somebody is erased. Send another, or leave the source id out.`,
  );
};

/** Texts whose keys were lost say nothing, and are not written anew as what stands for them. */
const known = (text: string | null): string | null => (text === ERASED ? null : text);

/** Names have no history: one of tomorrow would hold today. */
const isNewlyDated = (command: Sent<CorrectPerson>, state: PersonState): boolean => {
  const { effectiveDate } = command.data;
  if (effectiveDate === undefined) return false;
  ensureBegun(effectiveDate, effectiveDate, command.now);
  return saysAnew(command, effectiveDate, state.nameFrom);
};

/** Also of somebody who has left: others read their name. */
const correct = (command: Sent<CorrectPerson>, state: PersonState): Events => {
  const { data, facts } = command;
  const had = { email: known(state.email), sourceId: known(state.sourceId) };
  const { personId, displayName = state.displayName, email = had.email, sourceId = had.sourceId } = data;
  ensureNotErased(state);
  const isAnew = isNewlyDated(command, state);
  if (!isAnew && same([displayName, email, sourceId], [state.displayName, had.email, had.sourceId])) return [];
  ensureText(displayName, 'name-missing', 'The display name');
  ensureOwnEmail(facts.emailOf);
  if (sourceId !== had.sourceId) ensureCorrectable(sourceId, command);
  return [
    {
      type: 'PersonCorrected',
      data: { personId, displayName, email, sourceId, effectiveDate: data.effectiveDate ?? null },
    },
  ];
};

const isRepeatedDeparture = (command: PersonCommand, state: PersonState): boolean =>
  command.type === 'RecordDeparture' && command.data.effectiveDate === state.leftOn;

const isOfDepartures = (command: PersonCommand): command is OfDepartures =>
  command.type === 'ReturnPerson' || command.type === 'CorrectDeparture';

const ofKnown = (command: Exclude<PersonCommand, RegisterPerson>, state: PersonState): Events => {
  if (isOfErasure(command)) return ofErasure(command, state);
  if (isOfSubjectAccess(command)) return ofSubjectAccess(command, state);
  if (command.type === 'CorrectPerson') return correct(command, state);
  if (isOfDepartures(command)) return ofDeparture(command, state);
  if (isRepeatedDeparture(command, state)) return [];
  ensureHere(state);
  return decideOn(command, state);
};

/** What is found on a record can be what is kept from whoever it is about. */
const ofFinding = (command: FindingCommand, state: PersonState | null): readonly FindingEvent[] => {
  if (command.type === 'ResolveFinding')
    ensureNotOwn(command.actor, command.data.about.id, 'resolve what was found on yours');
  return decideFinding(command, state, ({ personId }) => personId);
};

export const decide = (
  command: PersonCommand | FindingCommand,
  state: PersonState | null,
): readonly (PersonEvent | FindingEvent)[] => {
  if (isOfFinding(command)) return ofFinding(command, state);
  ensureNewest(command, state);
  if (command.type === 'RegisterPerson') return register(command, state);
  if (state === null) throw new DomainError('person-not-found', `No person ${command.data.personId}.`);
  return ofKnown(command, state);
};
