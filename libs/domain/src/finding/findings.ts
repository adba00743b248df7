import { DomainError } from '../kernel/domain-error.js';
import { ensureReason } from '../kernel/text.js';
import type { Command, PersonId } from '../kernel/types.js';
import type { FindingAbout, FindingEvent, FindingRaised } from './events.js';

/** By the server itself. */
export type RaiseFinding = Command<'RaiseFinding', FindingRaised['data']>;
export type ResolveFinding = Command<'ResolveFinding', { findingId: string; about: FindingAbout; reason: string }>;
export type FindingCommand = RaiseFinding | ResolveFinding;

/** The findings on one aggregate, by id: whom the reason of its resolution is about; null while it is open. */
export type Findings = ReadonlyMap<string, PersonId | null>;
export type WithFindings = Readonly<{ findings: Findings }>;

export const NO_FINDINGS: Findings = new Map<string, never>();

export const isOfFinding = (command: Readonly<{ type: string }>): command is FindingCommand =>
  command.type === 'RaiseFinding' || command.type === 'ResolveFinding';

const resolve = (
  { data }: ResolveFinding,
  { findings }: WithFindings,
  subjectId: PersonId,
): readonly FindingEvent[] => {
  const { findingId, about, reason } = data;
  const found = findings.get(findingId);
  if (found === undefined) throw new DomainError('finding-not-found', `There is no finding ${findingId} here.`);
  if (found !== null) return [];
  ensureReason(reason);
  return [{ type: 'FindingResolved', data: { findingId, about, subjectId, reason } }];
};

/**
 * In whatever state the aggregate is, closed and ended ones included: a finding about its last event can be resolved, too. `subjectOf`: whom a
 * reason is about; whoever writes it where that is nobody else.
 */
export const decideFinding = <S extends WithFindings>(
  command: FindingCommand,
  state: S | null,
  subjectOf: (state: S) => PersonId = () => command.actor,
): readonly FindingEvent[] => {
  if (command.type === 'RaiseFinding')
    return state === null || state.findings.has(command.data.findingId)
      ? []
      : [{ type: 'FindingRaised', data: command.data }];
  if (state === null) throw new DomainError('finding-not-found', `There is no finding ${command.data.findingId} here.`);
  return resolve(command, state, subjectOf(state));
};

/** The part of the state that findings are. */
export const withFinding = <S extends WithFindings>({ data }: FindingEvent, state: S): S => ({
  ...state,
  findings: new Map(state.findings).set(data.findingId, 'subjectId' in data ? data.subjectId : null),
});

/** Of every aggregate. */
export const findingCases = { FindingRaised: withFinding, FindingResolved: withFinding };

/** Whom texts of resolutions are about. */
export const peopleInFindings = ({ findings }: WithFindings): readonly PersonId[] =>
  [...findings.values()].filter((subject) => subject !== null);
