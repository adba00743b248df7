import { MEMBERS, publishFramework, register, REVIEWERS } from './support/building-blocks.js';
import { ok } from './support/client.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';
import { roundAt } from './support/stages.js';

const dataDir = makeDataDir();
let server: Server;
let at: string;

beforeAll(async () => {
  server = await startServer(dataDir);
  const ops = await server.as('ops', 'admin');
  await register(ops);
  await publishFramework(ops, 'eng');
  at = await roundAt(server, 'spring', 'voting');
});
afterAll(async () => {
  await server.close();
  removeDataDir(dataDir);
});

describe('somebody who has left gets 403 and changes nothing, whether reading or writing', () => {
  it.each(['boss', MEMBERS[0] ?? '', REVIEWERS[0] ?? ''])('%s', async (who) => {
    const person = await server.as(who);
    await ok(person.get(at));
    const ops = await server.as('ops', 'admin');
    await ok(ops.post(`/people/${who}/departure`, {}));
    const head = await server.store.head();
    for (const answer of [
      await person.get(at),
      await person.get('/nominations'),
      await person.post(`${at}/withdrawal`, { reason: 'Gone.' }),
      await person.post(`${at}/votes`, { choice: 'promote' }),
    ])
      expect([answer.status, answer.body['code']]).toEqual([403, 'person-left']);
    expect(await server.store.head()).toBe(head);
  });
});
