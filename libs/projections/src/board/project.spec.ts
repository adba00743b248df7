import { History, type NominationHistory } from '@plumbline/testing';
import { rowsOf } from '@plumbline/testing-views';
import { board } from './project.js';

const after = (tell: (nomination: NominationHistory) => NominationHistory) => {
  const nomination = tell(new History().nomination('n1'));
  return rowsOf(board, nomination.history.events);
};
const relations = (tell: (nomination: NominationHistory) => NominationHistory) =>
  after(tell)
    .all('nominationAccess')
    .map(({ personId, relation, done }) => `${String(personId)} ${String(relation)} ${String(done)}`);

describe('the nomination board', () => {
  const STATES: readonly [state: string, tell: (n: NominationHistory) => NominationHistory][] = [
    ['draft', (n) => n.statement().evidence('e1', ['design'])],
    ['submitted', (n) => n.submit()],
    ['returned', (n) => n.submit().record('NominationReturned', { reason: 'thin' })],
    ['withdrawn', (n) => n.submit().withdraw()],
    ['voting', (n) => n.submit().openVoting().vote('mia', 'promote')],
    ['voted', (n) => n.submit().openVoting().closeVoting()],
    ['decided', (n) => n.submit().openVoting().closeVoting().decide()],
    ['submitted', (n) => n.submit().openVoting().closeVoting().decide().reopen()],
    ['released', (n) => n.submit().openVoting().closeVoting().decide().release()],
    ['appealed', (n) => n.submit().openVoting().closeVoting().decide().release().appeal()],
    [
      'released',
      (n) =>
        n
          .openVoting()
          .closeVoting()
          .decide()
          .release()
          .appeal()
          .record('AppealResolved', { appealId: 'a1', resolution: 'dismissed', rationale: 'Nothing new' }),
    ],
  ];
  it.each(STATES)('is %s after the events that say so', (state, tell) => {
    expect(after(tell).all('nomination')).toMatchObject([{ state }]);
  });

  it('updates time and revision with every event', () => {
    expect(after((n) => n.statement().submit()).all('nomination')).toMatchObject([
      { openedAt: '2026-03-02T09:00:00.000Z', updatedAt: '2026-03-02T09:02:00.000Z', revision: 2 },
    ]);
  });

  it('drops the outcome of a reopened decision', () => {
    const decided = (n: NominationHistory) => n.submit().openVoting().closeVoting().decide('deferred');
    expect(after(decided).all('nomination')).toMatchObject([{ outcome: 'deferred' }]);
    expect(after((n) => decided(n).reopen()).all('nomination')).toMatchObject([{ outcome: null }]);
  });

  it('counts reviewers and the reviews that are in', () => {
    const tell = (n: NominationHistory) => n.submit().assign('ron', 'rea', 'rob').review('ron', { design: 3 });
    expect(after(tell).all('nomination')).toMatchObject([{ reviewers: 3, reviewsIn: 1 }]);
  });

  it('counts neither a reviewer who declined nor the review of one who was recused', () => {
    const tell = (n: NominationHistory) =>
      n
        .assign('ron', 'rea', 'rob')
        .review('ron', { design: 3 })
        .review('rea', { design: 4 })
        .record('ReviewerDeclined', { reviewerId: 'rob', sight: false, reason: 'busy' })
        .recuse('ron');
    expect(after(tell).all('nomination')).toMatchObject([{ reviewers: 1, reviewsIn: 1 }]);
    expect(relations(tell)).toEqual(['rea reviewer 1', 'ron recused 0']);
  });

  it('marks reviews that were missing when voting opened, and counts nobody twice who is assigned again', () => {
    const lapsed = (n: NominationHistory) =>
      n.assign('ron', 'rea').review('ron', { design: 3 }).openVoting([]).closeVoting('no-quorum');
    const marked = (tell: (n: NominationHistory) => NominationHistory) =>
      after(tell)
        .all('nominationAccess')
        .map(({ personId, missed }) => [personId, missed]);
    expect(marked(lapsed)).toEqual([
      ['rea', 1],
      ['ron', 0],
    ]);
    const anew = (n: NominationHistory) => lapsed(n).assign('rea');
    expect(marked(anew)).toContainEqual(['rea', 0]);
    expect(after(anew).all('nomination')).toMatchObject([{ reviewers: 2, reviewsIn: 1 }]);
  });

  it('excludes the candidate and recused people from the members of a round', () => {
    const tell = (n: NominationHistory) => n.recuse('max').openVoting(['mia', 'max', 'cleo']);
    expect(relations(tell)).toEqual(['max recused 0', 'mia member 0']);
  });

  it('replaces the members of an earlier round', () => {
    const tell = (n: NominationHistory) => n.openVoting(['mia', 'max']).closeVoting().openVoting(['mia', 'moe']);
    expect(relations(tell)).toEqual(['mia member 0', 'moe member 0']);
  });

  it('takes a member who is recused out of the round', () => {
    expect(relations((n) => n.openVoting(['mia', 'max']).recuse('mia'))).toEqual(['max member 0', 'mia recused 0']);
  });
});
