import { MemoryKeyring } from '@plumbline/sealing';
import { sourceIdsIn } from './source-ids.js';

it('source ids make no key as long as there are none', async () => {
  const keyring = new MemoryKeyring();
  const sourceIds = sourceIdsIn(keyring);
  const keys = async () => [...(await keyring.toOpen(['source-ids/'])).keys()];
  await sourceIds.release('HR-1', 'cleo');
  expect([await sourceIds.holderOf('HR-1'), await keys()]).toEqual([undefined, []]);
  await sourceIds.claim('HR-1', 'cleo');
  expect([await sourceIds.holderOf('HR-1'), await keys()]).toEqual(['cleo', ['source-ids/']]);
  await sourceIds.release('HR-1', 'cleo');
  expect(await sourceIds.holderOf('HR-1')).toBeUndefined();
});
