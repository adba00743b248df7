import { setTimeout as sleep } from 'node:timers/promises';
import { type Checkpoint, seatInFolder, seatInPostgres } from '@plumbline/messaging';
import { tempDir } from '@plumbline/testing';
import { describeWhere } from '../../support/describe-where.js';
import { runSql } from '../../support/postgres/new-database.js';
import { usePostgres } from '../../support/postgres/use-postgres.js';

const at = (position: string): Checkpoint => ({ position, stream: 'nomination-n', revision: '0', id: `e${position}` });

describeWhere('postgres', 'the seat of a relay in PostgreSQL', () => {
  const postgres = usePostgres();

  it('is for one at a time, who goes on where the last one stood', async () => {
    const { url } = await postgres.database();
    const [first, other] = [seatInPostgres(url), seatInPostgres(url)];
    const seat = await first();
    expect(seat?.checkpoint).toBeNull();
    expect(await other()).toBeUndefined();
    await seat?.move(at('1'));
    await seat?.move(at('2'));
    await seat?.leave();
    const next = await other();
    expect(next?.checkpoint).toEqual(at('2'));
    await next?.leave();
  });

  it('is lost with its session, and once somebody else has moved the checkpoint', async () => {
    const { url } = await postgres.database();
    const seat = await seatInPostgres(url)();
    await runSql(url, `UPDATE plumbline_relay.checkpoint SET position = '9'`);
    await expect(seat?.move(at('1'))).rejects.toThrow('another relay has gone on');
    expect(seat?.lost.aborted).toBe(false);
    await runSql(
      url,
      `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()`,
    );
    for (let tries = 0; tries < 100 && seat?.lost.aborted !== true; tries += 1) await sleep(20);
    expect(seat?.lost.aborted).toBe(true);
  });
});

describe('the seat of a relay in a folder', () => {
  it('keeps the checkpoint over its end', async () => {
    const dir = tempDir();
    const seat = await seatInFolder(dir.path)();
    expect(seat?.checkpoint).toBeNull();
    await seat?.move(at('1'));
    await seat?.move(at('2'));
    expect((await seatInFolder(dir.path)())?.checkpoint).toEqual(at('2'));
    dir.remove();
  });
});
