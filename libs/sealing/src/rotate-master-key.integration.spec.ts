import { existsSync, linkSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '@plumbline/testing';
import { KeysUnusable, masterKeyIn, newMasterKey, openKeyring, rotateMasterKey } from './index.js';

const NAMES = Array.from({ length: 1_200 }, (_, at) => ({ subject: `p-${String(at)}`, stream: 'cycle-spring' }));

describe('a rotation of the master key', () => {
  let dir: ReturnType<typeof tempDir>;
  let before: Readonly<{ keys: readonly string[]; masterKey: Buffer; id: string; bytes: Buffer }>;
  const path = (name: string) => join(dir.path, name);
  const bytesOf = () => Buffer.concat(readdirSync(dir.path).map((name) => readFileSync(path(name))));
  const exported = async (options = {}) => {
    const keyring = openKeyring({ dataDir: dir.path, ...options });
    const keys = await keyring.toOpen(NAMES.map(({ stream, subject }) => `${stream}/${subject}`));
    await keyring.close();
    return [...keys.values()].map((key) => key.export().toString('hex'));
  };

  beforeEach(async () => {
    dir = tempDir();
    const keyring = openKeyring({ dataDir: dir.path });
    const keys = await keyring.toSeal(NAMES);
    await keyring.close();
    before = {
      keys: [...keys.values()].map(({ key }) => key.export().toString('hex')),
      masterKey: readFileSync(path('master.key')),
      id: keyring.id,
      bytes: readFileSync(path('keys.db')),
    };
  });
  afterEach(() => {
    dir.remove();
  });

  it('wraps every key by a new one, which only its owner can read, and destroys the old one', async () => {
    expect(rotateMasterKey({ dataDir: dir.path })).toMatchObject({ keys: 1_200, old: 'destroyed' });
    expect(readFileSync(path('master.key'))).not.toEqual(before.masterKey);
    expect(statSync(path('master.key')).mode & 0o777).toBe(0o600);
    expect(readdirSync(dir.path).sort()).toEqual(['keys.db', 'keys.db.lock', 'master.key']);
    expect(bytesOf().includes(before.masterKey)).toBe(false);
    expect(await exported()).toEqual(before.keys);
    const after = openKeyring({ dataDir: dir.path });
    expect([after.id, after.made]).toEqual([before.id, 1_200]);
    await after.close();
  });

  it('overwrites what the old one wrapped, so that a backup with it opens nothing of today', () => {
    const wrappedBefore = before.bytes.subarray(before.bytes.indexOf('cycle-spring/p-1p-1'));
    const row = wrappedBefore.subarray(0, 60);
    expect(before.bytes.includes(row)).toBe(true);
    rotateMasterKey({ dataDir: dir.path });
    expect(bytesOf().includes(row)).toBe(false);
  });

  it('is refused while somebody uses the keys, and changes nothing', async () => {
    const inUse = openKeyring({ dataDir: dir.path });
    expect(() => rotateMasterKey({ dataDir: dir.path })).toThrow(/are in use: stop the server and the worker, rotate/);
    await inUse.close();
    expect(readFileSync(path('master.key'))).toEqual(before.masterKey);
    expect(existsSync(path('master.key.next'))).toBe(false);
  });

  it('is refused where keys were lost, since their backup needs the master key', async () => {
    rmSync(path('keys.db'));
    await openKeyring({ dataDir: dir.path }).close();
    for (const newFile of [undefined, path('next.key')]) {
      if (newFile !== undefined) writeFileSync(newFile, newMasterKey(), { mode: 0o600 });
      expect(() => rotateMasterKey({ dataDir: dir.path }, newFile)).toThrow(/There is no key in \S+keys\.db/);
    }
    expect(readFileSync(path('master.key'))).toEqual(before.masterKey);
  });

  it('is refused with a master key that does not wrap the keys, where there are none, and changes nothing', () => {
    writeFileSync(path('master.key'), newMasterKey());
    expect(() => rotateMasterKey({ dataDir: dir.path })).toThrow(
      /Nothing was changed\. Give the one that wraps them\.$/,
    );
    expect(existsSync(path('master.key.next'))).toBe(false);
    rmSync(path('master.key'));
    expect(() => rotateMasterKey({ dataDir: dir.path })).toThrow(
      /The master key of the keys in \S+keys\.db \(\S+\) is missing/,
    );
    expect(() => rotateMasterKey({ dataDir: path('elsewhere') })).toThrow(KeysUnusable);
  });

  it.each([
    [
      'before any key was wrapped anew',
      () => {
        writeFileSync(path('master.key.next'), newMasterKey(), { mode: 0o600 });
      },
      1_200,
    ],
    [
      'after every key was',
      () => {
        rotateMasterKey({ dataDir: dir.path });
        renameSync(path('master.key'), path('master.key.next'));
        writeFileSync(path('master.key'), before.masterKey, { mode: 0o600 });
      },
      0,
    ],
    [
      'before the new one took the place of the old one',
      () => {
        rotateMasterKey({ dataDir: dir.path });
        renameSync(path('master.key'), path('master.key.next'));
        writeFileSync(path('master.key'), before.masterKey, { mode: 0o600 });
        linkSync(path('master.key'), path('master.key.old'));
      },
      0,
    ],
    [
      'before the old one was destroyed',
      () => {
        rotateMasterKey({ dataDir: dir.path });
        writeFileSync(path('master.key.old'), before.masterKey, { mode: 0o600 });
      },
      0,
    ],
  ])('that was cut short %s leaves keys that open, and is finished by the next', async (_, cutShort, keys) => {
    cutShort();
    expect(await exported()).toEqual(before.keys);
    expect(rotateMasterKey({ dataDir: dir.path })).toMatchObject({ keys });
    expect(readdirSync(dir.path).sort()).toEqual(['keys.db', 'keys.db.lock', 'master.key']);
    expect(bytesOf().includes(before.masterKey)).toBe(false);
    expect(await exported()).toEqual(before.keys);
  });

  it('takes the new one from a file where the master key is given, and leaves both to their owner', async () => {
    const dataDir = dir.path;
    const [given, next] = [path('given.key'), path('next.key')];
    const text = newMasterKey();
    writeFileSync(next, text, { mode: 0o600 });
    renameSync(path('master.key'), given);
    const place = { dataDir, masterKeyFile: given };
    expect(() => rotateMasterKey(place)).toThrow(/put a new one into a file, and name that with --new-master-key-file/);
    expect(() => rotateMasterKey(place, path('none'))).toThrow(/^--new-master-key-file: \S+none cannot be read/);
    expect(() => rotateMasterKey(place, given)).toThrow(/holds the master key that is in use/);
    expect(rotateMasterKey(place, next)).toMatchObject({ keys: 1_200, old: 'left to its owner' });
    expect(rotateMasterKey(place, next)).toMatchObject({ keys: 0 });
    expect(() => openKeyring(place)).toThrow(KeysUnusable);
    expect(await exported({ masterKeyFile: next })).toEqual(before.keys);
    expect(await exported({ masterKey: masterKeyIn(text, 'this spec') })).toEqual(before.keys);
    expect(readFileSync(given)).toEqual(before.masterKey);
  });

  it('takes the master key out of the data directory where a new one is named', async () => {
    const outside = tempDir();
    const next = join(outside.path, 'next.key');
    writeFileSync(next, newMasterKey(), { mode: 0o600 });
    expect(rotateMasterKey({ dataDir: dir.path }, next)).toMatchObject({ keys: 1_200, old: 'destroyed' });
    expect(readdirSync(dir.path).sort()).toEqual(['keys.db', 'keys.db.lock']);
    expect(await exported({ masterKeyFile: next })).toEqual(before.keys);
    outside.remove();
  });
});
