import { inspectBlueprint } from '@plumbline/blueprint-import';
import { asksOfAll } from './asks.js';

const page = (title: string) => ({
  inspection: inspectBlueprint('page.md', `## Career track ${title}\n\nResponsibilities:\n\n- Works as ${title}.\n`),
});

describe('documents that are imported together', () => {
  it('leave open which level is higher where no word or number of them says so', () => {
    expect(asksOfAll([page('Makers'), page('Keepers')])).toEqual([expect.stringContaining('Makers, Keepers')]);
  });
  it('ask nothing where words and numbers tell', () => {
    expect(asksOfAll([page('Staff'), page('Senior')])).toEqual([]);
    expect(asksOfAll([page('Staff')])).toEqual([]);
  });
});
