import { openSqliteEventStore } from '@plumbline/event-store';
import { tempDir } from '@plumbline/testing';
import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const fixture = JSON.parse(readFileSync('test/fixtures/events/EvidenceAttached.v1.json', 'utf8')) as Record<
  string,
  unknown
> & { data: { criterion: string }; stream: string };

describe('a file with an event of an older version', () => {
  it('is read as if the event had been written today', async () => {
    const folder = tempDir();
    await (await openSqliteEventStore({ dataDir: folder.path })).close();
    const db = new Database(join(folder.path, 'events.db'));
    db.prepare(
      `INSERT INTO events VALUES (1, @id, @stream, 0, @type, @version, @json, @recordedAt, @actor, @correlationId,
        @causationId, @idempotencyKey)`,
    ).run({ ...fixture, json: JSON.stringify(fixture.data) });
    db.close();

    const store = await openSqliteEventStore({ dataDir: folder.path });
    const [read] = await store.readStream(fixture.stream);
    expect(read).toMatchObject({ type: 'EvidenceAttached', version: 2, data: { criteria: [fixture.data.criterion] } });
    expect(read?.data).not.toHaveProperty('criterion');
    expect(await store.readAll(null, 9)).toEqual([read]);
    await store.close();
    folder.remove();
  });
});
