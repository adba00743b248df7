import type { Calendar } from './calendar.js';
import { principalPacket, strongStaffPacket, thinStaffPacket } from './packets.js';
import { ROLES } from './people.js';
import { opened, WINTER } from './rounds.js';
import { submitted, written } from './stages.js';
import { storiesIn, storyOf, type Step } from './step.js';

const of = storiesIn(WINTER);
const ELIF = of('elif.kaya', 'staff', 'bram.visser');
const FARID = of('farid.haddad', 'principal', 'bram.visser');
const HUGO = of('hugo.silva', 'staff', 'chiyo.tanaka');

/** One draft, one sent back, one handed in; greta.lind is left for the walk-through. */
export const winter = ({ instantOf }: Calendar): readonly Step[] => [
  ...opened(WINTER, instantOf),
  ...written(-8, ELIF, thinStaffPacket('Elif', 'the ledger migration')),
  ...submitted(-7, FARID, principalPacket('Farid', 'the network edge')),
  storyOf(FARID)(-5, ROLES.chair, 'ReturnNomination', {
    reason: 'Nothing yet on coaching or design: please add evidence.',
  }),
  ...submitted(-4, HUGO, strongStaffPacket('Hugo', 'the new search team')),
];
