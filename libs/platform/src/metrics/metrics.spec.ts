import { Metrics } from './metrics.js';

describe('the figures of a process', () => {
  it('ask each queue for its length when they are read', async () => {
    const metrics = new Metrics();
    let waiting = 0;
    metrics.watchQueue('commands', () => waiting);
    expect(await metrics.text()).toContain('plumbline_queue_length{queue="commands"} 0');
    waiting = 3;
    expect(await metrics.text()).toContain('plumbline_queue_length{queue="commands"} 3');
    expect(await metrics.text()).not.toContain('queue="documents"');
  });
  it('say whether it runs the projections', async () => {
    const metrics = new Metrics();
    expect(await metrics.text()).toContain('plumbline_projections_active 0\n');
    metrics.watchProjections(() => true);
    expect(await metrics.text()).toContain('plumbline_projections_active 1\n');
  });
});
