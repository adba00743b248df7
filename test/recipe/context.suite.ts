import { publishFramework, register, review } from '../e2e/support/building-blocks.js';
import { ok } from '../e2e/support/client.js';
import { makeDataDir, removeDataDir, startServer, type Server } from '../e2e/support/server.js';
import { proceed, roundAt } from '../e2e/support/stages.js';

/** Runs on the copy of the tree, as test/e2e/context.spec.ts: what clients see of the command of the recipe. */
const context = 'The team is new.';
let server: Server;
let at: string;
beforeAll(async () => {
  server = await startServer(makeDataDir());
  const ops = await server.as('ops', 'admin');
  await register(ops);
  await publishFramework(ops, 'eng');
  at = await roundAt(server, 'spring', 'reviewing');
  await ok((await server.as('boss')).post(`${at}/context`, { context }));
});
afterAll(async () => {
  await server.close();
  removeDataDir(server.dataDir);
});

const post = async (who: string, body: object) => (await server.as(who)).post(`${at}/context`, body);
const packet = async (...who: Parameters<Server['as']>) => {
  const { body } = await ok((await server.as(...who)).get(at, await server.latest()));
  return { context: body['context'], isHidden: (body['hidden'] as readonly string[]).includes('context') };
};
const SHOWN = { context, isHidden: false };
const HIDDEN = { context: null, isHidden: true };

describe('the context of a nomination, over HTTP', () => {
  it('is noted once in the same words', async () => {
    expect((await ok(post('boss', { context }))).body).toMatchObject({ appended: 0 });
  });

  it('says something, and is noted by nobody but the reporting line', async () => {
    expect((await post('boss', { context: ' ' })).status).toBe(400);
    expect((await post('chair', { context })).status).toBe(403);
    expect((await post('stranger', { context })).status).toBe(404);
  });

  it.each<Parameters<Server['as']>>([['boss'], ['mia'], ['chair'], ['ops', 'admin'], ['eve', 'auditor']])(
    'is shown to %s',
    async (...who) => {
      expect(await packet(...who)).toEqual(SHOWN);
    },
  );

  it('is hidden from a reviewer until their own review is in', async () => {
    expect(await packet('ria')).toEqual(HIDDEN);
    await ok((await server.as('ria')).post(`${at}/reviews`, review(4)));
    expect(await packet('ria')).toEqual(SHOWN);
  });

  it('is hidden from the candidate', async () => {
    await proceed({ server, cycleId: 'spring', at }, 'reviewing', 'released');
    expect(await packet('kim')).toEqual(HIDDEN);
  });
});
