import { describeWays, NOW, story, tryingOn } from '@plumbline/testing';
import type { FindingEvent, FindingCommand } from '../finding/index.js';
import { nomination } from '../nomination/index.js';
import { FINDING_REFUSALS } from './finding.js';

const trying = tryingOn(nomination);
const about = { kind: 'nomination', id: 'nomination-1' } as const;
const place = { eventId: 'e', eventType: 'VotingOpened', revision: '7' };
const raised: FindingEvent = {
  type: 'FindingRaised',
  data: {
    ...{ findingId: 'f1', about },
    found: {
      kind: 'broken-guard',
      done: place,
      decidedOn: { stream: 'cycle-spring', revision: null },
      changedBy: place,
    },
  },
};
const resolve = (findingId: string): FindingCommand => ({
  ...{ type: 'ResolveFinding', actor: 'chris', now: NOW },
  data: { findingId, about, reason: 'It may stay.' },
});

describe('the ways on from refusals about findings', () => {
  describeWays(FINDING_REFUSALS, [
    trying('finding-not-found', { given: [...story.opened, raised], refused: resolve('f9'), again: resolve('f1') }),
  ]);
});
