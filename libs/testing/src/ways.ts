import { readFileSync, globSync } from 'node:fs';
import { type Decider, DomainError, type Refusal } from '@plumbline/domain';

type Asked = Readonly<{ type: string; actor: string; data: object }>;

/** One refusal, tried: what happened before, the command that is refused, and what leads on. */
export type Tried = Readonly<{
  code: string;
  type: string;
  actor: string;
  /** Types of the commands on the way. */
  way: readonly string[];
  refuse: () => unknown;
  /** Takes the way, and sends the command again; undefined for an end. */
  again: (() => Asked) | undefined;
}>;

type Try<Command, Event> = Readonly<{
  given?: readonly Event[];
  refused: Command;
  /** On the same aggregate, one after the other. */
  way?: readonly Command[];
  /** On another aggregate: throws where it is refused. */
  elsewhere?: Readonly<{ type: string; take: () => readonly object[] }>;
  /** On a stream of its own: under another id. */
  free?: boolean;
  /** The refused command once the way was taken, with other content, by somebody else, or with what is known by then. */
  again?: Command;
}>;

/** Takes a command of another aggregate. */
export const elsewhere = <S, C extends Asked, E>(decider: Decider<S, C, E>, given: readonly E[], command: C) => ({
  type: command.type,
  take: () => decider.decide(command, given.reduce(decider.evolve, decider.initialState())) as readonly object[],
});

/** Refusals of one aggregate, to be tried. */
export const tryingOn =
  <S, C extends Asked, E>(decider: Decider<S, C, E>) =>
  (code: string, { given = [], refused, way = [], elsewhere: other, again, free = false }: Try<C, E>): Tried => {
    const before = given.reduce(decider.evolve, decider.initialState());
    const isEnd = way.length === 0 && other === undefined && again === undefined;
    return {
      code,
      type: refused.type,
      actor: refused.actor,
      way: [...way, ...(other ? [other] : [])].map(({ type }) => type),
      refuse: () => decider.decide(refused, before),
      again: isEnd
        ? undefined
        : () => {
            if (other) expect(other.take()).not.toEqual([]);
            let state = free ? decider.initialState() : before;
            for (const command of way) {
              const events = decider.decide(command, state);
              expect(events).not.toEqual([]);
              state = events.reduce(decider.evolve, state);
            }
            const last = again ?? refused;
            decider.decide(last, state);
            return last;
          },
    };
  };

const guides = (): string =>
  globSync('docs/guides/*.md')
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');

const takes = ({ type, actor, again, way }: Tried, row: Refusal): void => {
  if (again === undefined) throw new Error('No way is tried.');
  const last = again();
  expect(last.type).toBe(type);
  if (row.way === 'another') expect(last.actor).not.toBe(actor);
  if (row.way === 'another' || row.way === 'corrected') expect(way).toEqual([]);
  else expect(way).toContain(row.way);
};

/** Each row is refused somewhere, and its way leads on; an end is named in a guide. */
export const describeWays = (rows: Readonly<Record<string, Refusal>>, tried: readonly Tried[]): void => {
  it('tries every row of the table, and nothing else', () => {
    expect([...new Set(tried.map(({ code }) => code))].sort()).toEqual(Object.keys(rows).sort());
  });
  it.each(tried.map((each) => [each.code, each.type, each] as const))('%s of %s', (code, _type, each) => {
    const row = rows[code];
    if (row === undefined) throw new Error(`No row ${code}.`);
    let refusal: unknown;
    try {
      each.refuse();
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(DomainError);
    expect(refusal).toMatchObject({ code });
    if (row.way !== 'none') takes(each, row);
    else {
      expect(each.again).toBeUndefined();
      expect([code, guides().includes(`\`${code}\``)]).toEqual([code, true]);
    }
  });
};
