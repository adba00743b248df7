import { actorsFor, waitingVoters } from './actors.js';
import { type Choose, contentsOf } from './contents/index.js';
import { type On, sceneOf } from './scene.js';
import { type CommandType, type Data, policyOf, type Refused, type World } from './world.js';

/** What an admin does so that somebody has the capacity that a route asks for. */
const GIVES: Readonly<Record<string, CommandType>> = {
  chair: 'NameChair',
  reviewer: 'AssignReviewer',
  member: 'AddMember',
  'line-manager': 'ChangeManager',
};
/** Somebody else may do, whatever else leads on. */
const OF_CONTENT = ['recused', 'manager-loop'];
/** Whoever suits, or else somebody who is yet to be registered. */
const suited: Choose = ([first], { newPerson }) => first ?? newPerson;

const MOST_STEPS = 60;
/** One command that is to be taken; `after`: what was refused on the way here. */
type Wanted = Readonly<{ type: CommandType; on: On; after: readonly string[] }>;
type Offered = Readonly<{ refused: Refused; data: Data; isLast: boolean }>;

const whomOf = (data: Data, on: On): Pick<On, 'personId'> => {
  const named = [data['personId'], data['reviewerId'], data['managerId'], data['candidateId']];
  const personId = named.find((id) => typeof id === 'string') ?? on.personId;
  return personId === undefined ? {} : { personId };
};
const isForAnother = ({ refusal }: Refused): boolean => refusal === undefined || refusal.way === 'another';
const isOfContent = ({ code, refusal }: Refused): boolean => refusal?.way === 'corrected' || OF_CONTENT.includes(code);
/** The way that the row names; a phase may be ahead or behind, which the message says. */
const wayOf = ({ code, message, refusal }: Refused): CommandType =>
  code === 'wrong-phase' && message.includes('move it back') ? 'MovePhaseBack' : (refusal?.way as CommandType);

/**
 * Goes on as somebody would who knows nothing but the table of refusals: sends a command, and where that is refused sends what its row
 * names as the way, and so on. Whatever it reaches can be reached; what it does not reach might be reached in another way.
 */
export class Walk {
  readonly path: string[] = [];

  constructor(private readonly world: World) {}

  /** Whether the command came to be accepted, or a way to it changed the state of the nomination that it is about. */
  async take(type: CommandType, on: On, after: readonly string[] = []): Promise<boolean> {
    const before = await this.statusOf(on);
    for (let variant = 0, steps = 0; steps < MOST_STEPS; steps += 1) {
      const offered = await this.offer({ type, on, after }, variant);
      if (offered === undefined) return true;
      if (isOfContent(offered.refused) && !offered.isLast) variant += 1;
      else if (!(await this.follow({ type, on, after }, offered))) return false;
      if ((await this.statusOf(on)) !== before) return true;
    }
    return false;
  }

  private async statusOf({ nominationId = '' }: On): Promise<string | undefined> {
    return (await this.world.facts.nomination(nominationId))?.status;
  }

  /** By everybody whom its route is for; the refusal of whoever came furthest. Undefined where it is taken, or is so already. */
  private async offer({ type, on }: Wanted, variant: number): Promise<Offered | undefined> {
    const scene = await sceneOf(this.world, on);
    const contents = contentsOf(type, scene, suited);
    const data = contents[variant] ?? {};
    const refused = await this.refusedTo(
      type === 'CastVote' ? waitingVoters(scene) : actorsFor(type, scene),
      type,
      data,
    );
    return refused && { refused, data, isLast: variant + 1 >= contents.length };
  }

  private async refusedTo(actors: readonly string[], type: CommandType, data: Data): Promise<Refused | undefined> {
    let last: Refused = { code: 'nobody', message: `Nobody may ${type}.` };
    for (const actor of actors) {
      const refused = await this.send(actor, type, data);
      if (refused === undefined || refused.code === 'person-exists') return undefined;
      if (refused.refusal !== undefined || last.refusal === undefined) last = refused;
      // Whoever else asked would hear the same.
      if (!isForAnother(refused)) break;
    }
    return last;
  }

  private async send(actor: string, type: CommandType, data: Data): Promise<Refused | undefined> {
    const refused = await this.world.send(actor, type, data);
    this.path.push(`${actor} ${type}${refused ? `: ${refused.code}` : ''}`);
    if (refused?.code !== 'unfinished') return refused;
    // Each is named, and naming them is what goes on.
    const acknowledged = (refused.faults ?? []).map(({ problem }) => problem.split(/[ ,]/u)[1]);
    return this.world.send(actor, type, { ...data, acknowledged });
  }

  private async follow({ type, on, after }: Wanted, { refused, data }: Offered): Promise<boolean> {
    const step = `${type} ${refused.code}`;
    if (after.includes(step)) return false;
    if (isForAnother(refused)) return this.give({ type, on, after: [...after, step] });
    const way = wayOf(refused);
    const isEnd = refused.refusal?.way === 'none' || refused.refusal?.way === 'corrected';
    return !isEnd && this.take(way, { ...on, ...whomOf(data, on) }, [...after, step]);
  }

  /** The capacity to somebody who can use it. The role of an admin is given outside, as the guide says. */
  private async give({ type, on, after }: Wanted): Promise<boolean> {
    for (const grant of policyOf(type).to) {
      const way = GIVES[grant];
      if (way === undefined ? this.giveRole() : await this.take(way, on, after)) return true;
    }
    return false;
  }
  private giveRole(): boolean {
    const admin = 'another-admin';
    if (this.world.roles.has(admin)) return false;
    this.world.roles.set(admin, ['admin']);
    return true;
  }
}
