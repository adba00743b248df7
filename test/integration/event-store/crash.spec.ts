import { openSqliteEventReader, openSqliteEventStore } from '@plumbline/event-store';
import type { StoredEvent } from '@plumbline/event-log';
import { tempDir } from '@plumbline/testing';
import Database from 'better-sqlite3';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect, isDeepStrictEqual } from 'node:util';

const CHILD = 'dist/test/load/crash/child.js';
const KILLS = 100;
const KILLS_A_FOLDER = 10;

type Child = Readonly<{
  process: ChildProcessWithoutNullStreams;
  /** When it has said so. Rejects where it ends before. */
  says: (word: 'ready' | 'working') => Promise<void>;
  /** The signal that ended it, or what it complained of when it ended by itself. */
  ended: Promise<string>;
}>;
type Group = Readonly<{ group: string; size: number; stream: string; revision: bigint; position: string }>;

/** Started ahead of its turn, so that the test doesn't wait for Node to come up a hundred times. */
const startChild = (): Child => {
  const child = spawn(process.execPath, [CHILD], { stdio: 'pipe' });
  const text = { said: '', complaint: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text.said += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (text.complaint += chunk));
  let over = false;
  const ended = once(child, 'close').then(([, signal]) => {
    over = true;
    return typeof signal === 'string' ? signal : text.complaint;
  });
  const says = async (word: string) => {
    while (!text.said.includes(word)) {
      if (over) throw new Error(`The child ended by itself: ${text.complaint}`);
      await sleep(1);
    }
  };
  return { process: child, says, ended };
};

const acknowledgedBy = ({ process: { pid } }: Child, dataDir: string): readonly Group[] => {
  const file = join(dataDir, `acks.${String(pid)}`);
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
  return lines.map((line) => {
    const [group = '', size, stream = '', revision = '', position = ''] = line.split(' ');
    return { group, size: Number(size), stream, revision: BigInt(revision), position };
  });
};

const ensure = (holds: boolean, problem: string, at: unknown): void => {
  if (!holds) throw new Error(`${problem}: ${inspect(at)}`);
};

/** The groups in the file, each wholly there: all its events, one after the other in its stream and in the global order. */
const groupsOf = (events: readonly StoredEvent[]): ReadonlyMap<string, Group> => {
  const groups = new Map<string, Group>();
  let open: { group: string; size: number; stream: string; next: number } | undefined;
  for (const { data, stream, revision, position } of events) {
    const { cycleId: group, personId } = data as { cycleId: string; personId: string };
    const [at, size] = personId.split('/').map(Number);
    open ??= { group, size: size ?? 0, stream, next: 0 };
    ensure(open.group === group && open.stream === stream && open.next === at, 'half a group', { open, group, at });
    open.next += 1;
    if (open.next < open.size) continue;
    ensure(!groups.has(group), 'a group twice', group);
    groups.set(group, { group, size: open.size, stream, revision, position });
    open = undefined;
  }
  ensure(open === undefined, 'half a group at the end', open);
  return groups;
};

const ensureNoGaps = (events: readonly StoredEvent[]): void => {
  const next = new Map<string, bigint>();
  events.forEach(({ stream, revision, position }, at) => {
    ensure(Number(position) === at + 1, 'a gap before position', position);
    ensure(revision === (next.get(stream) ?? 0n), 'a gap before revision', { stream, revision });
    next.set(stream, revision + 1n);
  });
};

const verify = async (dataDir: string, acknowledged: readonly Group[]): Promise<void> => {
  const reader = await openSqliteEventReader({ dataDir });
  const events = await reader.readAll(null, 1_000_000);
  ensureNoGaps(events);
  const groups = groupsOf(events);
  for (const ack of acknowledged)
    ensure(isDeepStrictEqual(groups.get(ack.group), ack), 'acknowledged and not there', ack);
  const { group, stream, revision, position, size } = acknowledged.at(-1) ?? { group: '' };
  if (group !== '')
    expect(await reader.findRecord({ key: group, request: '' })).toMatchObject({
      receipt: { stream, revision, position, appended: size },
    });
  await reader.close();
  const db = new Database(join(dataDir, 'events.db'), { readonly: true });
  expect(db.prepare('SELECT key FROM commands ORDER BY key').pluck().all()).toEqual([...groups.keys()].sort());
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
};

/** Most die at some moment of the load, every fifth at some moment of opening what the one before left. */
const killSomewhen = async (child: Child, whileOpening: boolean): Promise<void> => {
  if (!whileOpening) await child.says('working');
  await sleep(Math.random() * (whileOpening ? 150 : 50));
  child.process.kill('SIGKILL');
  expect(await child.ended).toBe('SIGKILL');
};

const reopen = async (dataDir: string): Promise<void> => {
  const store = await openSqliteEventStore({ dataDir });
  expect(store.health()).toEqual({ ok: true });
  await store.close();
};

describe('a process that is killed while it appends', () => {
  it(`loses nothing acknowledged and leaves nothing half there, ${String(KILLS)} times`, async () => {
    if (!existsSync(CHILD)) throw new Error(`${CHILD} is missing: run "npm run build" first`);
    const counts: number[] = [];
    let next = startChild();
    while (counts.length < KILLS) {
      const folder = tempDir();
      const acknowledged: Group[] = [];
      for (let i = 0; i < KILLS_A_FOLDER; i += 1) {
        const child = next;
        await child.says('ready');
        child.process.stdin.write(`${folder.path}\n`);
        next = startChild();
        await killSomewhen(child, i % 5 === 4);
        const heard = acknowledgedBy(child, folder.path);
        acknowledged.push(...heard);
        counts.push(heard.length);
        if (acknowledged.length > 0) await verify(folder.path, acknowledged);
      }
      await reopen(folder.path);
      await verify(folder.path, acknowledged);
      folder.remove();
    }
    next.process.kill('SIGKILL');
    // Without load there is nothing to lose, and this test would prove nothing.
    expect(counts.filter((count) => count > 0).length).toBeGreaterThanOrEqual(KILLS * 0.8);
    expect(counts.reduce((sum, count) => sum + count)).toBeGreaterThan(KILLS * 10);
  }, 300_000);
});
