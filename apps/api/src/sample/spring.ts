import { nominationIdOf } from '@plumbline/event-log';
import type { Calendar } from './calendar.js';
import { strongStaffPacket, thinStaffPacket, principalPacket } from './packets.js';
import { ROLES } from './people.js';
import { advanced, opened, SPRING } from './rounds.js';
import { reviewed, submitted, voting } from './stages.js';
import { storiesIn, storyOf, type Step, type Story } from './step.js';

const CHAIR = ROLES.chair;
const of = storiesIn(SPRING);
const NOOR = of('noor.aziz', 'staff', 'bram.visser');
const ELIF = of('elif.kaya', 'staff', 'bram.visser');
const HUGO = of('hugo.silva', 'staff', 'chiyo.tanaka');
const JONAS = of('jonas.weber', 'principal', 'chiyo.tanaka');

const packets: readonly Step[] = [
  ...submitted(-195, NOOR, strongStaffPacket('Noor', 'the event platform')),
  ...submitted(-194, ELIF, thinStaffPacket('Elif', 'the billing export')),
  ...submitted(-193, HUGO, strongStaffPacket('Hugo', 'the catalogue search')),
  ...submitted(-192, JONAS, principalPacket('Jonas', 'checkout')),
  storyOf(JONAS)(-185, 'chiyo.tanaka', 'WithdrawNomination', {
    reason: 'Jonas asked to wait until the plan has run a year.',
  }),
];

const reviews: readonly Step[] = [
  ...reviewed(-178, CHAIR, NOOR, [
    { by: 'lena.fischer', rating: 4, recommendation: 'promote', comment: 'Works at this level already.' },
    {
      by: 'mateo.cruz',
      rating: 4,
      except: { coaching: 5 },
      recommendation: 'promote',
      comment: 'The coaching stands out.',
    },
  ]),
  ...reviewed(-176, CHAIR, ELIF, [
    {
      by: 'lena.fischer',
      rating: 4,
      except: { 'cross-team-direction': 2 },
      recommendation: 'not-yet',
      comment: 'Strong within one team.',
    },
    {
      by: 'farid.haddad',
      rating: 3,
      except: { 'cross-team-direction': 2 },
      recommendation: 'not-yet',
      comment: 'Give it one more year of scope.',
    },
  ]),
  ...reviewed(-174, CHAIR, HUGO, [
    { by: 'lena.fischer', rating: 4, recommendation: 'promote', comment: 'Clear case.' },
    { by: 'farid.haddad', rating: 4, recommendation: 'promote', comment: 'Agreed.' },
  ]),
];

const decide = (
  day: number,
  story: Story,
  outcome: 'promoted' | 'deferred' | 'declined',
  said: Readonly<{ rationale: string; conditions?: readonly string[]; overrideReason?: string }>,
): Step[] => {
  const tell = storyOf(story);
  return [
    tell(day, CHAIR, 'CloseVoting', {}),
    tell(day, CHAIR, 'RecordDecision', {
      outcome,
      rationale: said.rationale,
      conditions: said.conditions ?? [],
      overrideReason: said.overrideReason ?? null,
    }),
  ];
};

const decisions: readonly Step[] = [
  ...voting(-155, CHAIR, NOOR, {
    conflicted: ['bram.visser'],
    votes: { 'lena.fischer': 'promote', 'mateo.cruz': 'promote', 'chiyo.tanaka': 'promote', 'farid.haddad': 'abstain' },
  }),
  ...decide(-150, NOOR, 'promoted', { rationale: 'Every criterion is met with room to spare.' }),
  ...voting(-153, CHAIR, ELIF, {
    conflicted: ['bram.visser'],
    votes: { 'lena.fischer': 'not-yet', 'mateo.cruz': 'promote', 'chiyo.tanaka': 'not-yet', 'farid.haddad': 'not-yet' },
  }),
  ...decide(-149, ELIF, 'deferred', {
    rationale: 'Direction across teams is not there yet.',
    conditions: ['Lead one change that at least two teams adopt.'],
  }),
  ...voting(-152, CHAIR, HUGO, {
    conflicted: ['chiyo.tanaka'],
    votes: { 'lena.fischer': 'promote', 'mateo.cruz': 'promote', 'farid.haddad': 'promote', 'bram.visser': 'not-yet' },
  }),
  ...decide(-148, HUGO, 'deferred', {
    rationale: 'The vote was in favour; the role opens with the new team in autumn.',
    overrideReason: 'No Staff position in the product unit before autumn.',
  }),
];

const releases = (dateOf: Calendar['dateOf']): readonly Step[] => [
  storyOf(NOOR)(-118, CHAIR, 'ReleaseFeedback', {
    feedback: 'Congratulations. Keep the coaching going: it carried the packet.',
  }),
  {
    on: 'person',
    day: -117,
    actor: ROLES.admin,
    ask: {
      type: 'ChangeLevel',
      data: {
        personId: NOOR.candidateId,
        level: 'staff',
        effectiveDate: dateOf(-117),
        nominationId: nominationIdOf(NOOR.cycleId, NOOR.candidateId, NOOR.targetLevel),
      },
    },
  },
  storyOf(ELIF)(-118, CHAIR, 'ReleaseFeedback', {
    feedback: 'Your delivery is strong. What is missing is direction that other teams follow.',
  }),
  storyOf(ELIF)(-110, ELIF.candidateId, 'FileAppeal', {
    appealId: 'appeal-1',
    grounds: 'The ledger work with the payments team was not in the packet.',
  }),
];

export const spring = ({ instantOf, dateOf }: Calendar): readonly Step[] => [
  ...opened(SPRING, instantOf),
  ...packets,
  advanced(SPRING, -179, 'reviewing'),
  ...reviews,
  advanced(SPRING, -159, 'calibrating'),
  ...decisions,
  advanced(SPRING, -119, 'releasing'),
  ...releases(dateOf),
];
