import { Aggregates, Facts, Namesakes, SourceIds, ViewerResolver } from '@plumbline/application';
import { MemoryEventStore } from '@plumbline/event-store';
import { ProjectionRunner } from '@plumbline/projection-runtime';
import { VIEWS } from '@plumbline/projections';
import type { Views } from '@plumbline/read-model';
import { TABLES } from '@plumbline/read-model/tables';
import { aRound } from '@plumbline/testing';
import { openReadModel } from '@plumbline/view-store';
import { Admission } from '../../apps/api/src/access/admission.js';

describe('an admin who was recused a moment ago', () => {
  it('does nothing to the round, however far the views were behind when they asked', async () => {
    const store = new MemoryEventStore();
    const { events } = aRound();
    for (const { stream, id, type, data, metadata } of events)
      await store.append(stream, 'any', [{ id, type, data, metadata }]);
    const readModel = openReadModel({ dataDir: ':memory:', tables: TABLES });
    readModel.prepare(VIEWS);
    const runner = new ProjectionRunner({ store, readModel, views: VIEWS });
    /** Views that do nothing until somebody waits for them. */
    const progress = {
      waitFor: async (position: string, ms: number) => {
        await runner.start();
        return runner.waitFor(position, ms);
      },
    };
    const { db } = readModel.reader<Views>();
    const aggregates = new Aggregates(store);
    const facts = new Facts(aggregates);
    const nobody = () => Promise.resolve([]);
    const namesakes = new Namesakes(nobody, nobody);
    const sourceIds = new SourceIds(aggregates, facts, namesakes);
    const admission = new Admission(new ViewerResolver(facts, db), store, progress, sourceIds);
    const policy = { on: 'cycle', to: ['admin'] } as const;
    const asking = { policy, id: 'spring', today: '2026-06-01', isWrite: true };
    const admitted = (personId: string) => admission.admit({ personId, roles: ['admin'] }, asking);
    await expect(admitted('moe')).rejects.toMatchObject({ status: 403, code: 'admin-recused' });
    expect((await admitted('ada')).roles).toEqual(['admin']);
    await runner.stop();
    readModel.close();
  });
});
