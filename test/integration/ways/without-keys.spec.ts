import fc from 'fast-check';
import { Codec, personalFields } from '@plumbline/event-store';
import { EVENT_VERSIONS } from '@plumbline/domain';
import { type Keys, MemoryKeyring } from '@plumbline/sealing';
import { begin } from './start.js';
import { steps, taken } from './steps.js';
import type { CommandType, Data, World } from './world.js';

/** Seals like any other, and opens nothing: its keys are gone at once. */
class NoKeys extends MemoryKeyring {
  override toOpen(): Promise<Keys> {
    return Promise.resolve(new Map());
  }
}

const TEXTS = new Set(
  Object.entries(EVENT_VERSIONS).flatMap(([type, version]) =>
    personalFields(type, version).flatMap(({ path }) => path.filter((part) => part !== '*')),
  ),
);
/** What of a state is text, or holds some. */
const WORDS = new Set([...TEXTS, 'content', 'decision', 'review', 'overrideReason']);
const hasText = (data: Data): boolean => Object.keys(data).some((name) => TEXTS.has(name));

type Sent = Readonly<{ actor: string; type: CommandType; data: Data; code: string; as: Pick<World, 'now' | 'roles'> }>;
type States = Readonly<Record<string, string>>;

const listening = (world: World): readonly Sent[] => {
  const sent: Sent[] = [];
  const send = world.send.bind(world);
  world.send = async (actor, type, data) => {
    const as = { now: world.now, roles: new Map(world.roles) };
    const refused = await send(actor, type, data);
    sent.push({ actor, type, data, code: refused?.code ?? 'done', as });
    return refused;
  };
  return sent;
};

const told = (state: object | null): string =>
  JSON.stringify(state, (name, value: unknown) => {
    if (WORDS.has(name)) return undefined;
    return value instanceof Map || value instanceof Set ? [...(value as Iterable<unknown>)] : value;
  });

describe('with all keys gone', () => {
  const worlds: World[] = [];
  const compared = { without: 0, refused: new Set<string>(), types: new Set<string>() };
  beforeAll(async () => {
    for (const further of [0, 7, 10, 16]) worlds.push(await begin(further));
  });
  afterAll(() => {
    for (const world of worlds) world.close();
  });

  /** Everything that is decided and counted: of nominations with votes and tallies, of cycles, and of people. */
  const statesOf = async (world: World): Promise<States> => {
    world.forgetStates();
    const states: Record<string, string> = {};
    for (const id of world.ids('nomination')) states[id] = told(await world.facts.nomination(id));
    for (const id of world.ids('cycle')) states[id] = told(await world.facts.cycle(id));
    for (const id of world.ids('person')) states[id] = told(await world.facts.person(id));
    return states;
  };

  it('every command without text is taken or refused as before, in random rounds, and every state is the same', async () => {
    const runs = fc.record({ beginning: fc.nat(worlds.length - 1), run: steps });
    await fc.assert(
      fc.asyncProperty(runs, async ({ beginning, run }) => {
        let sent: readonly Sent[] = [];
        let states: States = {};
        await worlds[beginning]?.inBranch(async (world) => {
          sent = listening(world);
          for (const step of run) await taken(world, step);
          states = await statesOf(world);
        });
        await worlds[beginning]?.inBranch(async (world) => {
          for (const { actor, type, data, code, as } of sent) {
            world.now = as.now;
            world.roles.clear();
            for (const [id, roles] of as.roles) world.roles.set(id, roles);
            world.forgetStates();
            const refused = await world.send(actor, type, data);
            compared.types.add(type);
            if (hasText(data)) continue;
            compared.without += 1;
            if (code !== 'done') compared.refused.add(code);
            expect([actor, type, JSON.stringify(data), refused?.code ?? 'done']).toEqual([
              ...[actor, type, JSON.stringify(data), code],
            ]);
          }
          expect(await statesOf(world)).toEqual(states);
        }, new Codec(new NoKeys()));
      }),
      { numRuns: 40, endOnFailure: true },
    );
    expect(compared.without).toBeGreaterThan(100);
    expect(compared.refused.size).toBeGreaterThan(10);
  });
});
