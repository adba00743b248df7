import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCycle, publishFramework, register } from './support/building-blocks.js';
import { jsonOf, plumbline, until } from './support/cli.js';
import { ok } from './support/client.js';
import { makeDataDir, removeDataDir, startServer } from './support/server.js';

const CASE = { ground: 'own-request', caseNumber: '2026-0042' };
const folder = makeDataDir();
const at = (name: string): string => join(folder, name);
afterAll(() => {
  removeDataDir(folder);
});

/**
 * What an engineer has in hand: keys from before an erasure that withdrew an open nomination, for a reason that it sealed, and the events of
 * later. `later` may seal more.
 */
describe('keys from before an erasure, beside later events', () => {
  const master = at('master.key');
  const env = { PLUMBLINE_MASTER_KEY_FILE: master };
  const backups = { erased: at('erased.db'), later: at('later.db'), keys: at('keys-from-before.db') };
  const run = (dataDir: string, args: readonly string[], more = {}) =>
    plumbline(['--data-dir', at(dataDir), ...args], { ...env, ...more });
  beforeAll(async () => {
    writeFileSync(master, Buffer.alloc(32, 7).toString('base64url'), { mode: 0o600 });
    const server = await startServer(at('source'), { env });
    const ops = await server.as('root', 'admin');
    await register(ops, ['root', 'mate'], null);
    await register(ops);
    await publishFramework(ops, 'eng');
    await openCycle(ops, 'spring');
    // Without a text, so that the reason of the withdrawal is the first to be sealed in its stream.
    const boss = await server.as('boss');
    await ok(boss.post('/nominations', { cycle: 'spring', candidate: 'kim', targetLevel: 'staff' }));
    const backup = async (file: string, ...more: string[]) => {
      const { code, stderr } = await run('source', ['backup', file, ...more]);
      expect([code, stderr]).toEqual([0, '']);
    };
    await backup(at('before.db'), '--keys', backups.keys);
    await ok(ops.post('/people/kim/erasure', CASE));
    await ok(
      (await server.as('mate', 'admin')).post('/people/kim/erasure/confirmation', { withdrawNominations: true }),
    );
    await backup(backups.erased);
    await ok(ops.post('/people', { id: 'new', name: 'Somebody new', orgUnit: 'platform' }));
    await backup(backups.later);
    await server.close();
  }, 60_000);

  const served = async (dataDir: string, more = {}) => {
    const server = await startServer(at(dataDir), { env: { ...env, ...more } });
    await until(async () => (await fetch(`${server.base}/health/ready`)).status === 200, 'it is ready');
    const { text } = await ok((await server.as('root', 'admin')).get('/people?limit=200', await server.latest()));
    await server.close();
    return text;
  };

  it.each([
    ['erased', /every text that nothing ended opens all the same/u, []],
    ['later', /\d+ texts that nothing ended do not open/u, ['Somebody new']],
  ] as const)(
    'as they were once it was %s: what is lost is told, and one way goes on',
    async (which, told, lost) => {
      const dir = `restored-${which}`;
      const restored = await run(dir, ['--json', 'restore', backups[which], '--keys', backups.keys]);
      expect(restored.code).toBe(5);
      const older = (jsonOf(restored)['findings'] as readonly string[]).filter((one) => one.includes('an older copy'));
      expect(older).toEqual([expect.stringMatching(told)]);
      expect(older[0]).toMatch(/start once with PLUMBLINE_LOST_KEYS=accept/u);
      expect(jsonOf(await run(dir, ['--json', 'check']))).toMatchObject({ findings: jsonOf(restored)['findings'] });
      const refused = await run(dir, ['serve', '--port', '0', '--no-sample']);
      expect([refused.code, refused.stderr]).toEqual([
        1,
        expect.stringMatching(
          /the keys given are an older copy: .*plumbline check.*start once with PLUMBLINE_LOST_KEYS=accept/u,
        ),
      ]);
      for (const more of [{ PLUMBLINE_LOST_KEYS: 'accept' }, {}]) {
        const text = await served(dir, more);
        expect(text).toContain('Person lee');
        for (const name of ['Person kim', ...lost]) expect(text).not.toContain(name);
      }
      expect(jsonOf(await run(dir, ['--json', 'check']))).toMatchObject({ findings: [] });
      expect(existsSync(join(at(dir), 'restore-begun.json'))).toBe(false);
    },
    60_000,
  );
});
