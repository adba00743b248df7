import type { Recorded } from '@plumbline/domain';
import { byType, known, type RecordedOf } from '../kernel/by-type.js';
import { put, remove } from '../kernel/changes.js';
import type { Change, OwnRows, View } from '@plumbline/view-store';
import type { CycleMemberRow, CycleRow } from '@plumbline/read-model';

type OfCycle = Recorded & Readonly<{ data: { cycleId: string } }>;

const touched = (event: OfCycle, own: OwnRows, change: (row: CycleRow) => Partial<CycleRow> = () => ({})): Change => {
  const { cycleId } = event.data;
  const row = known(own.get<CycleRow>('cycle', { cycleId }), `cycle ${cycleId}`);
  return put('cycle', { ...row, ...change(row), revision: Number(event.revision) });
};

const opened = ({ data, metadata, revision }: RecordedOf<'CycleOpened'>): readonly Change[] => {
  const { framework, ...rest } = data;
  const row: CycleRow = {
    ...rest,
    frameworkId: framework.id,
    frameworkVersion: framework.version,
    phase: 'nominating',
    chairId: null,
    openedAt: metadata.recordedAt,
    revision: Number(revision),
  };
  return [put('cycle', row)];
};

/** A committee is formed whole: whoever is not named is not in it. */
const formed = (event: RecordedOf<'CommitteeFormed'>, own: OwnRows): readonly Change[] => {
  const { cycleId, members } = event.data;
  const gone = own
    .find<CycleMemberRow>('cycleMember', { cycleId })
    .filter(({ personId }) => !members.includes(personId))
    .map(({ personId }) => remove('cycleMember', { cycleId, personId }));
  return [touched(event, own), ...gone, ...members.map((personId) => put('cycleMember', { cycleId, personId }))];
};

/** Every cycle with its policy, deadlines, phase and committee. */
export const cycles: View = {
  name: 'cycles',
  version: 2,
  tables: ['cycle', 'cycleMember'],
  project: byType({
    CycleOpened: opened,
    CommitteeFormed: formed,
    MemberAdded: (event, own) => [touched(event, own), put('cycleMember', event.data)],
    MemberRemoved: (event, own) => [
      touched(event, own),
      remove('cycleMember', { cycleId: event.data.cycleId, personId: event.data.personId }),
    ],
    ChairNamed: (event, own) => [touched(event, own, () => ({ chairId: event.data.personId }))],
    DeadlineMoved: (event, own) => [
      touched(event, own, ({ deadlines }) => ({ deadlines: { ...deadlines, [event.data.deadline]: event.data.to } })),
    ],
    PolicyAmended: (event, own) => [touched(event, own, () => ({ policy: event.data.policy }))],
    PhaseAdvanced: (event, own) => [touched(event, own, () => ({ phase: event.data.to }))],
    CycleClosed: (event, own) => [touched(event, own, () => ({ phase: 'closed' }))],
  }),
};
