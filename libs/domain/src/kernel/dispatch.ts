type Tagged = Readonly<{ type: string }>;

/** One function for each member of a union: a table that lacks one does not compile. */
export type Cases<Union extends Tagged, Rest extends readonly unknown[], Result> = {
  readonly [Type in Union['type']]: (member: Extract<Union, { type: Type }>, ...rest: Rest) => Result;
};

/** Picks the function by `type`. The cast is sound: the table is keyed by the very types its functions take. */
export const dispatch =
  <Union extends Tagged, Rest extends readonly unknown[], Result>(cases: Cases<Union, Rest, Result>) =>
  (member: Union, ...rest: Rest): Result => {
    const run = cases[member.type as Union['type']] as unknown as (member: Union, ...rest: Rest) => Result;
    return run(member, ...rest);
  };
