import type { CriterionKey, CycleId, Event, FrameworkId, LevelKey, PersonId } from '../../kernel/types.js';
import type { On, VersionsOf } from './subject.js';

export type EvidenceContent = {
  evidenceId: string;
  /** @x-personal candidateId */
  title: string;
  /** @x-personal candidateId */
  body: string;
  /** @x-personal candidateId */
  link: string | null;
  /** Keys of the criteria that it supports. */
  criteria: readonly CriterionKey[];
};
/** Pins the framework version of its cycle; a framework published later changes nothing here. Version 2: managers alone nominated before. */
export type NominationOpened = Event<
  'NominationOpened',
  On<{
    cycleId: CycleId;
    nominatorId: PersonId;
    /** The nominator is an admin, as nobody managed the candidate then. */
    onBehalf: boolean;
    targetLevel: LevelKey;
    /** Level and org unit of the candidate when nominated. */
    currentLevel: LevelKey | null;
    orgUnit: string;
    framework: {
      id: FrameworkId;
      /** @asType integer @minimum 1 */
      version: number;
    };
  }>
>;
export type StatementWritten = Event<
  'StatementWritten',
  On<{
    /** @x-personal candidateId */
    statement: string;
  }>
>;
/** Version 2: version 1 cited one criterion. */
export type EvidenceAttached = Event<'EvidenceAttached', On<EvidenceContent>>;
export type EvidenceRevised = Event<'EvidenceRevised', On<EvidenceContent>>;
export type EvidenceWithdrawn = Event<
  'EvidenceWithdrawn',
  On<{
    evidenceId: string;
    /** @x-personal candidateId */
    reason: string;
  }>
>;
export type NominationSubmitted = Event<'NominationSubmitted', On>;
export type NominationReturned = Event<
  'NominationReturned',
  On<{
    /** @x-personal candidateId */
    reason: string;
  }>
>;
export type NominationWithdrawn = Event<
  'NominationWithdrawn',
  On<{
    /** @x-personal candidateId */
    reason: string;
  }>
>;

export type PacketEvent =
  | NominationOpened
  | StatementWritten
  | EvidenceAttached
  | EvidenceRevised
  | EvidenceWithdrawn
  | NominationSubmitted
  | NominationReturned
  | NominationWithdrawn;

export const PACKET_EVENTS: VersionsOf<PacketEvent> = {
  NominationOpened: 2,
  StatementWritten: 1,
  EvidenceAttached: 2,
  EvidenceRevised: 1,
  EvidenceWithdrawn: 1,
  NominationSubmitted: 1,
  NominationReturned: 1,
  NominationWithdrawn: 1,
};
