import type { Role } from '@plumbline/access';
import type { Answer } from '../support/client.js';
import { ok } from '../support/client.js';
import { makeDataDir, removeDataDir, type Server, startServer } from '../support/server.js';
import { UNLIMITED } from './answer.js';
import { type Case, openCase, SECRETS, STEPS } from './case.js';

const dataDir = makeDataDir();
let server: Server;
let open: Case;

/** Decided, by a committee that is not in the line of the candidate yet. */
beforeAll(async () => {
  server = await startServer(dataDir, UNLIMITED);
  open = await openCase(server);
  for (const [, take] of STEPS) await take(open);
});
afterAll(async () => {
  await server.close();
  removeDataDir(dataDir);
});

const at = async (who: string, path: string, ...roles: Role[]): Promise<Answer> => {
  return (await server.as(who, ...roles)).get(path, await server.latest());
};
const votesFor = async (who: string): Promise<readonly string[]> => {
  const { body } = await ok(at(who, `${open.at}/votes`));
  type Vote = Readonly<{ member: { id: string } }>;
  const { items } = body as unknown as { items: { votes: Vote[] | null; ownVote: Vote | null }[] };
  const seen = items.flatMap(({ votes, ownVote }) => votes ?? ownVote ?? []);
  return seen.map(({ member }) => member.id);
};
const manage = async (who: string): Promise<void> => {
  const ops = await server.as('ops', 'admin');
  await ok(ops.post('/people/ceo/manager', { manager: who }));
};

describe("the votes on somebody in one's own line", () => {
  it('are visible to the chair once voting is closed, unless the chair manages the candidate', async () => {
    expect(await votesFor('chair')).toEqual(['max', 'mia', 'moe']);
  });
  it('are hidden from a chair who manages the candidate, who sees the tally and who voted, not how', async () => {
    await manage('chair');
    expect(await votesFor('chair')).toEqual([]);
    const { body } = await at('chair', `${open.at}/votes`);
    expect(body).toMatchObject({
      items: [{ tally: { electorate: 3 }, voted: [{ id: 'max' }, { id: 'mia' }, { id: 'moe' }] }],
    });
    const packet = JSON.stringify((await ok(at('chair', open.at))).body);
    for (const secret of [SECRETS.vote, SECRETS.change]) expect(packet).not.toContain(secret);
    expect(packet).toContain(SECRETS.decision);
  });
  it('are hidden from a member who manages the candidate, except their own', async () => {
    await manage('mia');
    expect(await votesFor('mia')).toEqual(['mia']);
  });
  it('are hidden from an auditor who manages the candidate, in the history and the events', async () => {
    const seen = async () => [
      (await at('moe', `${open.at}/history`, 'auditor')).status,
      JSON.stringify((await at('moe', '/events?limit=200', 'auditor')).body).includes(SECRETS.vote),
    ];
    expect(await seen()).toEqual([200, true]);
    await manage('moe');
    expect(await seen()).toEqual([403, false]);
    expect(await votesFor('moe')).toEqual(['moe']);
  });
  it('are for no auditor who manages the candidate as an admin either, nor is the nomination that led to a new level', async () => {
    const ops = await server.as('ops', 'admin');
    await ok(ops.post('/people/ceo/level', { level: 'staff', nomination: open.nominationId }));
    const nominationsNamed = async (...roles: Role[]) => {
      type Event = Readonly<{ stream: string; data: Readonly<{ nominationId?: string | null }> | null }>;
      const { items } = (await ok(at('moe', '/events?limit=200', ...roles))).body as unknown as { items: Event[] };
      expect(items.filter(({ stream }) => stream === `nomination-${open.nominationId}`)).toEqual([]);
      return items.flatMap(({ stream, data }) =>
        stream === 'person-ceo' && data?.nominationId !== undefined ? [data.nominationId] : [],
      );
    };
    expect(await nominationsNamed('auditor')).toEqual([null]);
    expect(await nominationsNamed('admin', 'auditor')).toEqual([null]);
  });
});
