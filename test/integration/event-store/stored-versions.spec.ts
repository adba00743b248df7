import { openSqliteEventStore } from '@plumbline/event-store';
import { tempDir } from '@plumbline/testing';
import { readFileSync } from 'node:fs';
import { type EventRow, writeEvents } from '../../support/events-file.js';

const fixture = JSON.parse(readFileSync('test/fixtures/events/EvidenceAttached.v1.json', 'utf8')) as EventRow & {
  data: { criterion: string };
};

describe('a file with an event of an older version', () => {
  it('is read as if the event had been written today', async () => {
    const folder = tempDir();
    await writeEvents(folder.path, [fixture]);
    const store = await openSqliteEventStore({ dataDir: folder.path });
    const [read] = await store.readStream(fixture.stream);
    expect(read).toMatchObject({ type: 'EvidenceAttached', version: 2, data: { criteria: [fixture.data.criterion] } });
    expect(read?.data).not.toHaveProperty('criterion');
    expect(await store.readAll(null, 9)).toEqual([read]);
    await store.close();
    folder.remove();
  });
});
