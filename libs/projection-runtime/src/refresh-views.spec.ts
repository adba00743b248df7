import { Metrics } from '@plumbline/platform';
import { refreshViews } from './refresh-views.js';

describe('the figures of views', () => {
  const metrics = new Metrics();
  const status = (ready: boolean) => ({
    status: () => Promise.resolve({ ready, failure: null, head: null, views: [] }),
  });

  it('say whether they can be served, also where nobody can tell', async () => {
    await refreshViews(metrics, status(true));
    expect(await metrics.text()).toContain('plumbline_views_ready 1\n');
    await refreshViews(metrics, { status: () => Promise.reject(new Error('the events are away')) });
    expect(await metrics.text()).toContain('plumbline_views_ready 0\n');
    await refreshViews(metrics, status(true));
    await refreshViews(metrics, status(false));
    expect(await metrics.text()).toContain('plumbline_views_ready 0\n');
  });
});
