/** There is no aggregate with that id. The answer is the same as for one that the viewer may not see. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
}

/** A filter names a cycle that there is not. Everybody sees every cycle, so this may be said. */
export class NoSuchCycle extends NotFound {}

/** @throws NotFound where the stream of the aggregate has no event */
export const existing = <S>(state: S | null): S => {
  if (state === null) throw new NotFound('no such aggregate');
  return state;
};
