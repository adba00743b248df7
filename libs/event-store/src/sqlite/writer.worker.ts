// The writer thread. Node runs it from the build and, by stripping types, from plain sources: only erasable syntax here.
import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type * as ApplyBatch from './apply-batch.js';
import type { Append } from '../stored/append.js';
import type { FromWriter, Setup, ToWriter } from './protocol.js';

// Node finds a plain source only by its own name.
registerHooks({
  resolve: (specifier, context, next) => {
    const url = new URL(specifier, context.parentURL);
    const isSource = url.protocol === 'file:' && url.pathname.endsWith('.js') && !existsSync(url);
    return next(isSource ? specifier.replace(/\.js$/, '.ts') : specifier, context);
  },
});
const { BatchWriter } = await import('./apply-batch.js');
const { CommitFailed } = await import('./transactions.js');
const { migrate } = await import('./migrate.js');
const { ensureKeys } = await import('./ensure-keys.js');

const port = parentPort;
if (port === null) throw new Error('This file is the entry of a worker thread');
const post = (message: FromWriter): void => {
  port.postMessage(message);
};
const textOf = (error: unknown): string =>
  error instanceof Error ? `${error.message}${'code' in error ? ` (${String(error.code)})` : ''}` : String(error);

type Opened = Readonly<{ db: Database.Database; migrated: number | undefined; losses: number }>;

const open = (setup: Setup): Opened => {
  const { file, pragmas, ddl } = setup;
  const db = new Database(file);
  for (const [name, wanted] of Object.entries(pragmas)) {
    db.pragma(`${name} = ${String(wanted)}`);
    const found = db.pragma(name, { simple: true });
    if (found !== wanted) throw new Error(`${name} is ${String(found)} and must be ${String(wanted)}`);
  }
  db.exec('BEGIN IMMEDIATE');
  const migrated = migrate(db, ddl);
  const losses = ensureKeys(db, setup);
  db.exec('COMMIT');
  return { db, migrated, losses };
};

/** This message and all that are queued behind it, so that everything that came during the last commit goes into one. */
const takeQueued = (first: ToWriter): { appends: readonly Append[]; close: boolean } => {
  const messages = [first];
  for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port))
    messages.push(next.message as ToWriter);
  return {
    appends: messages.flatMap((m) => (m === 'close' ? [] : (JSON.parse(m) as readonly Append[]))),
    close: messages.includes('close'),
  };
};

/** After a failed write, probes until writing works again: while health reports the failure, no append may come to find out. */
const watchRecovery = (writer: ApplyBatch.BatchWriter, retryMs: number) => {
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
  };
  const probe = (): void => {
    try {
      writer.probe();
      stop();
      post({ tried: null });
    } catch (error) {
      post({ tried: textOf(error) });
    }
  };
  return {
    failed: () => (timer ??= setInterval(probe, retryMs)),
    stop,
  };
};

/** Checkpoints the log some time after commits, and until it succeeds: a log that only grows fills the disk. */
const watchLog = (db: Database.Database, everyMs: number) => {
  let timer: NodeJS.Timeout | undefined;
  let isFailing = false;
  const wrote = (): void => {
    timer ??= setTimeout(look, everyMs);
  };
  const look = (): void => {
    timer = undefined;
    try {
      db.pragma('wal_checkpoint(PASSIVE)');
      if (isFailing) post({ checkpoint: null });
      isFailing = false;
    } catch (error) {
      post({ checkpoint: textOf(error) });
      isFailing = true;
      wrote();
    }
  };
  const stop = (): void => {
    clearTimeout(timer);
  };
  return { wrote, stop };
};

const isWritable = (writer: ApplyBatch.BatchWriter): boolean => {
  try {
    writer.probe();
    return true;
  } catch {
    return false;
  }
};

const serve = (db: Database.Database, { retryMs, checkpointMs, commits }: Setup): void => {
  const writer = new BatchWriter(db);
  const counter = new Int32Array(commits);
  const committed = (): void => {
    Atomics.add(counter, 0, 1);
    Atomics.notify(counter, 0);
  };
  const watch = watchRecovery(writer, retryMs);
  const log = watchLog(db, checkpointMs);
  port.on('message', (message: ToWriter) => {
    const { appends, close } = takeQueued(message);
    if (appends.length > 0)
      try {
        const outcomes = writer.apply(appends);
        committed();
        post({ outcomes: JSON.stringify(outcomes) });
        watch.stop();
        log.wrote();
      } catch (error) {
        // A small write takes the place of what a failed commit left in the log, which then can't come back after a crash.
        const isUnknown = error instanceof CommitFailed && !isWritable(writer);
        const failure = { appends: appends.length };
        post(isUnknown ? { ...failure, unknown: textOf(error) } : { ...failure, failed: textOf(error) });
        watch.failed();
      }
    if (!close) return;
    watch.stop();
    log.stop();
    db.close();
    post({ closed: true });
    port.close();
  });
};

try {
  const setup = workerData as Setup;
  const { db, migrated, losses } = open(setup);
  serve(db, setup);
  post({ opened: true, migrated: migrated ?? null, losses });
} catch (error) {
  post({ notOpened: textOf(error) });
  port.close();
}
