import type { Role } from '@plumbline/access';
import type { Packet } from '@plumbline/responses';
import { advance, cycleOf, nominate, publishFramework, register, review } from './building-blocks.js';
import { type Answer, ok } from './client.js';
import type { Server } from './server.js';

export const refusal = ({ status, body }: Answer) => [status, body['code']];

type Committee = Readonly<{ members: readonly string[]; chair: string; policy?: object }>;

/** Rounds with committees of their own, on a server with one published framework. */
export class Rounds {
  private constructor(readonly server: Server) {}

  static async on(server: Server, people: readonly string[]): Promise<Rounds> {
    const ops = await server.as('ops', 'admin');
    await register(ops);
    await register(ops, people);
    // On no level of the framework: whoever stands on one audits nothing of its rounds, and is no admin there.
    await register(ops, ['adm', 'aud'], null);
    await publishFramework(ops, 'eng');
    return new Rounds(server);
  }

  ifMatch(at: string): Promise<Record<string, string>> {
    return this.server.ifMatch(at.replace('/nominations/', 'nomination-'));
  }
  async post(who: string, path: string, body?: object, headers?: Record<string, string>): Promise<Answer> {
    return (await this.server.as(who)).post(path, body, headers);
  }
  /** The packet with everything that was recorded before. */
  async packetFor(who: string, at: string, ...roles: Role[]): Promise<Packet> {
    const all = await this.server.latest();
    return (await ok((await this.server.as(who, ...roles)).get(at, all))).body as unknown as Packet;
  }

  /** A cycle of its own with this committee, and a nomination of kim in it that is being reviewed; its address. */
  async reviewing(id: string, committee: Committee, reviewers: readonly string[] = []): Promise<string> {
    const { members, chair, policy = {} } = committee;
    const ops = await this.server.as('ops', 'admin');
    await ok(ops.post('/cycles', { ...cycleOf(id), policy: { minReviews: 1, ...policy } }));
    await ok(ops.post(`/cycles/${id}/committee`, { members }));
    await ok(ops.put(`/cycles/${id}/chair`, { chair }));
    const nomination = { cycle: id, candidate: 'kim', targetLevel: 'staff' };
    const at = await nominate(await this.server.as('boss'), nomination);
    await ok(this.post('boss', `${at}/submission`));
    for (const reviewer of reviewers) await ok(this.post(chair, `${at}/reviewers`, { reviewer }));
    await advance(this.server, id, 'reviewing');
    return at;
  }
  /** The same, reviewed by one and on to calibration. */
  async calibrating(id: string, committee: Committee): Promise<string> {
    const at = await this.reviewing(id, committee, ['ria']);
    await ok(this.post('ria', `${at}/reviews`, review(4)));
    await advance(this.server, id, 'calibrating');
    return at;
  }
  /** The same, with these votes cast. */
  async voting(id: string, committee: Committee, votes: Readonly<Record<string, string>>): Promise<string> {
    const at = await this.calibrating(id, committee);
    await ok(this.post(committee.chair, `${at}/voting`));
    for (const [who, choice] of Object.entries(votes)) await ok(this.post(who, `${at}/votes`, { choice }));
    return at;
  }
  /** Closes the round; its result. */
  async closed(at: string, chair: string): Promise<string | null | undefined> {
    await ok(this.post(chair, `${at}/voting/closure`, undefined, await this.ifMatch(at)));
    return (await this.packetFor('aud', at, 'auditor')).rounds?.at(-1)?.result;
  }
}
