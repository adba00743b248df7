// The checking thread. Node runs it from the build and, by stripping types, from plain sources: only erasable syntax here.
import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { FromChecker } from './protocol.js';

// Node finds a plain source only by its own name.
registerHooks({
  resolve: (specifier, context, next) => {
    const url = new URL(specifier, context.parentURL);
    const isSource = url.protocol === 'file:' && url.pathname.endsWith('.js') && !existsSync(url);
    return next(isSource ? specifier.replace(/\.js$/, '.ts') : specifier, context);
  },
});
const { checkLog } = await import('./check-log.js');

const post = (message: FromChecker): void => {
  parentPort?.postMessage(message);
};

const check = (file: string): void => {
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 5_000 });
  try {
    checkLog(db, {
      progress: (position, head) => {
        post({ checked: position, of: head });
      },
      texts: (problem) => {
        post({ texts: problem });
      },
    });
    post({ sound: true });
  } finally {
    db.close();
  }
};

/** A disk that fails to answer may do so later; damage stays. */
const mayPass = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^SQLITE_(IOERR|BUSY|CANTOPEN)/.test(String(error.code));

for (let again = true; again;)
  try {
    again = false;
    check(workerData as string);
  } catch (error) {
    post({ problem: error instanceof Error ? error.message : String(error) });
    again = mayPass(error);
    if (again) await sleep(500);
  }
