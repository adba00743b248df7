import { join } from 'node:path';
import { openPostgresKeyring } from '@plumbline/event-store';
import { type Keyring, masterKeyIn, MemoryKeyring, newMasterKey, openKeyring } from '@plumbline/sealing';
import { tempDir } from '@plumbline/testing';
import { describeWhere } from '../support/describe-where.js';
import { type UsedPostgres, usePostgres } from '../support/postgres/use-postgres.js';
import { keyringContract, type KeyringUnderTest } from './keyring/index.js';

const memory = (): Promise<KeyringUnderTest> => {
  const keyring = new MemoryKeyring();
  return Promise.resolve({ keyring, other: () => Promise.resolve(keyring), dispose: () => keyring.close() });
};

const opened = async (open: () => Keyring | Promise<Keyring>, end: () => unknown): Promise<KeyringUnderTest> => {
  const all: Keyring[] = [];
  const other = async () => {
    const keyring = await open();
    all.push(keyring);
    return keyring;
  };
  const dispose = async () => {
    for (const one of all) await one.close();
    await end();
  };
  return { keyring: await other(), other, dispose };
};

const inFile = (): Promise<KeyringUnderTest> => {
  const dir = tempDir();
  return opened(
    () => openKeyring({ dataDir: dir.path }),
    () => {
      dir.remove();
    },
  );
};

const inDatabase =
  ({ database }: UsedPostgres) =>
  async (): Promise<KeyringUnderTest> => {
    const { url, drop } = await database();
    const place = { dataDir: join('/', 'nowhere'), masterKey: masterKeyIn(newMasterKey(), 'this spec') };
    return opened(() => openPostgresKeyring({ url, place }), drop);
  };

keyringContract('in memory', memory);
keyringContract('in a file', inFile);
describeWhere('postgres', 'a server', () => {
  keyringContract('in PostgreSQL', inDatabase(usePostgres()));
});
