import { openSqliteEventStore } from '@plumbline/event-store';
import { rewriteEvents } from '../../support/events-file.js';
import { levelled, moved, record, registered } from './happenings.js';
import { running } from './running.js';
import { everything, scratch } from './toy.js';

describe('an event that cannot be read', () => {
  it.each([
    ['is of a version that a newer program writes', 'version = 9', 'OrgUnitChanged version 9 is unknown here'],
    ['is of a type that nobody here knows', "type = 'PersonPromoted'", 'PersonPromoted version 1 is unknown here'],
    ['holds no JSON', `data = '{"orgUnit":"secret'`, 'the data of this OrgUnitChanged, version 1, is damaged'],
  ])('because it %s parks its stream for every view, and everything else continues', async (_, change, why) => {
    const { dir, remove } = scratch();
    const written = await openSqliteEventStore({ dataDir: dir });
    await record(written, registered('bad', 'eng'), moved('bad', 'ops'), levelled('bad', 'staff'));
    await record(written, ...Array.from({ length: 1_000 }, (_, n) => registered(`p${String(n)}`, 'eng')));
    await written.close();
    const alter = (set: string) => {
      rewriteEvents(dir, `SET ${set} WHERE position = 2`);
    };
    alter(change);

    const store = await openSqliteEventStore({ dataDir: dir });
    const { runner, reader, stop } = await running({ dataDir: dir, store });
    expect(await runner.waitFor((await store.head()) ?? '', 5_000)).toBe(true);
    const parked = [{ stream: 'person-bad', revision: '1', behind: 1, error: expect.stringContaining(why) as string }];
    expect(await runner.status()).toMatchObject({ ready: true, failure: null, views: [{ parked }, { parked }] });
    expect(JSON.stringify(await runner.status())).not.toContain('secret');
    expect(await everything(reader)).toMatchObject({ counts: [{ type: 'PersonRegistered', count: 1_001 }] });

    expect(await runner.retry('counts', 'person-bad')).toMatchObject({ state: 'parked', parked: parked[0] });
    await runner.rebuild();
    expect((await runner.status()).views).toMatchObject([{ parked }, { parked }]);

    alter(
      `version = 1, type = 'OrgUnitChanged', data = '{"personId":"bad","orgUnit":"ops","effectiveDate":"2026-03-02"}'`,
    );
    for (const view of ['counts', 'whereabouts'])
      expect(await runner.retry(view, 'person-bad')).toEqual({ state: 'unparked' });
    const bad = await reader.db.selectFrom('toy_people').selectAll().where('id', '=', 'bad').execute();
    expect(bad).toMatchObject([{ orgUnit: 'ops', level: 'staff' }]);
    await stop();
    await store.close();
    remove();
  });
});
