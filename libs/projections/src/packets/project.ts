import { defineView, type RulesOf } from '../kernel/define-view.js';
import { decisionRules } from './decisions.js';
import { nominationRules } from './nomination.js';
import { reviewRules } from './reviews.js';
import { voteRules } from './votes.js';

const rules: RulesOf<'packets'> = {
  ...nominationRules,
  ...reviewRules,
  ...voteRules,
  ...decisionRules,
  PersonErased: ({ data }, rows) => rows.erase(data.personId),
};

/** Everything in a nomination's packet and what became of it, in rows small enough that an event touches few of them. */
export const packets = defineView('packets', {
  version: 9,
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
  rules,
});
