import { VIEWS } from '@plumbline/projections';
import { History } from '@plumbline/testing';
import { readModelOf } from '@plumbline/testing-views';
import { erasuresPage } from './erasures.queries.js';
import { accessPage } from './subject-access.queries.js';

const history = new History();
for (const name of ['ada', 'bo', 'cleo', 'dan', 'root']) history.person(name);
history
  .by('root')
  .record('ErasureRequested', { personId: 'bo', adminId: 'root', ground: 'own-request', caseNumber: 'E-1' })
  .record('LegalHoldPlaced', { personId: 'bo', caseNumber: 'H-1', ground: 'legal-claims', until: '2027-01-01' })
  .record('LegalHoldPlaced', { personId: 'ada', caseNumber: 'H-3', ground: 'legal-claims', until: '2027-01-01' })
  .record('LegalHoldPlaced', { personId: 'ada', caseNumber: 'H-2', ground: 'authority-order', until: '2027-02-01' })
  .record('LegalHoldPlaced', { personId: 'cleo', caseNumber: 'H-4', ground: 'legal-claims', until: '2026-06-01' })
  .record('SubjectAccessRequested', { personId: 'dan', adminId: 'root', caseNumber: 'S-1' });
const model = readModelOf(VIEWS, history.events);
const { db } = model;
afterAll(() => {
  model.close();
});
const asked = { limit: 9, reader: 'root', today: '2026-06-01' };

describe('what is open about people', () => {
  it('are erasures that are asked for and holds that have not ended, by person and case', async () => {
    const { items } = await erasuresPage(db, asked);
    expect(
      items.map(({ person, requested, holds }) => [
        person.id,
        requested && [requested.caseNumber, requested.by.id],
        holds.map(({ caseNumber, by }) => [caseNumber, by.id]),
      ]),
    ).toEqual([
      [
        'ada',
        null,
        [
          ['H-2', 'root'],
          ['H-3', 'root'],
        ],
      ],
      ['bo', ['E-1', 'root'], [['H-1', 'root']]],
    ]);
  });
  it('is kept from whom it is about, and told of one person or page after page', async () => {
    const people = async (more: object) =>
      (await erasuresPage(db, { ...asked, ...more })).items.map(({ person }) => person.id);
    expect(await people({ reader: 'ada' })).toEqual(['bo']);
    expect(await people({ person: 'ada' })).toEqual(['ada']);
    expect(await people({ limit: 1 })).toEqual(['ada']);
    expect(await people({ after: ['ada'] })).toEqual(['bo']);
  });
  it('is also what is asked for about somebody, to be handed to them', async () => {
    const { items } = await accessPage(db, asked);
    expect(items).toMatchObject([
      { person: { id: 'dan' }, requested: { caseNumber: 'S-1', by: { id: 'root' } }, released: null },
    ]);
  });
});
