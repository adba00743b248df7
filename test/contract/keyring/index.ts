import { setImmediate as nextTurn } from 'node:timers/promises';
import { keyedDigest, keyIdOf, type Keyring } from '@plumbline/sealing';

const GRACE = { subject: 'grace', stream: 'nomination-n1' };
const GRACES_OWN = { subject: 'grace', stream: 'person-grace' };
const ADA = { subject: 'ada', stream: 'nomination-n1' };
const ids = ['nomination-n1/grace', 'person-grace/grace', 'nomination-n1/ada'];

/** `other`: the same keys as another process has them, where there is such a thing. */
export type KeyringUnderTest = Readonly<{
  keyring: Keyring;
  other: () => Promise<Keyring>;
  dispose: () => Promise<void>;
}>;

/** What every keyring promises: one line enrolls it. */
export const keyringContract = (title: string, open: () => Promise<KeyringUnderTest>): void => {
  describe(`a keyring ${title}`, () => {
    let under: KeyringUnderTest;
    let keyring: Keyring;
    beforeEach(async () => {
      under = await open();
      ({ keyring } = under);
    });
    afterEach(() => under.dispose());

    it('makes one key for each subject and stream, and gives the same from then on', async () => {
      const made = await keyring.toSeal([GRACE, GRACES_OWN, ADA]);
      expect([...made.keys()]).toEqual(ids);
      const again = await keyring.toSeal([ADA, GRACE]);
      const found = await keyring.toOpen(ids);
      for (const [id, { key }] of again) expect(made.get(id)?.key.equals(key)).toBe(true);
      for (const [id, key] of found) expect(made.get(id)).toEqual({ id, key });
      expect(found.size).toBe(3);
      expect(new Set([...made.values()].map(({ key }) => key.export().toString('hex'))).size).toBe(3);
    });

    it('makes each key once for requests that come at the same moment', async () => {
      const name = { subject: 'max', stream: 'nomination-n2' };
      const both = await Promise.all([keyring.toSeal([name]), keyring.toSeal([name, GRACE])]);
      const [first, second] = both.map((keys) => keys.get('nomination-n2/max')?.key.export().toString('hex'));
      expect(first).toBeDefined();
      expect(first).toBe(second);
    });

    it('has no key that nobody asked it to make', async () => {
      expect((await keyring.toOpen(['nomination-n9/grace'])).size).toBe(0);
    });

    it('destroys all keys of a person, makes them none any more, and leaves those of others', async () => {
      await keyring.toSeal([GRACE, GRACES_OWN, ADA]);
      await keyring.destroy([{ subject: 'grace' }]);
      await keyring.destroy([{ subject: 'grace' }]);
      expect([...(await keyring.toOpen(ids)).keys()]).toEqual(['nomination-n1/ada']);
      expect([...(await keyring.toSeal([GRACE, ADA])).keys()]).toEqual(['nomination-n1/ada']);
    });

    it('destroys all keys of a stream, makes none for it any more, and leaves those of others', async () => {
      await keyring.destroy([{ subject: 'grace' }]);
      const names = ['n5', 'n50', 'n6'].map((id) => ({ subject: 'eve', stream: `nomination-${id}` }));
      await keyring.toSeal([...names, { subject: 'ada', stream: 'nomination-n5' }]);
      const ended = { stream: 'nomination-n5' };
      await keyring.destroy([ended]);
      await keyring.destroy([ended]);
      const all = ['nomination-n5/ada', 'nomination-n5/eve', 'nomination-n50/eve', 'nomination-n6/eve'];
      expect([...(await keyring.toOpen(all)).keys()]).toEqual(['nomination-n50/eve', 'nomination-n6/eve']);
      expect([...(await keyring.toSeal(names)).keys()]).toEqual(['nomination-n50/eve', 'nomination-n6/eve']);
      expect(await keyring.endedAmong([...names, GRACE, ADA])).toEqual(
        new Set(['nomination-n5/eve', 'nomination-n1/grace']),
      );
    });

    it('destroys keys for every other process that has them, what they had opened included', async () => {
      const other = await under.other();
      await keyring.toSeal([GRACE, ADA]);
      expect((await other.toOpen(ids)).size).toBe(2);
      const before = await other.destroyedByNow();
      await keyring.destroy([{ subject: 'grace' }]);
      await nextTurn();
      expect(await other.destroyedByNow()).not.toBe(before);
      expect([...(await other.toOpen(ids)).keys()]).toEqual(['nomination-n1/ada']);
      expect((await other.toSeal([GRACE])).size).toBe(0);
    });

    it('gives two processes that make a key at once the same', async () => {
      const other = await under.other();
      const names = Array.from({ length: 20 }, (_, at) => ({ subject: 'max', stream: `nomination-m${String(at)}` }));
      const made = await Promise.all([keyring, other].map((one) => one.toSeal(names)));
      const hex = made.map((keys) => names.map((name) => keys.get(keyIdOf(name))?.key.export().toString('hex')));
      expect(hex[0]).not.toContain(undefined);
      expect(hex[0]).toEqual(hex[1]);
    });

    it('gives digests of requests another key with everything that ends, and leaves that of source ids', async () => {
      await keyring.toSeal([GRACE, ADA]);
      const digests = async () => [
        await keyedDigest(keyring, 'requests', 'Grace'),
        await keyedDigest(keyring, 'sourceIds', 'Grace'),
      ];
      const [request, sourceId] = await digests();
      expect(await digests()).toEqual([request, sourceId]);
      expect(request).not.toBe(sourceId);
      await keyring.destroy([{ subject: 'grace' }]);
      const [later, same] = await digests();
      expect([later === request, same === sourceId]).toEqual([false, true]);
      await keyring.destroy([{ subject: 'grace' }]);
      expect(await digests()).toEqual([later, same]);
    });

    it('says whose a source id is, to the first who claims it, until the person ends', async () => {
      const { sourceIds } = keyring;
      expect(await sourceIds.none).toBe(true);
      const claims = [sourceIds.claim('one', 'grace'), sourceIds.claim('one', 'ada'), sourceIds.claim('two', 'ada')];
      expect(await Promise.all(claims)).toEqual(['grace', 'grace', 'ada']);
      expect(await sourceIds.none).toBe(false);
      expect(await sourceIds.claim('two', 'max', 'ada')).toBe('max');
      await sourceIds.release('two', 'ada');
      const other = await under.other();
      expect([await other.sourceIds.holderOf('one'), await other.sourceIds.holderOf('two')]).toEqual(['grace', 'max']);
      await keyring.destroy([{ subject: 'grace' }]);
      expect(await sourceIds.holderOf('one')).toBeUndefined();
      expect(await sourceIds.claim('one', 'grace')).toBeUndefined();
      expect(await other.sourceIds.claim('one', 'max')).toBe('max');
    });

    it('says how often keys were destroyed, also where that was asked for just before', async () => {
      await keyring.toSeal([GRACE]);
      const before = await keyring.destroyedByNow();
      await keyring.destroy([{ subject: 'grace' }, { stream: 'nomination-n9' }]);
      const after = await keyring.destroyedByNow();
      expect(after).toBeGreaterThan(before);
      expect(keyring.destroyed).toBe(after);
    });
  });
};
