import { byType } from '../kernel/by-type.js';
import type { View } from '@plumbline/view-store';
import { deciding } from './deciding.js';
import { erasing } from './erasing.js';
import { reviewing } from './reviewing.js';
import { writing } from './writing.js';

/** Everything in a nomination's packet and what became of it, in rows small enough that an event touches few of them. */
export const packets: View = {
  name: 'packets',
  version: 4,
  tables: [
    'packet',
    'packetErased',
    'packetText',
    'packetEvidence',
    'packetReviewer',
    'packetReview',
    'packetRound',
    'packetVote',
    'packetDecision',
    'packetAppeal',
  ],
  project: byType({ ...writing, ...reviewing, ...deciding, ...erasing }),
};
