import { dayOf } from '@plumbline/domain';
import type { TimelineKind, TimelineRow } from '@plumbline/read-model';
import type { Change } from '@plumbline/view-store';
import { put } from '../kernel/changes.js';
import { defineView, type NominationRecorded, type RecordedOf, type RulesOf } from '../kernel/define-view.js';

type Dated = RecordedOf<
  | 'PersonRegistered'
  | 'ManagerChanged'
  | 'ManagerChangeCancelled'
  | 'OrgUnitChanged'
  | 'LevelChanged'
  | 'PersonLeft'
  | 'PersonReturned'
  | 'DepartureCorrected'
>;
type Entry = Pick<TimelineRow, 'kind' | 'detail'>;

const ofPerson = (event: Dated, { kind, detail }: Entry, nominationId: string | null = null): readonly Change[] => {
  const row: TimelineRow = {
    personId: event.data.personId,
    onDate: event.data.effectiveDate ?? dayOf(event.metadata.recordedAt),
    position: event.position,
    kind,
    recordedAt: event.metadata.recordedAt,
    nominationId,
    revision: null,
    detail,
  };
  return [put('timeline', row)];
};

const ofNomination = (
  event: NominationRecorded,
  kind: TimelineKind,
  detail: Entry['detail'] = {},
): readonly Change[] => {
  const row: TimelineRow = {
    personId: event.data.candidateId,
    onDate: dayOf(event.metadata.recordedAt),
    position: event.position,
    kind,
    recordedAt: event.metadata.recordedAt,
    nominationId: event.data.nominationId,
    revision: Number(event.revision),
    detail,
  };
  return [put('timeline', row)];
};

const rules: RulesOf<'timeline'> = {
  PersonRegistered: (event) => {
    const { level, managerId, orgUnit } = event.data;
    return ofPerson(event, { kind: 'registered', detail: { level, managerId, orgUnit } });
  },
  ManagerChanged: (event) => ofPerson(event, { kind: 'manager-changed', detail: { managerId: event.data.managerId } }),
  OrgUnitChanged: (event) => ofPerson(event, { kind: 'org-unit-changed', detail: { orgUnit: event.data.orgUnit } }),
  LevelChanged: (event) =>
    ofPerson(event, { kind: 'level-changed', detail: { level: event.data.level } }, event.data.nominationId),
  ManagerChangeCancelled: (event) => ofPerson(event, { kind: 'manager-change-cancelled', detail: {} }),
  PersonLeft: (event) => ofPerson(event, { kind: 'left', detail: {} }),
  PersonReturned: (event) => ofPerson(event, { kind: 'returned', detail: {} }),
  DepartureCorrected: (event) =>
    ofPerson(event, { kind: event.data.effectiveDate === null ? 'departure-withdrawn' : 'left', detail: {} }),
  NominationOpened: (event) => {
    const { cycleId, targetLevel, currentLevel } = event.data;
    return ofNomination(event, 'nominated', { cycleId, targetLevel, currentLevel });
  },
  NominationWithdrawn: (event) => ofNomination(event, 'nomination-withdrawn'),
  DecisionRecorded: (event) => ofNomination(event, 'decided', { outcome: event.data.outcome }),
  DecisionReopened: (event) => ofNomination(event, 'decision-reopened'),
  FeedbackReleased: (event) => ofNomination(event, 'feedback-released'),
};

/** One person over time: level, manager and org unit by effective date, nominations and decisions by the day recorded. */
export const timeline = defineView('timeline', {
  version: 1,
  tables: ['timeline'],
  rules,
});
