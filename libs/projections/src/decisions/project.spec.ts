import { History } from '@plumbline/testing';
import { rowsOf } from '@plumbline/testing-views';
import { decisions } from './project.js';

const voted = () =>
  new History().nomination('n1').openVoting().vote('mia', 'promote').vote('max', 'not-yet').closeVoting();

describe('the register of decisions', () => {
  it('has what a decision rests on', () => {
    const { events } = voted().decide('promoted').history;
    expect(rowsOf(decisions, events).all('decision')).toMatchObject([
      {
        outcome: 'promoted',
        candidateId: 'cleo',
        cycleId: 'spring',
        electorate: 3,
        promote: 1,
        notYet: 1,
        present: 2,
        quorumMet: 1,
        policyVersion: 1,
        override: 0,
        superseded: 0,
      },
    ]);
  });
  it('marks a decision against the tally', () => {
    const { events } = voted().decide('declined', 'A fact came late').history;
    expect(rowsOf(decisions, events).all('decision')).toMatchObject([{ override: 1 }]);
  });
  it('marks a reopened decision for ever, with the next one beside it', () => {
    const nomination = voted().decide('promoted').reopen().openVoting().closeVoting().decide('deferred').release();
    expect(rowsOf(decisions, nomination.history.events).all('decision')).toMatchObject([
      { outcome: 'promoted', superseded: 1, releasedAt: null },
      { outcome: 'deferred', superseded: 0, releasedAt: expect.any(String) as string },
    ]);
  });
});
