import type { Role } from '@plumbline/access';
import { VIEWS } from '@plumbline/projections';
import { aRound } from '@plumbline/testing';
import { readModelOf } from '@plumbline/testing-views';
import { decisionsPage } from './decisions.queries.js';
import { timelineOf } from '../timeline/timeline.queries.js';
import type { ListViewer } from '../visibility/list-viewer.js';

/** Two decisions on max were reopened, after one of which another was made: top, who manages him, sees in a packet what stands. */
const history = aRound();
const declinedAndReopened = (id: string) =>
  history
    .nomination(id, { candidateId: 'max', cycleId: 'spring' })
    .submit()
    .openVoting(['mia', 'moe'])
    .closeVoting()
    .decide('declined')
    .reopen();
declinedAndReopened('n-again');
declinedAndReopened('n-twice').openVoting(['mia', 'moe']).closeVoting().decide('deferred');
const model = readModelOf(VIEWS, history.events);
const { db } = model;
afterAll(() => {
  model.close();
});
const as = (personId: string, ...roles: Role[]): ListViewer => ({
  personId,
  roles,
  today: '2026-06-01',
});
const decisions = async (viewer: ListViewer, outcome: string) =>
  (await decisionsPage(db, viewer, { outcome }, { limit: 50 })).items;
const timeline = async (viewer: ListViewer, id: string) =>
  (await timelineOf(db, 'max', viewer))
    .filter(({ nomination }) => nomination?.id === id)
    .map(({ kind, outcome }) => outcome ?? kind);

describe('a superseded decision', () => {
  it('is hidden from a line manager in the register, also after another decision', async () => {
    expect(await decisions(as('top'), 'declined')).toEqual([]);
    expect(await decisions(as('top'), 'deferred')).toMatchObject([
      { nomination: { id: 'n-twice' }, superseded: false },
    ]);
  });
  it('is hidden from a line manager in the timeline, also after another decision', async () => {
    expect(await timeline(as('top'), 'n-again')).toEqual(['nominated', 'decision-reopened']);
    expect(await timeline(as('top'), 'n-twice')).toEqual(['nominated', 'decision-reopened', 'deferred']);
  });
  it('is visible to the committee, admins and auditors', async () => {
    for (const viewer of [as('mia'), as('cho'), as('ada', 'admin'), as('aud', 'auditor')]) {
      const found = await decisions(viewer, 'declined');
      expect(found.map(({ nomination, superseded }) => [nomination.id, superseded]).toSorted()).toEqual([
        ['n-again', true],
        ['n-twice', true],
      ]);
      expect(await timeline(viewer, 'n-again')).toEqual(['nominated', 'declined', 'decision-reopened']);
      expect(await timeline(viewer, 'n-twice')).toEqual(['nominated', 'declined', 'decision-reopened', 'deferred']);
    }
  });
});
