import { criterion, History, level, type NominationHistory } from '@plumbline/testing';
import { rowsOf } from '@plumbline/testing-views';
import { readiness } from './project.js';

const MET = { design: 3, mentoring: 3 };
const MISSED = { design: 1, mentoring: 1 };

/** A nomination for staff with evidence on both criteria: ready where both are met, developing where neither is. */
const submitted = (): NominationHistory =>
  new History()
    .framework(
      'ladder',
      [level('staff', 1), level('principal', 2)],
      [criterion('design', { staff: {}, principal: {} }), criterion('mentoring', { staff: {} })],
    )
    .cycle('spring')
    .nomination('n1')
    .evidence('e1', ['design', 'mentoring'])
    .submit();
/** The band of now, and the one that managers see. */
const bandsOf = ({ history }: NominationHistory) => {
  const [staff] = rowsOf(readiness, history.events).find('readiness', { level: 'staff' });
  return [staff?.['band'], staff?.['managersBand']];
};

describe('the band that managers above the candidate see', () => {
  it('is none before three complete reviews are in', () => {
    const n = submitted();
    expect(bandsOf(n)).toEqual(['developing', null]);
    expect(bandsOf(n.review('ron', MET))).toEqual(['ready', null]);
    expect(bandsOf(n.review('rea', MET))).toEqual(['ready', null]);
    expect(bandsOf(n.review('rob', MET))).toEqual(['ready', 'ready']);
  });
  it('counts no review that leaves out a criterion of the target level, until it is revised to a full one', () => {
    const n = submitted().review('ron', MET).review('rea', MET).review('rob', { design: 3 });
    expect(bandsOf(n)).toEqual(['ready', null]);
    expect(bandsOf(n.revise('rob', MET))).toEqual(['ready', 'ready']);
  });
  it('counts no review of somebody recused', () => {
    const n = submitted().review('ron', MET).review('rea', MET).recuse('rea').review('rob', MET);
    expect(bandsOf(n)).toEqual(['ready', null]);
    expect(bandsOf(n.review('ria', MET))).toEqual(['ready', 'ready']);
  });
  it('follows every change while three are in', () => {
    const n = submitted().review('ron', MET).review('rea', MET).review('rob', MISSED);
    expect(bandsOf(n)).toEqual(['ready', 'ready']);
    expect(bandsOf(n.revise('rea', MISSED))).toEqual(['developing', 'developing']);
  });
  it('is frozen at the last state with three when one goes, whatever comes and goes with fewer', () => {
    const n = submitted().review('ron', MET).review('rea', MET).review('rob', MISSED);
    expect(bandsOf(n.recuse('rea'))).toEqual(['developing', 'ready']);
    expect(bandsOf(n.revise('ron', MISSED))).toEqual(['developing', 'ready']);
    expect(bandsOf(n.withdrawEvidence('e1'))).toEqual(['insufficient-evidence', 'ready']);
    expect(bandsOf(n.recuse('rob'))).toEqual(['insufficient-evidence', 'ready']);
  });
  it('is of now again once three are in again', () => {
    const n = submitted().review('ron', MET).review('rea', MET).review('rob', MISSED).recuse('ron');
    expect(bandsOf(n)).toEqual(['developing', 'ready']);
    expect(bandsOf(n.review('ria', MISSED))).toEqual(['developing', 'developing']);
  });
  it('is of now once voting has closed, however few reviews are in', () => {
    const n = submitted().review('ron', MET).openVoting().vote('mia', 'promote');
    expect(bandsOf(n)).toEqual(['ready', null]);
    expect(bandsOf(n.closeVoting())).toEqual(['ready', 'ready']);
  });
  it('thaws when voting closes', () => {
    const n = submitted().review('ron', MET).review('rea', MET).review('rob', MISSED).recuse('rea').openVoting();
    expect(bandsOf(n)).toEqual(['developing', 'ready']);
    expect(bandsOf(n.closeVoting())).toEqual(['developing', 'developing']);
  });
  it('stays that of the closed vote while a further vote or a reopened decision waits for reviews', () => {
    const lapsed = submitted().review('ron', MET).openVoting().closeVoting('no-quorum').review('rea', MISSED);
    expect(bandsOf(lapsed)).toEqual(['developing', 'developing']);
    expect(bandsOf(lapsed.openVoting().recuse('rea'))).toEqual(['ready', 'developing']);
    const reopened = submitted().review('ron', MET).openVoting().closeVoting().decide().reopen().revise('ron', MISSED);
    expect(bandsOf(reopened)).toEqual(['developing', 'ready']);
    expect(bandsOf(reopened.openVoting().closeVoting())).toEqual(['developing', 'developing']);
  });
});
