import { DEFAULT_POLICY, type Deadlines, type Policy, type StatedPolicy } from '@plumbline/domain';
import { SAMPLE_FRAMEWORK_ID } from './framework.js';
import { ROLES } from './people.js';
import type { Step } from './step.js';

export type Round = Readonly<{
  cycleId: string;
  title: string;
  opensOn: number;
  deadlines: Readonly<Record<keyof Deadlines, number>>;
  members: readonly string[];
}>;

/** Over: decisions taken, feedback out, an appeal waiting. */
export const SPRING: Round = {
  cycleId: 'spring-round',
  title: 'Spring round',
  opensOn: -200,
  deadlines: { nominations: -180, reviews: -160, votes: -140, decisions: -120 },
  members: ['lena.fischer', 'mateo.cruz', 'chiyo.tanaka', 'bram.visser', 'farid.haddad'],
};
/** In the middle: reviews and votes are coming in. */
export const AUTUMN: Round = {
  cycleId: 'autumn-round',
  title: 'Autumn round',
  opensOn: -60,
  deadlines: { nominations: -30, reviews: 7, votes: 14, decisions: 21 },
  members: ['lena.fischer', 'mateo.cruz', 'chiyo.tanaka', 'bram.visser', 'farid.haddad'],
};
/** Just opened: nominations are being written. */
export const WINTER: Round = {
  cycleId: 'winter-round',
  title: 'Winter round',
  opensOn: -10,
  deadlines: { nominations: 30, reviews: 50, votes: 70, decisions: 80 },
  members: ['lena.fischer', 'mateo.cruz', 'chiyo.tanaka', 'bram.visser', 'noor.aziz'],
};

const policyOf = ({ readiness, quorum, pass, tie, minReviews }: Policy): StatedPolicy => ({
  readiness,
  quorum,
  pass,
  tie,
  minReviews,
});
const cycleStep = (day: number, ask: Extract<Step, { on: 'cycle' }>['ask']): Step => ({
  on: 'cycle',
  day,
  actor: ROLES.admin,
  ask,
});

/** Opens the cycle, forms its committee and names its chair. */
export const opened = (round: Round, instantOf: (day: number) => string): Step[] => {
  const { cycleId, title, opensOn, deadlines, members } = round;
  return [
    cycleStep(opensOn, {
      type: 'OpenCycle',
      data: {
        cycleId,
        title,
        framework: { id: SAMPLE_FRAMEWORK_ID, version: 1 },
        levels: ['staff', 'principal'],
        policy: policyOf(DEFAULT_POLICY),
        deadlines: {
          nominations: instantOf(deadlines.nominations),
          reviews: instantOf(deadlines.reviews),
          votes: instantOf(deadlines.votes),
          decisions: instantOf(deadlines.decisions),
        },
      },
    }),
    cycleStep(opensOn, { type: 'FormCommittee', data: { cycleId, members } }),
    cycleStep(opensOn, { type: 'NameChair', data: { cycleId, personId: ROLES.chair } }),
  ];
};

export const advanced = (round: Round, day: number, to: 'reviewing' | 'calibrating' | 'releasing'): Step =>
  cycleStep(day, { type: 'AdvancePhase', data: { cycleId: round.cycleId, to, acknowledged: [] } });
