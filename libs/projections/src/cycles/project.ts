import { KEPT } from '@plumbline/domain';
import type { CycleMemberRow, CycleRow } from '@plumbline/read-model';
import type { Change, ViewRows } from '@plumbline/view-store';
import { put, remove } from '../kernel/changes.js';
import { defineView, mustExist, type RecordedOf, type RulesOf } from '../kernel/define-view.js';

const cycleOf = (rows: ViewRows, cycleId: string): CycleRow =>
  mustExist(rows.get<CycleRow>('cycle', { cycleId }), `cycle ${cycleId}`);

const changed = (rows: ViewRows, cycleId: string, change: Partial<CycleRow>): readonly Change[] => [
  put('cycle', { ...cycleOf(rows, cycleId), ...change }),
];

const opened = ({ data, metadata }: RecordedOf<'CycleOpened'>): readonly Change[] => {
  const { framework, ...rest } = data;
  const row: Omit<CycleRow, 'revision'> = {
    ...rest,
    frameworkId: framework.id,
    frameworkVersion: framework.version,
    phase: 'nominating',
    chairId: null,
    openedAt: metadata.recordedAt,
    textsExpiredAt: null,
    ...{ closedAt: null, retention: KEPT, retentionSetAt: null },
  };
  return [put('cycle', row)];
};

/** The event has the whole committee, so members that it does not name are removed. */
const formed = ({ data }: RecordedOf<'CommitteeFormed'>, rows: ViewRows): readonly Change[] => {
  const { cycleId, members } = data;
  const gone = rows
    .find<CycleMemberRow>('cycleMember', { cycleId })
    .filter(({ personId }) => !members.includes(personId))
    .map(({ personId }) => remove('cycleMember', { cycleId, personId }));
  return [...gone, ...members.map((personId) => put('cycleMember', { cycleId, personId }))];
};

const deadlineMoved = ({ data }: RecordedOf<'DeadlineMoved'>, rows: ViewRows): readonly Change[] => {
  const { cycleId, deadline, to } = data;
  return changed(rows, cycleId, { deadlines: { ...cycleOf(rows, cycleId).deadlines, [deadline]: to } });
};

const rules: RulesOf<'cycles'> = {
  CycleOpened: opened,
  CommitteeFormed: formed,
  MemberAdded: ({ data }) => [put('cycleMember', data)],
  MemberRemoved: ({ data }) => [remove('cycleMember', { cycleId: data.cycleId, personId: data.personId })],
  ChairNamed: ({ data }, rows) => changed(rows, data.cycleId, { chairId: data.personId }),
  DeadlineMoved: deadlineMoved,
  PolicyAmended: ({ data }, rows) => changed(rows, data.cycleId, { policy: data.policy }),
  PhaseAdvanced: ({ data }, rows) => changed(rows, data.cycleId, { phase: data.to }),
  PhaseMovedBack: ({ data }, rows) => changed(rows, data.cycleId, { phase: data.to }),
  CycleReopened: ({ data }, rows) => changed(rows, data.cycleId, { phase: 'releasing', closedAt: null }),
  CycleClosed: ({ data, metadata }, rows) =>
    changed(rows, data.cycleId, { phase: 'closed', closedAt: metadata.recordedAt }),
  RetentionSet: ({ data, metadata }, rows) =>
    changed(rows, data.cycleId, { retention: data.retention, retentionSetAt: metadata.recordedAt }),
  CycleTextsExpired: ({ data, metadata }, rows) => changed(rows, data.cycleId, { textsExpiredAt: metadata.recordedAt }),
};

/** Every cycle with its policy, deadlines, phase and committee. */
export const cycles = defineView('cycles', {
  version: 3,
  tables: ['cycle', 'cycleMember'],
  rules,
});
