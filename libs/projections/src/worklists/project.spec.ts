import { History, type NominationHistory } from '@plumbline/testing';
import { rowsOf } from '@plumbline/testing-views';
import { worklists } from './project.js';

const after = (tell: (nomination: NominationHistory) => NominationHistory) =>
  rowsOf(worklists, tell(new History().nomination('n1')).history.events);
const reviews = (tell: (nomination: NominationHistory) => NominationHistory) =>
  after(tell)
    .all('reviewTask')
    .map(({ personId, done }) => [personId, done]);
const votes = (tell: (nomination: NominationHistory) => NominationHistory) =>
  after(tell)
    .all('voteTask')
    .map(({ personId, voted }) => [personId, voted]);

describe('worklists', () => {
  it('ask a reviewer until their review is in', () => {
    expect(reviews((n) => n.assign('ron', 'rea').review('ron', { design: 3 }))).toEqual([
      ['rea', 0],
      ['ron', 1],
    ]);
  });
  it('ask nothing of a reviewer who declined or was recused', () => {
    const tell = (n: NominationHistory) =>
      n
        .assign('ron', 'rea')
        .recuse('ron')
        .record('ReviewerDeclined', { reviewerId: 'rea', sight: false, reason: 'busy' });
    expect(reviews(tell)).toEqual([]);
  });
  it('ask nothing about a withdrawn nomination', () => {
    const tell = (n: NominationHistory) => n.assign('ron').openVoting().withdraw();
    expect([reviews(tell), votes(tell)]).toEqual([[], []]);
  });
  it('show a review that was missing when voting opened as missed, until it is requested again', () => {
    const lapsed = (n: NominationHistory) =>
      n.assign('ron', 'rea').review('ron', { design: 3 }).openVoting().closeVoting('no-quorum');
    const missed = (tell: (n: NominationHistory) => NominationHistory) =>
      after(tell)
        .all('reviewTask')
        .map(({ personId, done, missed }) => [personId, done, missed]);
    expect(missed((n) => lapsed(n))).toEqual([
      ['rea', 0, 1],
      ['ron', 1, 0],
    ]);
    expect(missed((n) => lapsed(n).assign('rea'))).toContainEqual(['rea', 0, 0]);
  });
  it('show a vote to every member but the candidate and recused people', () => {
    const tell = (n: NominationHistory) =>
      n.recuse('max').openVoting(['mia', 'max', 'moe', 'cleo']).vote('moe', 'abstain');
    expect(votes(tell)).toEqual([
      ['mia', 0],
      ['moe', 1],
    ]);
  });
  it('show no vote to any of several recused people, whoever was recused first', () => {
    for (const [first, second] of [
      ['max', 'mia'],
      ['mia', 'max'],
    ] as const)
      expect(votes((n) => n.recuse(first).recuse(second).openVoting(['mia', 'max', 'moe']))).toEqual([['moe', 0]]);
  });
  it('drop the vote of a member who is recused while voting is open', () => {
    expect(votes((n) => n.openVoting(['mia', 'max']).recuse('mia'))).toEqual([['max', 0]]);
  });
  it('drop the votes when the round ends', () => {
    expect(votes((n) => n.openVoting().vote('mia', 'promote').closeVoting())).toEqual([]);
  });
});
