import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '@plumbline/testing';
import { type Keyring, MasterKeyDamaged, MemoryKeyring, newMasterKey, openKeyring } from './index.js';
import { KeysUnusable } from './sqlite-keyring.js';

const GRACE = { subject: 'grace', stream: 'nomination-n1' };
const GRACES_OWN = { subject: 'grace', stream: 'person-grace' };
const ADA = { subject: 'ada', stream: 'nomination-n1' };
const ids = ['nomination-n1/grace', 'person-grace/grace', 'nomination-n1/ada'];

describe.each([
  ['in memory', () => new MemoryKeyring()],
  ['in a file', (dir: string) => openKeyring(dir)],
] as const)('a keyring %s', (_, open) => {
  const dir = tempDir();
  let keyring: Keyring;
  beforeAll(() => {
    keyring = open(dir.path);
  });
  afterAll(async () => {
    await keyring.close();
    dir.remove();
  });

  it('makes one key for each subject and stream, and gives the same from then on', async () => {
    const made = await keyring.toSeal([GRACE, GRACES_OWN, ADA]);
    expect([...made.keys()]).toEqual(ids);
    const again = await keyring.toSeal([ADA, GRACE]);
    const found = await keyring.toOpen(ids);
    for (const [id, key] of [...again, ...found]) expect(made.get(id)?.equals(key)).toBe(true);
    expect(found.size).toBe(3);
    expect(new Set([...made.values()].map((key) => key.export().toString('hex'))).size).toBe(3);
  });

  it('makes each key once for requests that come at the same moment', async () => {
    const name = { subject: 'max', stream: 'nomination-n2' };
    const both = await Promise.all([keyring.toSeal([name]), keyring.toSeal([name, GRACE])]);
    const [first, second] = both.map((keys) => keys.get('nomination-n2/max')?.export().toString('hex'));
    expect(first).toBeDefined();
    expect(first).toBe(second);
  });

  it('has no key that nobody asked it to make', async () => {
    expect((await keyring.toOpen(['nomination-n9/grace'])).size).toBe(0);
  });

  it('destroys all keys of a person, makes them none any more, and leaves those of others', async () => {
    await keyring.destroyOf('grace');
    await keyring.destroyOf('grace');
    expect([...(await keyring.toOpen(ids)).keys()]).toEqual(['nomination-n1/ada']);
    expect([...(await keyring.toSeal([GRACE, ADA])).keys()]).toEqual(['nomination-n1/ada']);
  });
});

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
    const first = openKeyring(dir.path);
    const key = (await first.toSeal([GRACE])).get('nomination-n1/grace');
    await first.close();
    for (const file of ['keys.db', 'master.key']) expect(statSync(join(dir.path, file)).mode & 0o777).toBe(0o600);
    const second = openKeyring(dir.path);
    expect((await second.toOpen(ids)).get('nomination-n1/grace')?.equals(key as never)).toBe(true);
    await second.close();
  });

  it('stand nowhere in clear, and those destroyed nowhere at all, not even wrapped', async () => {
    const keyring = openKeyring(dir.path);
    const [key] = [...(await keyring.toSeal([GRACE])).values()];
    await keyring.toSeal([ADA]);
    const wrapped = bytesOf();
    expect(wrapped.includes('nomination-n1/grace')).toBe(true);
    expect(wrapped.includes(key?.export() ?? '')).toBe(false);
    await keyring.destroyOf('grace');
    expect(bytesOf().includes('nomination-n1/grace')).toBe(false);
    expect(bytesOf().includes('nomination-n1/ada')).toBe(true);
    await keyring.close();
  });

  it('that another process destroys are gone here, too', async () => {
    const [api, worker] = [openKeyring(dir.path), openKeyring(dir.path)];
    await api.toSeal([GRACE]);
    expect((await worker.toOpen(ids)).size).toBe(1);
    await api.destroyOf('grace');
    expect((await worker.toOpen(ids)).size).toBe(0);
    await Promise.all([api.close(), worker.close()]);
  });

  it('are refused with another master key than wrapped them, and with one that is none', async () => {
    const keyring = openKeyring(dir.path);
    await keyring.toSeal([GRACE]);
    await keyring.close();
    writeFileSync(join(dir.path, 'master.key'), newMasterKey());
    expect(() => openKeyring(dir.path)).toThrow(KeysUnusable);
    writeFileSync(join(dir.path, 'master.key'), 'too short');
    expect(() => openKeyring(dir.path)).toThrow(MasterKeyDamaged);
  });
});
