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
  it('says who broke the tie, of a round that was one', () => {
    const broken = { round: 1, chairId: 'cho', choice: 'promote' as const, rationale: 'Close' };
    const n = new History().nomination('n1').openVoting().closeVoting('tied').record('TieBroken', broken);
    const tied = { result: 'tied' as const, tieBrokenAs: 'promote' as const };
    const { events } = n.decide('promoted', null, tied).reopen().openVoting().closeVoting().decide().history;
    expect(rowsOf(decisions, events).all('decision')).toMatchObject([
      { tieBrokenAs: 'promote', tieBrokenBy: 'cho' },
      { tieBrokenAs: null, tieBrokenBy: null },
    ]);
  });
  it('counts the reviews that were revised when others could be read, once each, as far as they count', () => {
    const n = new History().nomination('n1').assign('ron', 'rea', 'rob');
    for (const who of ['ron', 'rea', 'rob']) n.review(who, { design: 3 });
    n.revise('ron', { design: 4 }, true).revise('ron', { design: 5 }, true);
    n.revise('rea', { design: 4 }, false).revise('rea', { design: 2 }, null);
    n.revise('rob', { design: 4 }, true);
    const first = n.openVoting().closeVoting().decide();
    first.reopen().recuse('rob').openVoting().closeVoting().decide();
    expect(rowsOf(decisions, n.history.events).all('decision')).toMatchObject([
      { revisedAfterOthers: 2 },
      { revisedAfterOthers: 1 },
    ]);
  });

  it('is not touched by the recusal of somebody who revised nothing', () => {
    const { events } = voted().decide().recuse('rea').history;
    const last = events.at(-1);
    if (last?.type !== 'ReviewerRecused') throw new Error('the last event is no recusal');
    const subject = rowsOf(decisions, events.slice(0, -1)).all('decisionSubject')[0];
    const rows = { get: () => subject, find: () => [], erase: () => [] };
    expect(decisions.project(last, rows as unknown as Parameters<typeof decisions.project>[1])).toEqual([]);
  });
});
