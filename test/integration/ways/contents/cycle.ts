import { DEFAULT_POLICY } from '@plumbline/domain';
import type { Scene } from '../scene.js';
import { type Content, onCycle, outside, reason } from './content.js';

const DAY = 86_400_000;
const later = (now: string, days: number): string => new Date(Date.parse(now) + days * DAY).toISOString();
const deadlinesFrom = (now: string) => ({
  nominations: later(now, 30),
  reviews: later(now, 60),
  votes: later(now, 90),
  decisions: later(now, 120),
});

const PHASES = ['nominating', 'reviewing', 'calibrating', 'releasing', 'closed'] as const;
const beside = ({ cycle }: Scene, steps: 1 | -1) => PHASES[PHASES.indexOf(cycle?.phase ?? 'nominating') + steps];
const somebody = onCycle((scene, choose) => ({ personId: choose(outside(scene), scene) }));

/** Nothing, or whatever there is: by mistake, as often as not. */
const acknowledging: Content = ({ cycle, allNominations }) =>
  [[], allNominations].map((acknowledged) => ({ cycleId: cycle?.cycleId, acknowledged }));

export const OF_CYCLE = {
  OpenCycle: ({ framework, now, newCycle }) => {
    const version = framework?.published.size ?? 0;
    const levels = (framework?.published.get(version)?.levels ?? []).map(({ key }) => key);
    return [
      {
        ...{ cycleId: newCycle, title: 'A round', framework: { id: framework?.frameworkId, version }, levels },
        ...{ policy: DEFAULT_POLICY, deadlines: deadlinesFrom(now) },
      },
    ];
  },
  FormCommittee: onCycle((scene, choose) => ({ members: [choose(outside(scene), scene)] })),
  AddMember: somebody,
  RemoveMember: onCycle((scene, choose) => ({ personId: choose(scene.cycle?.members ?? [], scene), reason })),
  NameChair: somebody,
  MoveDeadlines: onCycle(({ now }) => ({ deadlines: deadlinesFrom(now), reason })),
  AmendPolicy: onCycle(() => ({ policy: { ...DEFAULT_POLICY, severalLevels: true }, reason })),
  AdvancePhase: (scene, choose) => acknowledging(scene, choose).map((data) => ({ ...data, to: beside(scene, 1) })),
  MovePhaseBack: onCycle((scene) => ({ to: beside(scene, -1), reason })),
  CloseCycle: acknowledging,
  ReopenCycle: onCycle(() => ({ reason })),
} as const satisfies Readonly<Record<string, Content>>;
