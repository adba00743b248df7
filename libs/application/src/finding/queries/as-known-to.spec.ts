import type { FindingLine, ListViewer } from '@plumbline/read-model';
import type { ViewerResolver } from '../../viewer-resolver.js';
import { asKnownTo } from './as-known-to.js';

const viewer = { personId: 'aud', roles: ['auditor'], today: '2027-01-01' } as unknown as ListViewer;
const asking = (audits: boolean) => ({ audits: () => Promise.resolve(audits) }) as unknown as ViewerResolver;
const line = {
  ...{ id: 'f', said: 'all of it', events: { read: { stream: 'cycle-spring' } }, hidden: [] },
  guarded: { stream: 'cycle-spring', unknown: { said: 'less', events: null, hidden: ['events'] } },
} as unknown as FindingLine;

describe('a finding of a step that was decided on a cycle', () => {
  it('shows that to whoever audits the cycle, and to no other auditor', async () => {
    const { guarded, ...all } = line;
    expect(await asKnownTo(asking(true), viewer)(line)).toEqual(all);
    expect(await asKnownTo(asking(false), viewer)(line)).toEqual({ ...all, ...guarded?.unknown });
  });

  it('is left as it is where nothing of that is shown anyway', async () => {
    const seen = await asKnownTo(asking(false), viewer)({ ...line, guarded: null });
    expect({ ...seen, guarded: line.guarded }).toEqual(line);
  });
});
