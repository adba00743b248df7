import { VIEWS } from '@plumbline/projections';
import { aRound } from '@plumbline/testing';
import { readModelOf } from '@plumbline/testing-views';
import { decisionsPage } from './decisions.queries.js';
import { timelineOf } from '../timeline/timeline.queries.js';
import type { ListViewer } from '../visibility/list-viewer.js';

/** max was decided on, then the decision was reopened: his packet shows top, who manages him, no decision. */
const history = aRound();
history
  .nomination('n-again', { candidateId: 'max', cycleId: 'spring' })
  .submit()
  .openVoting(['mia', 'moe'])
  .closeVoting()
  .decide('declined')
  .reopen();
const model = readModelOf(VIEWS, history.events);
const { db } = model;
afterAll(() => {
  model.close();
});
const as = (personId: string, admin = false): ListViewer => ({
  personId,
  roles: admin ? ['admin'] : [],
  today: '2026-06-01',
});
const declined = async (viewer: ListViewer) =>
  (await decisionsPage(db, viewer, { outcome: 'declined' }, { limit: 50 })).items;
const told = async (viewer: ListViewer) =>
  (await timelineOf(db, 'max', viewer))
    .filter(({ nomination }) => nomination?.id === 'n-again')
    .map(({ kind }) => kind);

describe('a superseded decision', () => {
  it('is not in the register for a line manager, whose packet withholds it', async () => {
    expect(await declined(as('top'))).toEqual([]);
  });
  it('is not in the timeline for a line manager either', async () => {
    expect(await told(as('top'))).toEqual(['nominated', 'decision-reopened']);
  });
  it('stays for those who calibrate or oversee', async () => {
    for (const viewer of [as('mia'), as('cho'), as('ada', true)]) {
      expect(await declined(viewer)).toMatchObject([{ nomination: { id: 'n-again' }, superseded: true }]);
      expect(await told(viewer)).toEqual(['nominated', 'decided', 'decision-reopened']);
    }
  });
});
