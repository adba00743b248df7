import type { Calendar } from './calendar.js';
import { strongStaffPacket, thinStaffPacket } from './packets.js';
import { ROLES } from './people.js';
import { advanced, AUTUMN, opened } from './rounds.js';
import { reviewed, submitted, voting } from './stages.js';
import { storiesIn, storyOf, type Step } from './step.js';

const CHAIR = ROLES.chair;
const of = storiesIn(AUTUMN);
const DEVON = of('devon.reyes', 'staff', 'bram.visser');
const INES = of('ines.moreau', 'staff', 'chiyo.tanaka');
const KAVYA = of('kavya.rao', 'staff', 'chiyo.tanaka');

/** Devon: voting is open and lena.fischer has yet to vote. Ines: voting is closed. Kavya: noor.aziz has yet to review. */
export const autumn = ({ instantOf }: Calendar): readonly Step[] => [
  ...opened(AUTUMN, instantOf),
  ...submitted(-50, DEVON, strongStaffPacket('Devon', 'the deploy pipeline')),
  ...submitted(-49, INES, strongStaffPacket('Ines', 'the pricing service')),
  ...submitted(-48, KAVYA, thinStaffPacket('Kavya', 'the recommendations feed')),
  advanced(AUTUMN, -28, 'reviewing'),
  ...reviewed(-27, CHAIR, DEVON, [
    { by: 'noor.aziz', rating: 4, recommendation: 'promote', comment: 'The pipeline is the best evidence.' },
    {
      by: 'mateo.cruz',
      rating: 3,
      except: { 'design-judgement': 4 },
      recommendation: 'promote',
      comment: 'Close, but there.',
    },
  ]),
  ...reviewed(-26, CHAIR, INES, [
    { by: 'lena.fischer', rating: 4, recommendation: 'promote', comment: 'Solid throughout.' },
    {
      by: 'farid.haddad',
      rating: 4,
      recommendation: 'promote',
      comment: 'I would trust them with any of our services.',
    },
  ]),
  ...reviewed(-25, CHAIR, KAVYA, [
    {
      by: 'lena.fischer',
      rating: 4,
      except: { coaching: 2 },
      recommendation: 'promote',
      comment: 'A deep specialist.',
    },
    {
      by: 'mateo.cruz',
      rating: 3,
      except: { coaching: 5 },
      recommendation: 'not-yet',
      comment: 'Coaches well; direction is thin.',
    },
  ]),
  storyOf(KAVYA)(-20, CHAIR, 'AssignReviewer', { reviewerId: ROLES.reviewer, reviewerKnown: true }),
  advanced(AUTUMN, -8, 'calibrating'),
  ...voting(-4, CHAIR, DEVON, {
    conflicted: ['bram.visser'],
    votes: { 'mateo.cruz': 'promote', 'farid.haddad': 'abstain' },
  }),
  ...voting(-3, CHAIR, INES, {
    conflicted: ['chiyo.tanaka'],
    votes: { 'lena.fischer': 'promote', 'mateo.cruz': 'promote', 'farid.haddad': 'promote', 'bram.visser': 'not-yet' },
  }),
  storyOf(INES)(-1, CHAIR, 'CloseVoting', {}),
];
