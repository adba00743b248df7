import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '@plumbline/testing';
import Database from 'better-sqlite3';
import {
  keyedDigest,
  keyIdOf,
  KeysUnusable,
  masterKeyIn,
  MasterKeyDamaged,
  newMasterKey,
  openKeyring,
} from './index.js';

const GRACE = { subject: 'grace', stream: 'nomination-n1' };
const GRACES_OWN = { subject: 'grace', stream: 'person-grace' };
const ADA = { subject: 'ada', stream: 'nomination-n1' };
const ids = ['nomination-n1/grace', 'person-grace/grace', 'nomination-n1/ada'];

describe('keys in a file', () => {
  let dir: ReturnType<typeof tempDir>;
  beforeEach(() => {
    dir = tempDir();
  });
  afterEach(() => {
    dir.remove();
  });
  const bytesOf = () => Buffer.concat(readdirSync(dir.path).map((file) => readFileSync(join(dir.path, file))));

  it('are there after another start, and only for their owner', async () => {
    const first = openKeyring({ dataDir: dir.path });
    const key = (await first.toSeal([GRACE])).get('nomination-n1/grace')?.key;
    await first.close();
    for (const file of ['keys.db', 'master.key']) expect(statSync(join(dir.path, file)).mode & 0o777).toBe(0o600);
    const second = openKeyring({ dataDir: dir.path });
    expect((await second.toOpen(ids)).get('nomination-n1/grace')?.equals(key as never)).toBe(true);
    await second.close();
  });

  it('stand nowhere in clear, and those destroyed nowhere at all, not even wrapped', async () => {
    const keyring = openKeyring({ dataDir: dir.path });
    const [made] = (await keyring.toSeal([GRACE])).values();
    await keyring.toSeal([ADA]);
    const wrapped = bytesOf();
    expect(wrapped.includes('nomination-n1/grace')).toBe(true);
    expect(wrapped.includes(made?.key.export() ?? '')).toBe(false);
    await keyring.destroy([{ subject: 'grace' }]);
    expect(bytesOf().includes('nomination-n1/grace')).toBe(false);
    expect(bytesOf().includes('nomination-n1/ada')).toBe(true);
    await keyring.close();
  });

  it('are told by whom some are left', async () => {
    const keyring = openKeyring({ dataDir: dir.path });
    await keyring.toSeal([GRACE, ADA]);
    await keyring.destroy([{ subject: 'grace' }]);
    expect(keyring.left([{ subject: 'grace' }, { subject: 'ada' }])).toEqual([{ subject: 'ada' }]);
    await keyring.close();
  });

  it('of digests begin anew in a file of before source ids had one of their own, and claims have to be made again', async () => {
    const keyring = openKeyring({ dataDir: dir.path });
    const request = await keyedDigest(keyring, 'requests', 'HR-1');
    await keyring.sourceIds.claim(request, 'ada');
    await keyring.close();
    const older = new Database(join(dir.path, 'keys.db'));
    older.exec("DELETE FROM keys WHERE id = 'source-ids/'");
    older.pragma('user_version = 0');
    older.close();
    for (const starts of [1, 2]) {
      const again = openKeyring({ dataDir: dir.path });
      const digests = [await keyedDigest(again, 'requests', 'HR-1'), await keyedDigest(again, 'sourceIds', 'HR-1')];
      expect(digests).not.toContain(request);
      expect([again.sourceIds.none, again.sourceIds.toClaimAgain]).toEqual([true, true]);
      if (starts === 2) await again.sourceIds.claimedAgain();
      await again.close();
    }
    const last = openKeyring({ dataDir: dir.path });
    expect(last.sourceIds.toClaimAgain).toBe(false);
    await last.close();
  });

  describe('in a file that is damaged', () => {
    const file = () => join(dir.path, 'keys.db');
    const open = () => openKeyring({ dataDir: dir.path });
    const sealed = async () => {
      const keyring = open();
      await keyring.toSeal(
        Array.from({ length: 200 }, (_, at) => ({ stream: `nomination-m${String(at)}`, subject: 'ann' })),
      );
      await keyring.close();
      return statSync(file()).size;
    };
    const refused = () => {
      expect(open).toThrow(KeysUnusable);
      expect(open).toThrow(`${file()} cannot be opened: `);
      expect(open).toThrow('Put back a backup of the keys that is as new as events.db, or newer');
    };

    it('are refused, never read as an older copy, wherever it was cut off', async () => {
      const size = await sealed();
      const whole = readFileSync(file());
      const lengths = [50, 100, 4_095, 4_096, size / 2, size - 8_192, size - 4_096, size - 4_095, size - 1];
      for (const length of lengths) {
        writeFileSync(file(), whole.subarray(0, length));
        refused();
      }
      writeFileSync(file(), whole);
      await open().close();
    });

    it('are refused by its name wherever a page of it is none', async () => {
      const size = await sealed();
      const whole = readFileSync(file());
      let refusals = 0;
      for (let at = 0; at < size; at += 4_096) {
        writeFileSync(file(), Buffer.concat([whole.subarray(0, at), Buffer.alloc(4_096), whole.subarray(at + 4_096)]));
        let refusal: unknown;
        try {
          await open().close();
        } catch (error) {
          refusal = error;
        }
        // What no key needs may be gone unseen.
        if (refusal !== undefined) expect(refusal).toBeInstanceOf(KeysUnusable);
        if (refusal !== undefined) refused();
        refusals += refusal === undefined ? 0 : 1;
      }
      expect(refusals).toBeGreaterThan(3);
    });
  });

  it('are refused where something else stands in the place of their file, with nothing about rights', () => {
    mkdirSync(join(dir.path, 'keys.db'), { mode: 0o755 });
    expect(() => openKeyring({ dataDir: dir.path })).toThrow(/keys\.db is no file\. Move it away/);
    const masterKeyFile = join(dir.path, 'mounted');
    mkdirSync(masterKeyFile, { mode: 0o755 });
    expect(() => openKeyring({ dataDir: join(dir.path, 'data'), masterKeyFile })).toThrow(
      `PLUMBLINE_MASTER_KEY_FILE: ${masterKeyFile} cannot be read (EISDIR). Put the master key there`,
    );
  });

  it('leave others their turn while many are destroyed', async () => {
    const keyring = openKeyring({ dataDir: dir.path });
    const names = Array.from({ length: 1_000 }, (_, at) => ({ stream: `nomination-m${String(at)}`, subject: 'grace' }));
    await keyring.toSeal(names);
    let turns = 0;
    const counting = setInterval(() => (turns += 1));
    await keyring.destroy(names.map(({ stream }) => ({ stream })));
    clearInterval(counting);
    expect((await keyring.endedAmong(names)).size).toBe(1_000);
    expect((await keyring.toOpen(names.map(keyIdOf))).size).toBe(0);
    expect(turns).toBeGreaterThan(3);
    await keyring.close();
  });

  it('that another process destroys are gone here, too', async () => {
    const [api, worker] = [openKeyring({ dataDir: dir.path }), openKeyring({ dataDir: dir.path })];
    await api.toSeal([GRACE]);
    expect((await worker.toOpen(ids)).size).toBe(1);
    await api.destroy([{ subject: 'grace' }]);
    expect((await worker.toOpen(ids)).size).toBe(0);
    await Promise.all([api.close(), worker.close()]);
  });

  it('are refused with another master key than wrapped them, and with one that is none', async () => {
    const keyring = openKeyring({ dataDir: dir.path });
    await keyring.toSeal([GRACE]);
    await keyring.close();
    writeFileSync(join(dir.path, 'master.key'), newMasterKey());
    expect(() => openKeyring({ dataDir: dir.path })).toThrow(/wrapped by another master key than the one given/);
    writeFileSync(join(dir.path, 'master.key'), 'too short');
    expect(() => openKeyring({ dataDir: dir.path })).toThrow(MasterKeyDamaged);
  });

  it('are refused where their master key is gone, and none is made in its place, unless the loss is accepted', async () => {
    const dataDir = dir.path;
    const keyring = openKeyring({ dataDir });
    await keyring.toSeal([GRACE]);
    await keyring.close();
    renameSync(join(dataDir, 'master.key'), join(dataDir, 'kept'));
    expect(() => openKeyring({ dataDir })).toThrow(
      /^The master key \S+master\.key is missing, and the keys in \S+ are/,
    );
    expect(readdirSync(dataDir)).not.toContain('master.key');
    const after = openKeyring({ dataDir, acceptLost: true });
    expect(after.id).not.toBe(keyring.id);
    expect((await after.toOpen(ids)).size).toBe(0);
    await after.close();
    const [aside] = readdirSync(dataDir).filter((name) => name.startsWith('keys.db.lost-'));
    renameSync(join(dataDir, aside ?? ''), join(dataDir, 'keys.db'));
    renameSync(join(dataDir, 'kept'), join(dataDir, 'master.key'));
    const found = openKeyring({ dataDir });
    expect((await found.toOpen(ids)).size).toBe(1);
    await found.close();
  });

  it('say how many were ever made, so that an older copy can be told, also after an erasure', async () => {
    const keyring = openKeyring({ dataDir: dir.path });
    expect(keyring.made).toBe(0);
    await Promise.all([keyring.toSeal([GRACE, GRACES_OWN]), keyring.toSeal([GRACE, ADA])]);
    expect(keyring.made).toBe(3);
    await keyring.destroy([{ subject: 'grace' }]);
    await keyring.close();
    const again = openKeyring({ dataDir: dir.path });
    expect(again.made).toBe(3);
    await again.close();
  });

  it('count claims of source ids among them, keep those across starts, and end them with the keys of the person', async () => {
    const keyring = openKeyring({ dataDir: dir.path });
    expect(keyring.sourceIds.none).toBe(true);
    const claims = [
      keyring.sourceIds.claim('one', 'grace'),
      keyring.sourceIds.claim('one', 'ada'),
      keyring.sourceIds.claim('two', 'ada'),
    ];
    expect(await Promise.all(claims)).toEqual(['grace', 'grace', 'ada']);
    expect([keyring.made, keyring.sourceIds.none]).toEqual([2, false]);
    await keyring.sourceIds.claim('one', 'grace');
    expect(keyring.made).toBe(2);
    await keyring.close();
    const again = openKeyring({ dataDir: dir.path });
    expect([again.made, await again.sourceIds.holderOf('one')]).toEqual([2, 'grace']);
    await again.destroy([{ subject: 'grace' }]);
    expect(await again.sourceIds.holderOf('one')).toBeUndefined();
    expect(await again.sourceIds.claim('one', 'grace')).toBeUndefined();
    await again.close();
    const last = openKeyring({ dataDir: dir.path });
    expect([await last.sourceIds.holderOf('one'), await last.sourceIds.holderOf('two')]).toEqual([undefined, 'ada']);
    await last.close();
  });

  it('end claims that an older copy of the file brings back, also where no key came back with them', async () => {
    const keyring = openKeyring({ dataDir: dir.path });
    await keyring.destroy([{ subject: 'grace' }]);
    await keyring.close();
    const db = new Database(join(dir.path, 'keys.db'));
    db.prepare('INSERT INTO source_ids VALUES (?, ?)').run('one', 'grace');
    db.close();
    const again = openKeyring({ dataDir: dir.path });
    await again.destroy([{ subject: 'grace' }]);
    expect(await again.sourceIds.holderOf('one')).toBeUndefined();
    await again.close();
  });

  it('have other ids after a loss than before, so that a lost key and a new one are never taken for each other', async () => {
    const keyring = openKeyring({ dataDir: dir.path });
    await keyring.toSeal([ADA]);
    keyring.afterLosses(2);
    const made = await keyring.toSeal([GRACE, ADA]);
    expect([...made].map(([name, { id }]) => [name, id])).toEqual([
      ['nomination-n1/grace', 'nomination-n1/grace/2'],
      ['nomination-n1/ada', 'nomination-n1/ada'],
    ]);
    await keyring.destroy([{ subject: 'grace' }]);
    expect((await keyring.toOpen(['nomination-n1/grace/2'])).size).toBe(0);
    await keyring.close();
  });

  describe('where they are told to be', () => {
    const there = () => join(dir.path, 'apart');
    const place = () => ({ dataDir: join(dir.path, 'data'), file: join(there(), 'texts.db') });

    it('lie in that folder, with mode 600, and in no other', async () => {
      mkdirSync(there(), { mode: 0o700 });
      const keyring = openKeyring({ ...place(), masterKey: masterKeyIn(newMasterKey(), 'this spec') });
      await keyring.toSeal([GRACE]);
      await keyring.close();
      expect(readdirSync(dir.path)).toEqual(['apart']);
      expect(statSync(join(there(), 'texts.db')).mode & 0o777).toBe(0o600);
    });

    it('are refused where there is no such folder, or others can read it or them', async () => {
      expect(() => openKeyring(place())).toThrow(/^PLUMBLINE_KEYS_URL: there is no folder \S+apart\. Make it/);
      mkdirSync(there(), { mode: 0o750 });
      expect(() => openKeyring(place())).toThrow(/can be read by others \(mode 750\)\. Run chmod 700 on it\.$/);
      chmodSync(there(), 0o700);
      mkdirSync(place().dataDir, { mode: 0o700 });
      await openKeyring(place()).close();
      chmodSync(join(there(), 'texts.db'), 0o640);
      expect(() => openKeyring(place())).toThrow(
        /texts\.db can be read by others \(mode 640\)\. Run chmod 600 on it\.$/,
      );
    });

    it('are wrapped by the master key of a file that is named, which is never made', async () => {
      const masterKeyFile = join(dir.path, 'given.key');
      const dataDir = dir.path;
      expect(() => openKeyring({ dataDir, masterKeyFile })).toThrow(
        /^PLUMBLINE_MASTER_KEY_FILE: \S+given\.key cannot be read \(ENOENT\)/,
      );
      writeFileSync(masterKeyFile, `${Buffer.alloc(32, 250).toString('base64')}\n`, { mode: 0o644 });
      expect(() => openKeyring({ dataDir, masterKeyFile })).toThrow(
        /can be read by everybody\. Run chmod o-rwx on it\.$/,
      );
      chmodSync(masterKeyFile, 0o640);
      await openKeyring({ dataDir, masterKeyFile }).close();
      expect(readdirSync(dataDir)).not.toContain('master.key');
      rmSync(masterKeyFile);
      expect(() => openKeyring({ dataDir, masterKeyFile, acceptLost: true })).toThrow(MasterKeyDamaged);
    });
  });

  it('are not made by who only reads them', () => {
    const reader = { dataDir: dir.path, mustExist: true };
    expect(() => openKeyring(reader)).toThrow(KeysUnusable);
    expect(readdirSync(dir.path)).toEqual([]);
  });
});
