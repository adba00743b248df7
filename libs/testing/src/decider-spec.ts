import type { Decider } from '@plumbline/domain';

const fold = <S, C, E>({ evolve, initialState }: Decider<S, C, E>, events: readonly E[]): S =>
  events.reduce(evolve, initialState());

/** What a message reads like where a value in it is missing, as an id or a date. */
const GAP = /\bundefined\b|\[object|\s[.,;:](\s|$)|\s\s|\(\)|""|\/\//;
const ensureWhole = (refused: () => unknown): void => {
  try {
    refused();
  } catch (error) {
    expect((error as Error).message).not.toMatch(GAP);
    expect((error as Error).message).toMatch(/^[^\s].*\S\.?$/s);
  }
};

/**
 * Given events, when a command, then events: the words that decider specs are written in. An accepted command is always
 * asked a second time, because it may arrive twice: `then` wants no event of the second, `thenOnce` wants its refusal.
 */
export const deciderSpec = <S, C, E>(decider: Decider<S, C, E>) => ({
  given: (...history: readonly E[]) => ({
    when: (command: C) => {
      const decideAfter = (...more: readonly E[]) => decider.decide(command, fold(decider, [...history, ...more]));
      return {
        then: (...expected: readonly E[]) => {
          const events = decideAfter();
          expect(events).toStrictEqual(expected);
          expect(events).not.toHaveLength(0);
          expect(decideAfter(...events)).toStrictEqual([]);
        },
        thenOnce: (secondRefusal: string, ...expected: readonly E[]) => {
          const events = decideAfter();
          expect(events).toStrictEqual(expected);
          expect(events).not.toHaveLength(0);
          expect(() => decideAfter(...events)).toThrow(expect.objectContaining({ code: secondRefusal }));
        },
        thenNothing: () => {
          expect(decideAfter()).toStrictEqual([]);
        },
        /** What is no refusal of a rule. */
        thenThrown: (kind: new (message: string) => Error) => {
          expect(() => decideAfter()).toThrow(kind);
          ensureWhole(() => decideAfter());
        },
        /** `saying`: what the message must name, so that the reader learns what would satisfy the rule. */
        thenRejected: (code: string, ...saying: readonly string[]) => {
          const refusal = { name: 'DomainError', code };
          expect(() => decideAfter()).toThrow(expect.objectContaining(refusal));
          for (const part of saying) expect(() => decideAfter()).toThrow(part);
          ensureWhole(() => decideAfter());
        },
      };
    },
  }),
});
