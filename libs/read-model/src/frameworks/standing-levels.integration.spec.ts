import { criterion, History, level } from '@plumbline/testing';
import { VIEWS } from '@plumbline/projections';
import { readModelOf } from '@plumbline/testing-views';
import { publishedStandingLevels } from './standing-levels.queries.js';

describe('the levels that somebody can stand on', () => {
  it('are those of published frameworks and their entry levels', async () => {
    const history = new History();
    const asks = { senior: {}, staff: {} };
    history.framework('makers', [level('senior', 1), level('staff', 2)], [criterion('design', asks)], ['junior']);
    history.framework('menders', [level('lead', 1)], [criterion('care', { lead: {} })]);
    const model = readModelOf(
      VIEWS.filter(({ name }) => name === 'frameworks'),
      history.events,
    );
    expect([...(await publishedStandingLevels(model.db))].sort()).toEqual(['junior', 'lead', 'senior', 'staff']);
    model.close();
  });
  it('are none where nothing was published', async () => {
    const model = readModelOf(
      VIEWS.filter(({ name }) => name === 'frameworks'),
      [],
    );
    expect(await publishedStandingLevels(model.db)).toEqual(new Set());
    model.close();
  });
});
