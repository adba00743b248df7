import { History, type NominationHistory, ON_REQUEST } from '@plumbline/testing';
import { rowsOf } from '@plumbline/testing-views';
import { packets } from './project.js';

/** A parked stream is projected when it is retried: after an erasure that passed it by in the meantime. */
const told = (tell: (n: NominationHistory) => NominationHistory) =>
  rowsOf(packets, tell(new History().nomination('n1')).history.events);
const retriedAfterErasing = (personId: string, tell: (n: NominationHistory) => NominationHistory) => {
  const history = new History().record('PersonErased', { personId, ...ON_REQUEST });
  return rowsOf(packets, tell(history.nomination('n1')).history.events);
};

describe('an erasure while the stream of a packet is parked', () => {
  it('is applied on retry: no text about the candidate is stored', () => {
    const tell = (n: NominationHistory) => n.statement().evidence('e1', ['design']);
    expect(told(tell).all('packetText')).toMatchObject([{ kind: 'statement', text: 'Why this person' }]);
    expect(told(tell).all('packetEvidence')).toMatchObject([{ title: 'Title', body: 'Body' }]);
    const rows = retriedAfterErasing('cleo', tell);
    expect(rows.all('packetText')).toMatchObject([{ kind: 'statement', text: 'erased' }]);
    expect(rows.all('packetEvidence')).toMatchObject([{ title: 'erased', body: 'erased' }]);
  });

  it('is applied on retry: no reason of an erased reviewer who declined or was recused is stored', () => {
    const tell = (n: NominationHistory) => n.assign('ron').recuse('ron');
    expect(told(tell).all('packetReviewer')).toMatchObject([{ personId: 'ron', reason: 'Related' }]);
    const rows = retriedAfterErasing('ron', tell);
    expect(rows.all('packetReviewer')).toMatchObject([{ personId: 'ron', status: 'recused', reason: 'erased' }]);
    const declined = retriedAfterErasing('ron', (n) =>
      n.assign('ron').record('ReviewerDeclined', { reviewerId: 'ron', sight: false, reason: 'My own sister' }),
    );
    expect(declined.all('packetReviewer')).toMatchObject([{ status: 'declined', reason: 'erased' }]);
  });

  it('leaves a reviewer who gave no reason without one, and everybody else unchanged', () => {
    const rows = retriedAfterErasing('ron', (n) => n.statement().assign('ron', 'rea').recuse('rea'));
    expect(rows.all('packetReviewer')).toMatchObject([
      { personId: 'rea', reason: 'Related' },
      { personId: 'ron', reason: null },
    ]);
    expect(rows.all('packetText')).toMatchObject([{ text: 'Why this person' }]);
  });
});
